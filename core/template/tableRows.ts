/** The rows of the table: criteria and their indicators, with what they start from. */
import { isIncomplete } from '../criteria/completeness.ts';
import { NOT_COMPARED, printRequirement } from '../criteria/print.ts';
import { requirementOf, type Place } from '../criteria/requirement.ts';
import type { Indicator } from '../criteria/schema.ts';
import { addressOf } from '../sheet/address.ts';
import { criterionFormula, likeLastFormula, LIKE_LAST, MAX_FORMULA_TEXT, WORDS } from './derived.ts';
import type { CellDesign, ChoiceDesign, RunDesign } from './design.ts';
import type { Carried, CarriedRows } from './lastReport.ts';
import type { ColumnKey } from './schema.ts';
import type { StyleKey } from './styles.ts';
import type { Template, TemplateRow } from './template.ts';
import { printAttention, printLocalHint, printPartsHint, printPlan, printWording } from './wording.ts';

/** What a cell holds, before it has a place. */
export type Content = Omit<CellDesign, 'at'>;

export interface TableFrame {
  readonly template: Template;
  readonly place: Place;
  readonly carried: CarriedRows;
  readonly firstRow: number;
  /** The letter of a column; undefined where the layout lacks it. */
  column(key: ColumnKey): string | undefined;
}

/** One row's cells by column, in the layout's order. */
export function tableRow(row: TemplateRow, at: number, frame: TableFrame): readonly CellDesign[] {
  const contents = row.kind === 'criterion' ? criterionContents(row, at, frame) : indicatorContents(row, at, frame);
  return frame.template.layout.columns.map(({ key }, index) => ({ at: addressOf(at, index + 1), ...contents[key] }));
}

type Contents = Readonly<Record<ColumnKey, Content>>;

function criterionContents({ criterion }: Extract<TemplateRow, { kind: 'criterion' }>, at: number, frame: TableFrame): Contents {
  const carried = frame.carried.criterion(criterion.no);
  return {
    no: { style: 'criterionNo', value: criterion.no },
    criterion: { style: 'criterionName', value: criterion.name },
    content: { style: 'criterionNameRest' },
    unit: { style: 'criterionBlank' },
    requirement: { style: 'criterionBlank' },
    result: { style: 'criterionBlank' },
    selfAssessment: isIncomplete(criterion)
      ? filled('criterionVerdict', carried?.selfAssessment && WORDS[carried.selfAssessment])
      : { style: 'criterionVerdict', ...derivedVerdict(criterion.indicators, at, frame) },
    expectedBy: filled('criterionMonth', carried?.expectedBy),
    obstacle: filled('criterionRemark', carried?.obstacle),
    responsible: filled('criterionRemark', carried?.responsible),
    note: filled('criterionRemark', carried?.note),
  };
}

/** The indicators stand right below their criterion. The result is what Excel would say of the sheet as it is. */
function derivedVerdict(indicators: readonly Indicator[], at: number, { column, carried }: TableFrame): Pick<Content, 'value' | 'formula'> {
  const letter = column('selfAssessment') ?? '';
  const answers = indicators.map(({ code }) => carried.indicator(code)?.selfAssessment ?? 'notAssessed');
  const verdict = answers.includes('unmet') ? 'unmet' : answers.includes('notAssessed') ? 'notAssessed' : 'met';
  return { formula: criterionFormula(`${letter}${String(at + 1)}:${letter}${String(at + indicators.length)}`), value: WORDS[verdict] };
}

function indicatorContents(row: Exclude<TemplateRow, { kind: 'criterion' }>, at: number, frame: TableFrame): Contents {
  const { criterion, indicator, kind } = row;
  const carried = frame.carried.indicator(indicator.code);
  return {
    no: kind === 'single' ? { style: 'singleNo', value: criterion.no } : { style: 'code', value: indicator.code },
    criterion: kind === 'single' ? { style: 'singleName', value: criterion.name } : { style: 'singleName' },
    content: content(row),
    unit: { style: 'unit', value: breakable(indicator.unit) },
    requirement: requirement(row, frame.place),
    result: filled('result', carried?.result),
    selfAssessment: filled('verdict', carried?.selfAssessment && WORDS[carried.selfAssessment]),
    expectedBy: filled('month', carried?.expectedBy),
    obstacle: filled('remark', carried?.obstacle),
    responsible: filled('remark', carried?.responsible),
    note: note(carried, at, frame),
  };
}

function filled(style: StyleKey, value: string | number | null | undefined): Content {
  return value === null || value === undefined ? { style } : { style, value };
}

function content(row: Exclude<TemplateRow, { kind: 'criterion' }>): Content {
  const wording = printWording(row.indicator);
  const hints =
    row.kind === 'local' ? [printLocalHint(row.by)] : [printPartsHint(row.indicator), row.attended && printAttention(row.attended)];
  const said = hints.filter((hint) => hint !== undefined);
  return said.length === 0
    ? { style: 'content', value: wording }
    : ofRuns('content', [
        { text: wording, style: 'content' },
        { text: `\n${said.join('\n')}`, style: 'hint' },
      ]);
}

/** Excel breaks lines at spaces only: `Đạt/Chưa đạt`, `triệu đồng/người/năm`. */
function breakable(unit: string): string {
  return unit.length > 8 ? unit.replaceAll('/', '/\n') : unit;
}

function requirement(row: Exclude<TemplateRow, { kind: 'criterion' }>, place: Place): Content {
  const asked = requirementOf(row.indicator, place);
  const text = printRequirement(asked).replaceAll('; ', '\n');
  const style = asked.standing === 'unknown' ? 'unknown' : 'requirement';
  const marks = [
    ...(asked.standing === 'toConfirm' ? [NOT_COMPARED.vi] : []),
    ...(row.kind !== 'local' && row.plan ? [printPlan(row.plan)] : []),
  ];
  return marks.length === 0
    ? { style, value: text }
    : ofRuns(style, [{ text, style }, ...marks.map((mark) => ({ text: `\n${mark}`, style: 'mark' as const }))]);
}

function ofRuns(style: StyleKey, runs: readonly RunDesign[]): Content {
  return { style, value: runs.map(({ text }) => text).join(''), runs };
}

/** The mark of an unchanged row; a row that says nothing yet is not marked. */
function note(carried: Carried | undefined, at: number, { column }: TableFrame): Content {
  if (typeof carried?.note === 'string') return { style: 'remark', value: carried.note };
  if (!carried?.isFromLastPeriod || carried.selfAssessment === null) return { style: 'remark' };
  const { result, selfAssessment } = carried;
  if (typeof result === 'string' && result.length > MAX_FORMULA_TEXT) return { style: 'remark' };
  const [resultLetter, assessedLetter] = [column('result'), column('selfAssessment')];
  if (resultLetter === undefined || assessedLetter === undefined) return { style: 'remark' };
  const formula = likeLastFormula(`${resultLetter}${String(at)}`, result, `${assessedLetter}${String(at)}`, WORDS[selfAssessment]);
  return { style: 'remark', formula, value: LIKE_LAST };
}

const ANSWERS = [WORDS.met, WORDS.unmet, WORDS.notAssessed] as const;

/** Drop-downs over stretches of rows with the same answers. */
export function choicesOf({ template, firstRow, column }: TableFrame): readonly ChoiceDesign[] {
  const letter = column('selfAssessment');
  if (letter === undefined) return [];
  const stretches: { first: number; last: number; ifAny: boolean }[] = [];
  template.rows.forEach((row, index) => {
    if (row.kind === 'criterion' && !isIncomplete(row.criterion)) return;
    const at = firstRow + index;
    const ifAny = row.kind !== 'criterion' && row.indicator.ifAny === true;
    const open = stretches.at(-1);
    if (open?.last === at - 1 && open.ifAny === ifAny) open.last = at;
    else stretches.push({ first: at, last: at, ifAny });
  });
  return stretches.map(({ first, last, ifAny }) => ({
    range: first === last ? `${letter}${String(first)}` : `${letter}${String(first)}:${letter}${String(last)}`,
    choices: ifAny ? [...ANSWERS, WORDS.notApplicable] : ANSWERS,
  }));
}
