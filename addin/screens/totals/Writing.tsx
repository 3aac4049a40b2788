/** The changes written in one go, which one click takes back; the workbook notes when that was and from what. */
import type { JSX } from 'react';
import type { Totals } from '../../../core/consolidation/totals.ts';
import { fillOf, type MasterFill } from '../../../core/note/fill.ts';
import { columnNumber, parseAddress } from '../../../core/sheet/address.ts';
import type { HostLabel, HostWrite } from '../../host/host.ts';
import { HalfWritten } from '../../host/meanwhile.ts';
import { useWords } from '../../i18n/language.ts';
import { Button } from '../../ui.ts';
import { AskedLine, type Asking } from '../Asking.tsx';
import { useWork } from '../work.ts';
import { ChangeTable } from './ChangeTable.tsx';
import { noteFill } from './noteFill.ts';
import type { OpenMaster } from './openMaster.ts';

interface Props {
  readonly planned: OpenMaster;
  readonly totals: Totals;
  readonly asking: Asking<null>;
  readonly isBusy: boolean;
  /** The workbook now says so; null: it says nothing any more. */
  readonly onNoted: (fill: MasterFill | null) => void;
}

export function Writing({ planned, totals, asking: [doing, act], isBusy, onNoted }: Props): JSX.Element {
  const { totals: say, check } = useWords();
  const { writing, setWriting } = useWork();
  const { host, plan, binding } = planned;
  const write = (): void =>
    void act(async () => {
      const writes = plan.changes.map(({ cell, before, after }): HostWrite => ({
        ...{ sheet: binding.sheet, cell, value: after },
        expected: before === null ? null : { value: before },
      }));
      const at = new Date().toISOString();
      const undo = await host.write(writes, labelsOf(planned)).catch((error: unknown) => {
        if (error instanceof HalfWritten) {
          const tried = new Set(error.undo.cells);
          const changes = plan.changes.filter(({ cell }) => tried.has(cell));
          setWriting({ host, totals, at, changes, undo: error.undo, before: undefined });
        }
        throw error;
      });
      const fill = fillOf(totals, { sheet: binding.sheet, at, cells: writes.length });
      // The cells are written, whether the workbook takes a note or not.
      const before = await noteFill(host, totals, fill).catch(() => undefined);
      if (before !== undefined) onNoted(fill);
      setWriting({ host, totals, at, changes: plan.changes, undo, before });
      return null;
    });
  if (plan.changes.length === 0) return <p>{say.noChanges}</p>;
  // Once it is taken back it may be written again.
  const isThere = writing?.changes === plan.changes;
  return (
    <>
      {isThere ? null : (
        <Button appearance="primary" disabled={isBusy} onClick={write}>
          {say.doWrite(plan.changes.length)}
        </Button>
      )}
      <AskedLine asked={doing} label={check.doing.writing} />
      <h3>{isThere ? say.wrote : say.preview}</h3>
      <ChangeTable planned={planned} host={host} />
    </>
  );
}

/** The names of the rows and the headings of the columns that are written into, as they were read. */
function labelsOf({ binding, plan, sheet }: OpenMaster): readonly HostLabel[] {
  const places = plan.changes.map(({ cell }) => parseAddress(cell));
  const rows = new Set(places.map((place) => place?.row));
  const columns = new Set(places.map((place) => place?.column));
  const cells = new Set([
    ...binding.rows.filter(({ row }) => rows.has(row)).map(({ cell }) => cell),
    ...binding.columns.filter(({ column }) => columns.has(columnNumber(column))).map(({ cell }) => cell),
  ]);
  return (sheet?.cells ?? [])
    .filter(({ at }) => cells.has(at))
    .map(({ at, value, formula }) => ({
      sheet: binding.sheet,
      cell: at,
      holds: value,
      isFormula: formula !== undefined,
    }));
}
