/**
 * The receipts there are for the open report: in the workbook itself, on this machine, at the service. One that the workbook
 * lacks is written into it, so that the proof travels with the file; the service's only where the open report is what it received.
 */
import { useEffect, useMemo, useState } from 'react';
import { receiptFor, withReceipt } from '../../../core/note/note.ts';
import { receiptSchema, type Receipt } from '../../../core/note/receipt.ts';
import type { Report } from '../../../core/reading/report.ts';
import { changeNote, noteIn } from '../../client/note.ts';
import type { Host } from '../../host/host.ts';
import { useStanding, type Standing } from '../useStanding.ts';
import { useWork } from '../work.ts';

export interface Receipts {
  /** The newest known; null = none. */
  readonly receipt: Receipt | null;
  /** Null until looked, and of a receipt that is no business of the workbook's; false: the workbook did not take it. */
  readonly isInWorkbook: boolean | null;
  readonly standing: Standing;
}

type Looked = { readonly key: string; readonly receipt: Receipt | null; readonly isInWorkbook: boolean };

export function useReceipts(report: Report, host: Host): Receipts {
  const standing = useStanding(report);
  const { outbox } = useWork();
  const [looked, setLooked] = useState<Looked | null>(null);
  const { unit, period, template } = report;
  const last = standing.stage === 'known' ? standing.last : null;
  const isOfReport = last?.fingerprint === report.fingerprint;
  // What the answer holds beside the receipt stays out of the file.
  const atService = useMemo(() => (last && isOfReport ? receiptSchema.parse(last) : null), [last, isOfReport]);
  const key = [unit, period, template, String(outbox.rounds), atService?.submission].join('\n');
  const { receipt: ofMachine, keep } = outbox;
  useEffect(() => {
    let isLate = false;
    const find = async (): Promise<void> => {
      // A workbook or a shelf that cannot be asked just now has no say.
      const noted = await noteIn(host).catch(() => null);
      const inWorkbook = noted && receiptFor(noted, { unit, period, template });
      const here = unit === null || period === null ? null : await ofMachine({ unit, period, template }).catch(() => null);
      const receipt = newest(newest(inWorkbook, here), atService);
      if (receipt && receipt === atService) await keep(receipt).catch(() => undefined);
      const isInWorkbook = receipt === inWorkbook ? receipt !== null : receipt !== null && (await saveIn(host, receipt));
      if (!isLate) setLooked({ key, receipt, isInWorkbook });
    };
    void find();
    return () => {
      isLate = true;
    };
  }, [host, unit, period, template, key, atService, ofMachine, keep]);
  const kept = looked?.key === key ? looked : null;
  const receipt = newest(kept?.receipt ?? null, last);
  return { receipt, isInWorkbook: kept && receipt === kept.receipt ? kept.isInWorkbook : null, standing };
}

function saveIn(host: Host, receipt: Receipt): Promise<boolean> {
  return changeNote(host, (note) => withReceipt(note, receipt)).then(
    () => true,
    () => false,
  );
}

function newest(a: Receipt | null, b: Receipt | null): Receipt | null {
  if (!a || !b) return a ?? b;
  return b.version > a.version ? b : a;
}
