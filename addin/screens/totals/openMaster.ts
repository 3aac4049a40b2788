/** A workbook in front of a person → it as a master of totals: what it keeps of earlier words, how it is understood, what would be written. */
import type { Totals } from '../../../core/consolidation/totals.ts';
import type { Confirmation } from '../../../core/master/confirmation.ts';
import type { Sheet } from '../../../core/sheet/sheet.ts';
import { noteIn } from '../../client/note.ts';
import type { Host, WorkbookReading } from '../../host/host.ts';
import type { PlannedMaster } from '../../planning/planMaster.ts';
import { planApart } from '../../planning/planner.ts';

/** A master as it is open in front of the person. */
export interface OpenMaster extends PlannedMaster {
  readonly host: Host;
  readonly sheet: Sheet | undefined;
  /** When a person confirmed it, so that it need not be asked; null = nobody has, or they have just now. */
  readonly confirmedAt: string | null;
  /** Totals of the period before are at hand. */
  readonly hasBefore: boolean;
  /** A person has just said it, and the workbook does not keep it. */
  readonly isWordLost: boolean;
}

/** One reading of it; each is a new one to be confirmed. */
export interface ReadMaster extends OpenMaster {
  readonly turn: number;
}

/** What a person has just said of a master. */
export interface Said {
  readonly confirmation: Confirmation;
  /** The workbook keeps it. */
  readonly isKept: boolean;
}

/** How a master is to be read. */
export interface HowRead {
  /** The sheet a person says it is. */
  readonly sheet?: string | null;
  /** As if nobody had confirmed anything. */
  readonly isAnew?: boolean;
  /** What a person has just said of it. */
  readonly said?: Said;
}

interface PlanAsked extends HowRead {
  readonly totals: Totals;
  readonly before: Totals | null;
  readonly rulebook: string;
}

export async function openMaster(host: Host, reading: WorkbookReading, asked: PlanAsked): Promise<OpenMaster> {
  const { totals, before, rulebook, sheet = null, isAnew = false, said = null } = asked;
  const { confirmations } = await noteIn(host);
  const words = said ? [said.confirmation] : isAnew ? [] : confirmations.map(({ confirmation }) => confirmation);
  const planned = await planApart(reading, { totals, before, rulebook, beside: { words, sheet } });
  const { binding, confirmed } = planned;
  const noted = confirmations.find(
    ({ confirmation: { scope, set, layout } }) => scope === binding.scope && set === binding.set && layout === binding.layout,
  );
  return {
    ...planned,
    host,
    sheet: reading.sheets.find(({ name }) => name === binding.sheet),
    confirmedAt: confirmed === 'no' || said ? null : (noted?.at ?? null),
    hasBefore: before !== null,
    isWordLost: said !== null && !said.isKept,
  };
}
