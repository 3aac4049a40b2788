/**
 * A Template is the official sheet of one criteria set: the set, the layout, and the rows in
 * their order. A criterion with one indicator shares its row with it; one whose indicators are not all known
 * has a row of its own, for its own word.
 */
import type { Attention } from '../criteria/attention.ts';
import { isIncomplete } from '../criteria/completeness.ts';
import type { Comparator, CriteriaSet, Criterion, Indicator } from '../criteria/schema.ts';
import type { Layout } from './schema.ts';

export type TemplateRow =
  | { readonly kind: 'criterion'; readonly criterion: Criterion }
  | ({ readonly kind: 'indicator'; readonly criterion: Criterion; readonly indicator: Indicator } & Beside)
  /** A criterion and its only indicator on one row. */
  | ({ readonly kind: 'single'; readonly criterion: Criterion; readonly indicator: Indicator } & Beside)
  /** What a district or a province asks beside the set, below the criterion's indicators; none of them. */
  | { readonly kind: 'local'; readonly criterion: Criterion; readonly indicator: Indicator; readonly by: Body };

/** What the units above say of an indicator. */
interface Beside {
  readonly plan?: Plan;
  readonly attended?: Attended;
}

/** The district or province that adds a row or plans a figure. */
export interface Body {
  readonly code: string;
  readonly name: string;
}

/** What a district plans to reach for an indicator in a year: shown beside the requirement, deciding nothing. */
export interface Plan {
  readonly code: string;
  readonly comparator: Comparator;
  readonly value: number;
  readonly year: number;
  readonly by: Body;
  readonly source: string;
}

/** What holds for one commune's sheet beside the set. */
export interface Own {
  readonly rows: readonly { readonly criterion: number; readonly indicator: Indicator; readonly by: Body }[];
  readonly plans: readonly Plan[];
  readonly attention: readonly Attended[];
}

/** An indicator to be kept up month by month, or to be acted on now. */
export interface Attended {
  readonly code: string;
  readonly group: Attention['group'];
  readonly by: Body;
}

const NOTHING: Own = { rows: [], plans: [], attention: [] };

export interface Template {
  /** The criteria set's id. */
  readonly id: string;
  readonly version: number;
  readonly set: CriteriaSet;
  readonly layout: Layout;
  readonly rows: readonly TemplateRow[];
  /** By key (`14.2`, `TC 14`): other wordings of the same rows, in offices' own forms. */
  readonly wordings?: ReadonlyMap<string, readonly string[]>;
}

export function templateOf(set: CriteriaSet, layout: Layout, own: Own = NOTHING, wordings?: Template['wordings']): Template {
  const rows = set.criteria.flatMap((criterion) => rowsOf(criterion, own));
  return { id: set.id, version: layout.version, set, layout, rows, ...(wordings && { wordings }) };
}

/** Own rows stand below all of the criterion's indicators: its formula, which counts from the first to the last, never counts them. */
function rowsOf(criterion: Criterion, own: Own): readonly TemplateRow[] {
  const [only] = criterion.indicators;
  const local = own.rows
    .filter((row) => row.criterion === criterion.no)
    .map(({ indicator, by }) => ({ kind: 'local', criterion, indicator, by }) as const);
  if (only && criterion.indicators.length === 1 && !isIncomplete(criterion))
    return [{ kind: 'single', criterion, indicator: only, ...besideOf(only, own) }, ...local];
  return [
    { kind: 'criterion', criterion },
    ...criterion.indicators.map((indicator) => ({ kind: 'indicator', criterion, indicator, ...besideOf(indicator, own) }) as const),
    ...local,
  ];
}

/** The nearest unit above goes before the others. */
function besideOf({ code }: Indicator, { plans, attention }: Own): Beside {
  const plan = plans.find((one) => one.code === code);
  const attended = attention.find((one) => one.code === code);
  return { ...(plan && { plan }), ...(attended && { attended }) };
}

/** The printed cell by which a sheet says itself what it is. */
export interface FormCode {
  readonly template: string;
  readonly version: number;
  readonly unit: string;
  readonly period: string;
}

/** `Mã biểu: xa-ntm-nang-cao-318-2022/1 · 13969 · 2023-11` */
export function printFormCode({ template, version, unit, period }: FormCode): string {
  return `Mã biểu: ${template}/${String(version)} · ${unit} · ${period}`;
}

/** People retype the dots between as other signs; a TCVN3 font makes ã of them. */
const FORM_CODE = /^Mã biểu\s*:?\s*([a-z0-9-]+)\s*\/\s*(\d{1,4})\s*[·•|,;–ã-]\s*(\d{2,5})\s*[·•|,;–ã-]\s*(\S+)$/iu;

export function parseFormCode(text: string): FormCode | undefined {
  const found = FORM_CODE.exec(text);
  if (!found) return undefined;
  const [, template = '', version = '', unit = '', period = ''] = found;
  return { template: template.toLowerCase(), version: Number(version), unit, period };
}
