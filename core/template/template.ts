/**
 * A Template is the official sheet of one criteria set: the set, the layout, and the rows in
 * their order. A criterion with one indicator shares its row with it.
 */
import type { CriteriaSet, Criterion, Indicator } from '../criteria/schema.ts';
import type { Layout } from './schema.ts';

export type TemplateRow =
  | { readonly kind: 'criterion'; readonly criterion: Criterion }
  | { readonly kind: 'indicator'; readonly criterion: Criterion; readonly indicator: Indicator }
  /** A criterion and its only indicator on one row. */
  | { readonly kind: 'single'; readonly criterion: Criterion; readonly indicator: Indicator };

export interface Template {
  /** The criteria set's id. */
  readonly id: string;
  readonly version: number;
  readonly set: CriteriaSet;
  readonly layout: Layout;
  readonly rows: readonly TemplateRow[];
}

export function templateOf(set: CriteriaSet, layout: Layout): Template {
  return { id: set.id, version: layout.version, set, layout, rows: set.criteria.flatMap(rowsOf) };
}

function rowsOf(criterion: Criterion): readonly TemplateRow[] {
  const [only] = criterion.indicators;
  if (only && criterion.indicators.length === 1) return [{ kind: 'single', criterion, indicator: only }];
  return [
    { kind: 'criterion', criterion },
    ...criterion.indicators.map((indicator) => ({ kind: 'indicator', criterion, indicator }) as const),
  ];
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
