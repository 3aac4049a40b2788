/** The template's rows, indexed by what a sheet's row may say of itself. Made once for a template. */
import type { Template, TemplateRow } from '../template/template.ts';
import { fold } from '../text/fold.ts';

export interface Target {
  readonly row: TemplateRow;
  /** Its place in the template. */
  readonly index: number;
  readonly code: string;
  /** As messages name it: `14.2`, `TC 14`. */
  readonly key: string;
  /** Folded. */
  readonly wordings: readonly string[];
  readonly wordSets: readonly ReadonlySet<string>[];
}

export interface Wanted {
  readonly targets: readonly Target[];
  readonly byCode: ReadonlyMap<string, readonly Target[]>;
  readonly byWording: ReadonlyMap<string, readonly Target[]>;
}

const known = new WeakMap<Template, Wanted>();

export function wantedRows(template: Template): Wanted {
  const seen = known.get(template);
  if (seen) return seen;
  const targets = template.rows.map((row, index) => targetOf(row, index, template.wordings));
  const byCode = new Map<string, Target[]>();
  const byWording = new Map<string, Target[]>();
  for (const target of targets) {
    add(byCode, target.code, target);
    // A single row is known by its indicator's wording; its criterion's name only helps its code.
    const known = template.wordings?.get(target.key) ?? [];
    for (const wording of new Set([target.wordings[0] ?? '', ...known.map(fold)])) add(byWording, wording, target);
  }
  const wanted = { targets, byCode, byWording };
  known.set(template, wanted);
  return wanted;
}

function add(to: Map<string, Target[]>, key: string, target: Target): void {
  const same = to.get(key);
  if (same) same.push(target);
  else to.set(key, [target]);
}

function targetOf(row: TemplateRow, index: number, others: Template['wordings']): Target {
  const code = row.kind === 'indicator' || row.kind === 'local' ? row.indicator.code : String(row.criterion.no);
  const key = row.kind === 'criterion' ? `TC ${code}` : row.indicator.code;
  const wordings = [...new Set([...wordingsOf(row), ...(others?.get(key) ?? [])].map(fold))];
  return { row, index, code, key, wordings, wordSets: wordings.map(wordsOf) };
}

function wordingsOf(row: TemplateRow): readonly string[] {
  if (row.kind === 'criterion') return [row.criterion.name];
  return row.kind === 'single' ? [row.indicator.text, row.criterion.name] : [row.indicator.text];
}

/** The beginning tells wordings apart; a cell may hold pages. */
const LONGEST_COMPARED = 600;

/** Of a folded text; punctuation is no word. */
export function wordsOf(folded: string): ReadonlySet<string> {
  return new Set(folded.slice(0, LONGEST_COMPARED).match(/[\p{L}\p{N}]+/gu) ?? []);
}

/** 0 to 1: the words in common, of the shorter of the two or of the longer. */
export function likeness(target: Pick<Target, 'wordSets'>, row: Pick<Target, 'wordSets'>, of: 'shorter' | 'longer'): number {
  let best = 0;
  for (const a of target.wordSets) for (const b of row.wordSets) best = Math.max(best, shareOf(a, b, of));
  return best;
}

function shareOf(a: ReadonlySet<string>, b: ReadonlySet<string>, of: 'shorter' | 'longer'): number {
  const [less, more] = a.size < b.size ? [a, b] : [b, a];
  if (less.size === 0) return 0;
  let common = 0;
  for (const word of less) if (more.has(word)) common += 1;
  return common / (of === 'shorter' ? less.size : more.size);
}

export function sharesOne(a: readonly string[], b: readonly string[]): boolean {
  return a.some((wording) => b.includes(wording));
}
