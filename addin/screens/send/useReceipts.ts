/**
 * The receipts there are for the open report: in the workbook itself, on this machine, at the service. A receipt that this
 * machine has and the workbook lacks is written into the workbook, so that the proof travels with the file.
 */
import { useEffect, useState } from 'react';
import { receiptFor, withReceipt } from '../../../core/note/note.ts';
import type { Receipt } from '../../../core/note/receipt.ts';
import type { Report } from '../../../core/reading/report.ts';
import { changeNote, noteIn } from '../../client/note.ts';
import type { Host } from '../../host/host.ts';
import { useStanding, type Standing } from '../useStanding.ts';
import { useWork } from '../work.ts';

export interface Receipts {
  /** The newest known; null = none. */
  readonly receipt: Receipt | null;
  /** Null until looked; false: the workbook did not take it. */
  readonly isInWorkbook: boolean | null;
  readonly standing: Standing;
}

type Looked = { readonly key: string; readonly receipt: Receipt | null; readonly isInWorkbook: boolean };

export function useReceipts(report: Report, host: Host): Receipts {
  const standing = useStanding(report);
  const { outbox } = useWork();
  const [looked, setLooked] = useState<Looked | null>(null);
  const { unit, period, template } = report;
  const key = [unit, period, template, String(outbox.rounds)].join('\n');
  useEffect(() => {
    let isLate = false;
    void lookFor(host, { unit, period, template }, outbox.receipt).then((found) => {
      if (!isLate) setLooked({ key, ...found });
    });
    return () => {
      isLate = true;
    };
  }, [host, unit, period, template, key, outbox.receipt]);
  const kept = looked?.key === key ? looked : null;
  const atService = standing.stage === 'known' ? standing.last : null;
  const receipt = newest(kept?.receipt ?? null, atService);
  return { receipt, isInWorkbook: kept ? kept.isInWorkbook && receipt === kept.receipt : null, standing };
}

async function lookFor(
  host: Host,
  about: Pick<Report, 'unit' | 'period' | 'template'>,
  ofMachine: (about: { readonly unit: string; readonly period: string; readonly template: string }) => Promise<Receipt | null>,
): Promise<Omit<Looked, 'key'>> {
  const { unit, period, template } = about;
  // A workbook that cannot be asked just now has no say.
  const noted = await noteIn(host).catch(() => null);
  const inWorkbook = noted && receiptFor(noted, about);
  const here = unit === null || period === null ? null : await ofMachine({ unit, period, template }).catch(() => null);
  const receipt = newest(inWorkbook, here);
  if (!receipt || receipt === inWorkbook) return { receipt, isInWorkbook: inWorkbook !== null };
  const isSaved = await changeNote(host, (note) => withReceipt(note, receipt)).then(
    () => true,
    () => false,
  );
  return { receipt, isInWorkbook: isSaved };
}

function newest(a: Receipt | null, b: Receipt | null): Receipt | null {
  if (!a || !b) return a ?? b;
  return b.version > a.version ? b : a;
}
