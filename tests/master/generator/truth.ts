/** What a generated master truly is, known because it was drawn so: by column and by row, as short texts. */
import type { Sheet } from '../../../core/sheet/sheet.ts';
import type { Binding, ColumnMeaning, RowMeaning } from '../../../core/master/binding.ts';

export interface GeneratedMaster {
  readonly name: string;
  readonly layout: 'district' | 'province by commune' | 'province by district' | 'form by group' | 'form of bands';
  readonly sheet: Sheet;
  readonly scope: string;
  /** By column letters; a column that is not here is nobody's: writing into it is wrong. */
  readonly columns: ReadonlyMap<string, string>;
  /** By row number. */
  readonly rows: ReadonlyMap<number, string>;
  readonly mark: string | number;
}

export function columnText(meaning: ColumnMeaning): string {
  switch (meaning.kind) {
    case 'criterion':
      return `${meaning.measure} ${String(meaning.criterion)}`;
    case 'band':
      return `band ${meaning.label}`;
    case 'results':
      return `results ${meaning.group ?? 'all'}`;
    case 'leftAlone':
      return 'own';
    default:
      return meaning.kind;
  }
}

export function rowText(meaning: RowMeaning): string {
  switch (meaning.kind) {
    case 'criterionLine':
      return `criterion ${String(meaning.criterion)} ${meaning.group ?? 'all'}`;
    case 'figureLine':
      return `${meaning.figure.is === 'band' ? `band ${meaning.figure.label}` : meaning.figure.is} ${meaning.group ?? 'all'}`;
    default:
      return `${meaning.kind} ${meaning.unit}`;
  }
}

/** Everything that would be written and is not what it was drawn as. */
export function wrongIn({ columns, rows }: Binding, truth: GeneratedMaster): readonly string[] {
  const wrongColumns = columns.flatMap(({ column, meaning, certainty, heading }) => {
    const is = columnText(meaning);
    const due = truth.columns.get(column) ?? 'own';
    return certainty === 'doubtful' || is === 'own' || is === due
      ? []
      : [`${truth.name}: column ${column} “${heading}” is ${due}, bound as ${is}`];
  });
  const wrongRows = rows.flatMap(({ row, meaning, certainty, label }) => {
    const is = rowText(meaning);
    const due = truth.rows.get(row) ?? 'nobody';
    const sameUnit = is.startsWith('section') && due.endsWith(meaning.unit);
    return certainty === 'doubtful' || is === due || sameUnit
      ? []
      : [`${truth.name}: row ${String(row)} “${label}” is ${due}, bound as ${is}`];
  });
  return [...wrongColumns, ...wrongRows];
}

/** Of what was drawn, how much would be written. */
export function foundIn({ columns, rows }: Binding, truth: GeneratedMaster): { readonly due: number; readonly found: number } {
  const boundColumns = new Set(
    columns.filter(({ certainty }) => certainty !== 'doubtful').map(({ column, meaning }) => `${column} ${columnText(meaning)}`),
  );
  const boundRows = new Set(
    rows.filter(({ certainty }) => certainty !== 'doubtful').map(({ row, meaning }) => `${String(row)} ${rowText(meaning)}`),
  );
  const dueColumns = [...truth.columns].map(([column, is]) => `${column} ${is}`);
  const dueRows = [...truth.rows].filter(([, is]) => !is.startsWith('section')).map(([row, is]) => `${String(row)} ${is}`);
  return {
    due: dueColumns.length + dueRows.length,
    found: dueColumns.filter((one) => boundColumns.has(one)).length + dueRows.filter((one) => boundRows.has(one)).length,
  };
}
