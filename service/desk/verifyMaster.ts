/**
 * A filled master against its manifest: everything is recomputed from the totals (or, where the reports are at hand, from those)
 * and the cells that do not agree are named.
 */
import { existsSync } from 'node:fs';
import { lastDayOf } from '../../core/calendar/period.ts';
import { changesFor } from '../../core/consolidation/changesFor.ts';
import type { Totals } from '../../core/consolidation/totals.ts';
import { totalsSchema } from '../../core/consolidation/totalsSchema.ts';
import type { Confirmation } from '../../core/master/confirmation.ts';
import { verifyCells, type VerifiedCells } from '../../core/master/verify.ts';
import { Problem } from '../../core/problem.ts';
import { treeOn, type Rulebook } from '../../core/rulebook.ts';
import { askedPeriod, askedSet, askedUnit } from '../asked.ts';
import { readFileWhole } from '../files.ts';
import { readJson } from '../readJson.ts';
import { sha256 } from '../store/packing.ts';
import { expectedUnits, totalsOf } from '../totals.ts';
import { readFolder, type Quarantined } from './folder.ts';
import { manifestPathOf, manifestSchema } from './masterManifest.ts';
import { bindFor, wordsIn } from './planMaster.ts';

export interface VerifyJob {
  readonly file: string;
  readonly manifest?: string | undefined;
  /** In place of the manifest's. */
  readonly totals?: string | undefined;
  /** A folder of reports the totals are computed anew from. */
  readonly reports?: string | undefined;
  readonly rulebook: Rulebook;
}

/**
 * | `written`   | the file is byte for byte what was written                |
 * | `before`    | it is what was there before: the write did not come about |
 * | `changed`   | somebody has saved it since                               |
 * | `unknown`   | there is no manifest to go by                             |
 */
export type FileState = 'written' | 'before' | 'changed' | 'unknown';

/** A commune whose report in the folder does not give what the totals say of it. */
export interface DifferingCommune {
  readonly unit: string;
  readonly name: string;
  readonly fingerprint: string | null;
  readonly inReports: string | null;
}

export interface VerifiedMaster extends VerifiedCells {
  readonly file: string;
  readonly state: FileState;
  readonly sheet: string;
  readonly unit: string;
  readonly period: string;
  readonly asOf: string | null;
  readonly communes: readonly DifferingCommune[];
  readonly quarantined: readonly Quarantined[];
}

interface WrittenFrom {
  readonly totals: Totals;
  readonly before: Totals | undefined;
  readonly confirmation: Confirmation | undefined;
  readonly state: FileState;
}

/** @throws Problem `master-manifest-missing`, `json-file-wrong`, of the file or the binding */
export async function verifyMaster(job: VerifyJob): Promise<VerifiedMaster> {
  const { file, rulebook, reports } = job;
  const bytes = readFileWhole(file);
  const from = writtenFrom(job, sha256(bytes));
  const again = reports === undefined ? undefined : await fromReports(reports, from.totals, rulebook);
  const totals = again?.totals ?? from.totals;
  const words = from.state === 'unknown' ? { noted: wordsIn(bytes) } : { confirmation: from.confirmation };
  const { binding, sheet } = bindFor(bytes, totals, rulebook, words);
  return {
    file,
    state: from.state,
    sheet: sheet.name,
    unit: totals.unit,
    period: totals.period,
    asOf: totals.asOf,
    communes: again ? differingCommunes(from.totals, again.totals, rulebook) : [],
    quarantined: again?.quarantined ?? [],
    ...verifyCells(binding, totals, sheet, changesFor(totals, rulebook, from.before)),
  };
}

function writtenFrom({ file, manifest = manifestPathOf(file), totals }: VerifyJob, hash: string): WrittenFrom {
  if (!existsSync(manifest)) {
    if (totals === undefined) throw new Problem('master-manifest-missing', { file, manifest });
    return { totals: readJson(totals, totalsSchema), before: undefined, confirmation: undefined, state: 'unknown' };
  }
  const found = readJson(manifest, manifestSchema);
  const state = hash === found.after ? 'written' : hash === found.before ? 'before' : 'changed';
  return {
    totals: totals === undefined ? found.totals : readJson(totals, totalsSchema),
    before: found.totalsBefore ?? undefined,
    confirmation: found.confirmation ?? undefined,
    state,
  };
}

async function fromReports(
  folder: string,
  of: Totals,
  rulebook: Rulebook,
): Promise<{ readonly totals: Totals; readonly quarantined: readonly Quarantined[] }> {
  const period = askedPeriod(of.period);
  const set = askedSet(rulebook, of.set);
  const scope = { ...askedUnit(rulebook, of.unit, period), period, set };
  const expected = expectedUnits(rulebook, scope);
  const { accepted, quarantined } = await readFolder(folder, rulebook, { period, set: set.id, expected });
  return { totals: totalsOf(rulebook, scope, expected, accepted, of.criterion ?? undefined), quarantined };
}

function differingCommunes(written: Totals, again: Totals, rulebook: Rulebook): readonly DifferingCommune[] {
  const tree = treeOn(rulebook, lastDayOf(askedPeriod(written.period)));
  const [was, is] = [written, again].map(({ communes }) => new Map(communes.map((commune) => [commune.unit, commune.fingerprint])));
  return [...new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])])]
    .sort()
    .filter((unit) => was?.get(unit) !== is?.get(unit))
    .map((unit) => ({
      unit,
      name: tree.unit(unit)?.name ?? unit,
      fingerprint: was?.get(unit) ?? null,
      inReports: is?.get(unit) ?? null,
    }));
}
