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
import { readEntries } from './entries.ts';
import { fingerprintOf } from './fingerprint.ts';
import { findHeading, type Heading } from './heading.ts';
import { readIdentity, type Identity } from './identity.ts';
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
}

export interface Recognised {
  readonly kind: 'recognised';
  readonly report: Report;
  readonly template: Template;
  readonly identity: Identity;
  readonly heading: Heading;
  readonly alignment: Alignment;
  readonly grid: Grid;
}

export type Recognition = Recognised | { readonly kind: 'unrecognised'; readonly sheet: string; readonly reason: Message };

export function recognise(sheet: Sheet, known: Known, about: About = {}): Recognition {
  const grid = gridOf(sheet);
  const heading = firstDefined(known.layouts, (layout) => findHeading(grid, layout));
  if (!heading) return unrecognised(sheet, noHeading);
  const identity = readIdentity(grid, heading.row);
  const code = identity.formCode?.value;
  const period = parsePeriod(code?.period ?? '') ?? identity.months[0]?.value ?? parsePeriod(about.period ?? '') ?? null;
  const day = period === null ? null : lastDayOf(period);
  const unit = code?.unit ?? unitOf(identity, day, known, about);
  const found = bestTemplate(grid, heading, identity, known.templatesFor(unit, day), about);
  if (!found) return unrecognised(sheet, noTemplate);
  const { template, alignment } = found;
  return {
    kind: 'recognised',
    report: readReport(grid, heading, template, alignment, unit, period),
    template,
    identity,
    heading,
    alignment,
    grid,
  };
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

function firstDefined<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
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
 * By the form code, else by what was asked, else by the longest short title the sheet's texts hold, else
 * by the rows; always confirmed by the rows: a sheet none of whose rows is the template's is none of it.
 */
function bestTemplate(
  grid: Grid,
  heading: Heading,
  identity: Identity,
  templates: readonly Template[],
  about: About,
): { template: Template; alignment: Alignment } | undefined {
  const titled = templates
    .filter(({ set }) => identity.texts.some((text) => text.includes(fold(set.shortTitle))))
    .sort((a, b) => b.set.shortTitle.length - a.set.shortTitle.length);
  const named = [identity.formCode?.value.template, about.template].map((id) => templates.find((template) => template.id === id));
  const first = named.find((template) => template !== undefined);
  // Sets of two terms share a title.
  const alike = titled.filter(({ set }) => set.shortTitle === titled[0]?.set.shortTitle);
  const candidates = first ? [first] : alike.length > 0 ? alike : templates;
  const aligned = candidates
    .map((template) => ({ template, alignment: alignRows(grid, heading, template) }))
    .sort((a, b) => b.alignment.placed.size - a.alignment.placed.size);
  const [best, second] = aligned;
  if (!best || best.alignment.placed.size * 2 < best.template.rows.length) return undefined;
  return second && second.alignment.placed.size === best.alignment.placed.size ? undefined : best;
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
