/**
 * Sheet × Template → Report: says what was understood and what could not be placed. It
 * tolerates; judging is validation's. Nothing it could not place is dropped silently.
 */
import { lastDayOf, parsePeriod, type Period } from '../calendar/period.ts';
import type { Message } from '../message.ts';
import { gridOf, type Grid } from '../sheet/grid.ts';
import type { Sheet } from '../sheet/sheet.ts';
import type { Layout } from '../template/schema.ts';
import type { Template } from '../template/template.ts';
import { fold } from '../text/fold.ts';
import type { UnitTree } from '../units/unitTree.ts';
import { alignRows, type Alignment } from './align.ts';
import { withComputedValues } from './computedValues.ts';
import { readEntries } from './entries.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { Heading } from './heading.ts';
import { readIdentity, type Identity } from './identity.ts';
import type { NamedBy } from './names.ts';
import { findKnownHeading } from './knownHeading.ts';
import { readableSheet, type TextDoubt } from './readableSheet.ts';
import type { Report } from './report.ts';

/** What recognition may look up. */
export interface Known {
  readonly layouts: readonly Layout[];
  /** The templates in force for a unit on a day, the province's overlay applied; for an unknown unit the national ones. */
  templatesFor(unit: string | null, day: string | null): readonly Template[];
  treeOn(day: string): UnitTree;
}

/** What the person or the account says of the sheet; the sheet's own form code goes first. */
export interface About {
  readonly template?: string;
  readonly unit?: string;
  readonly period?: string;
  /** Name of the file, where the door knows one. */
  readonly file?: string;
}

export interface Recognised {
  readonly kind: 'recognised';
  readonly report: Report;
  readonly template: Template;
  readonly identity: Identity;
  readonly heading: Heading;
  /** In whose words its heading is: the template's, or an office's own form's, which has other columns and none of our formulas. */
  readonly layout: Layout;
  readonly alignment: Alignment;
  /** Of the sheet with its old fonts decoded. */
  readonly grid: Grid;
  /** Texts whose font left it open what they say, by address. */
  readonly doubts: ReadonlyMap<string, TextDoubt>;
  /** Formulas without a cached value, whose value was computed here, by address. */
  readonly computed: ReadonlySet<string>;
  /** Where unit and period were read only from a sheet's or a file's name. */
  readonly fromName: { readonly unit: NamedBy | null; readonly period: NamedBy | null };
}

export type Recognition = Recognised | { readonly kind: 'unrecognised'; readonly sheet: string; readonly reason: Message };

export function recognise(sheet: Sheet, known: Known, about: About = {}): Recognition {
  const { sheet: readable, doubts } = readableSheet(sheet);
  const { grid, computed } = withComputedValues(gridOf(readable));
  const found = findKnownHeading(grid, known.layouts);
  if (!found) return unrecognised(sheet, noHeading);
  const { heading, layout } = found;
  const identity = readIdentity(grid, heading, about.file);
  const code = identity.formCode?.value;
  const said = parsePeriod(code?.period ?? '') ?? identity.months[0]?.value ?? parsePeriod(about.period ?? '') ?? null;
  const named = said === null ? periodNamed(identity) : null;
  const period = said ?? named?.period ?? null;
  const day = period === null ? null : lastDayOf(period);
  const toldUnit = code?.unit ?? unitOf(identity, day, known, about);
  const namedUnit = toldUnit === null && day !== null ? unitNamed(identity, known.treeOn(day)) : null;
  const unit = toldUnit ?? namedUnit?.unit ?? null;
  const best = bestTemplate(grid, heading, identity, known.templatesFor(unit, day), about);
  if (!best) return unrecognised(sheet, noTemplate);
  const { template, alignment } = best;
  return {
    kind: 'recognised',
    report: readReport(grid, heading, template, alignment, unit, period),
    template,
    identity,
    heading,
    layout,
    alignment,
    grid,
    doubts,
    computed,
    fromName: { unit: namedUnit?.by ?? null, period: named?.by ?? null },
  };
}

/** The first name that says a month with its year. */
function periodNamed({ named }: Identity): { readonly period: Period; readonly by: NamedBy } | null {
  for (const by of named) {
    const period =
      by.month === null || by.year === null ? undefined : parsePeriod(`${String(by.year)}-${String(by.month).padStart(2, '0')}`);
    if (period) return { period, by };
  }
  return null;
}

/** The first name that is one commune's of the day. */
function unitNamed({ named }: Identity, tree: UnitTree): { readonly unit: string; readonly by: NamedBy } | null {
  for (const by of named) {
    const [only, ...others] = by.unit === null ? [] : tree.named(by.unit).filter(({ level }) => level === 'commune');
    if (only && others.length === 0) return { unit: only.code, by };
  }
  return null;
}

function readReport(
  grid: Grid,
  heading: Heading,
  template: Template,
  alignment: Alignment,
  unit: string | null,
  period: Period | null,
): Report {
  const { criteria, ...read } = readEntries(grid, heading, template, alignment);
  const meaning = { template: template.id, unit, period, ...read };
  return { sheet: grid.sheet.name, version: template.version, criteria, fingerprint: fingerprintOf(meaning), ...meaning };
}

/** The account's unit, else the first name above the heading that is one commune's of that day. */
function unitOf(identity: Identity, day: string | null, known: Known, about: About): string | null {
  if (about.unit !== undefined) return about.unit;
  if (day === null) return null;
  for (const { value } of identity.unitNames) {
    const [only, ...others] = known
      .treeOn(day)
      .named(value)
      .filter(({ level }) => level === 'commune');
    if (only && others.length === 0) return only.code;
  }
  return null;
}

/**
 * By the form code alone where it can be read; else by what was asked, else by the longest short title the sheet's texts
 * hold, else by the rows. Always confirmed by the rows: where fewer than half of them are the template's, the
 * sheet is none of it and the rows decide (a form code that says otherwise is then found).
 */
function bestTemplate(grid: Grid, heading: Heading, identity: Identity, templates: readonly Template[], about: About): Fit | undefined {
  for (const id of [identity.formCode?.value.template, about.template]) {
    const named = id === undefined ? undefined : templates.find((template) => template.id === id);
    const fit = named && fitOf(grid, heading, named);
    if (fit) return fit;
  }
  return bestFit(grid, heading, titledTemplates(identity, templates)) ?? bestFit(grid, heading, templates);
}

/** Undefined where none fits, or two fit alike. */
function bestFit(grid: Grid, heading: Heading, templates: readonly Template[]): Fit | undefined {
  const [best, second] = templates
    .flatMap((template) => fitOf(grid, heading, template) ?? [])
    .sort((a, b) => b.alignment.placed.size - a.alignment.placed.size);
  return second && second.alignment.placed.size === best?.alignment.placed.size ? undefined : best;
}

interface Fit {
  readonly template: Template;
  readonly alignment: Alignment;
}

/** Undefined where fewer than half of the template's rows are in the sheet. */
function fitOf(grid: Grid, heading: Heading, template: Template): Fit | undefined {
  const alignment = alignRows(grid, heading, template);
  const { size } = alignment.placed;
  return size === 0 || size * 2 < template.rows.length ? undefined : { template, alignment };
}

/** Those with the longest short title that the sheet's texts hold: sets of two terms share one. */
function titledTemplates({ texts }: Identity, templates: readonly Template[]): readonly Template[] {
  const titled = templates.filter(({ set }) => texts.some((text) => text.includes(fold(set.shortTitle))));
  const longest = Math.max(0, ...titled.map(({ set }) => set.shortTitle.length));
  return titled.filter(({ set }) => set.shortTitle.length === longest);
}

function unrecognised(sheet: Sheet, reason: Message): Recognition {
  return { kind: 'unrecognised', sheet: sheet.name, reason };
}

const noHeading: Message = {
  vi: 'Không thấy dòng tiêu đề của biểu (cần ít nhất các cột “Nội dung tiêu chí”, “Kết quả đến kỳ báo cáo”, “Tự đánh giá”). Nếu đây là biểu báo cáo, chép lại dòng tiêu đề từ biểu mẫu; nếu không, bỏ qua.',
  en: 'No heading row found (at least the columns “Nội dung tiêu chí”, “Kết quả đến kỳ báo cáo”, “Tự đánh giá” are needed). If this is a report, copy the heading row from the template; if not, ignore this.',
};

const noTemplate: Message = {
  vi: 'Có dòng tiêu đề nhưng các dòng bên dưới không phải của bộ tiêu chí nào phần mềm có biểu mẫu. Kiểm tra ô “Mã biểu” và tiêu đề của biểu.',
  en: 'There is a heading row, but the rows below it belong to no criteria set that has a template here. Check the “Mã biểu” cell and the title of the sheet.',
};
