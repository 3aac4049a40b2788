/**
 * What the workbook part says: which sheets there are, in order, and where; how dates count; the
 * defined names. Sheets are found by relation, never by file name: `sheet1.xml` is the first
 * sheet only by habit.
 */
import { Problem } from '../../core/problem.ts';
import { MAX_NAMES, MAX_SHEETS } from '../limits.ts';
import { areaCells, MAX_COVERED } from '../formula/coverage.ts';
import { isTrue, walkPart, type Attributes } from '../xml/walk.ts';
import type { Archive } from '../zip/archive.ts';
import { readRelations, type Relation } from './relations.ts';

export type SheetState = 'visible' | 'hidden' | 'veryHidden';

export interface SheetEntry {
  readonly name: string;
  readonly state: SheetState;
  /** Relation kind: `worksheet`, `chartsheet`, `dialogsheet`, `xlMacrosheet` …; `none` when the file leads to nothing. */
  readonly kind: string;
  /** Empty for kind `none`. */
  readonly part: string;
}

export interface DefinedName {
  readonly name: string;
  /** Index of the sheet it is local to. */
  readonly sheetIndex?: number;
  readonly formula: string;
}

export interface WorkbookStructure {
  readonly part: string;
  readonly relations: readonly Relation[];
  readonly sheets: readonly SheetEntry[];
  readonly names: readonly DefinedName[];
  /** Dates count from 1904 (old Macintosh files): 1 462 days less than elsewhere. */
  readonly date1904: boolean;
  /** Excel calculates with numbers as they are shown, rounded by each cell's format. */
  readonly precisionAsShown: boolean;
}

export function readStructure(archive: Archive): WorkbookStructure {
  const part = findWorkbookPart(archive);
  const relations = readRelations(archive, part);
  const declared: Attributes[] = [];
  const names: DefinedName[] = [];
  let defined: { readonly attributes: Attributes; formula: string } | undefined;
  const said = { date1904: false, isWorkbook: false, precisionAsShown: false };
  walkPart(archive, archive.get(part), {
    open: (name, tag, depth) => {
      if (depth === 1) said.isWorkbook = name === 'workbook';
      else if (depth === 2 && name === 'workbookPr') said.date1904 = isTrue(tag.get('date1904'));
      else if (depth === 2 && name === 'calcPr') said.precisionAsShown = !isTrue(tag.get('fullPrecision') ?? '1');
      else if (depth === 3 && name === 'sheet') declared.push(tag.all());
      else if (depth === 3 && name === 'definedName') defined = { attributes: tag.all(), formula: '' };
    },
    text: (text) => {
      if (defined) defined.formula += text;
    },
    close: (name, depth) => {
      if (!defined || depth !== 3 || name !== 'definedName') return;
      names.push(definedName(defined.attributes, defined.formula));
      defined = undefined;
      if (names.length > MAX_NAMES) throw new Problem('workbook-too-many-names', { limit: MAX_NAMES });
    },
  });
  const { isWorkbook, date1904, precisionAsShown } = said;
  if (!isWorkbook) throw new Problem('workbook-is-other');
  return { part, relations, sheets: placeSheets(archive, declared, relations), names, date1904, precisionAsShown };
}

function findWorkbookPart(archive: Archive): string {
  if (!archive.find('_rels/.rels')) throw new Problem(archive.find('mimetype') ? 'workbook-is-ods' : 'workbook-is-other');
  const main = readRelations(archive, '').find(({ kind }) => kind === 'officeDocument');
  if (!main) throw new Problem('workbook-is-other');
  if (main.target.toLowerCase().endsWith('.bin')) throw new Problem('workbook-is-xlsb');
  return archive.get(main.target).name.replaceAll('\\', '/');
}

function definedName(attributes: Attributes, formula: string): DefinedName {
  const name = attributes.name ?? '';
  if (areaCells(formula) > MAX_COVERED) throw new Problem('workbook-name-too-large', { name, limit: MAX_COVERED });
  const sheetIndex = Number(attributes.localSheetId);
  return Number.isInteger(sheetIndex) ? { name, sheetIndex, formula } : { name, formula };
}

function placeSheets(archive: Archive, declared: readonly Attributes[], relations: readonly Relation[]): readonly SheetEntry[] {
  if (declared.length > MAX_SHEETS) throw new Problem('workbook-too-many-sheets', { limit: MAX_SHEETS, count: declared.length });
  const byId = new Map(relations.map((relation) => [relation.id, relation]));
  const names = new Set<string>();
  const parts = new Set<string>();
  return declared.map((attributes) => {
    const name = attributes.name ?? '';
    const relation = byId.get(relationId(attributes) ?? '');
    const part = relation?.kind === 'worksheet' ? archive.get(relation.target).key : (relation?.target ?? '');
    if (names.has(name.toLowerCase()) || (part !== '' && parts.has(part))) throw new Problem('workbook-duplicate-sheet', { sheet: name });
    names.add(name.toLowerCase());
    parts.add(part);
    return { name, state: stateOf(attributes.state), kind: relation?.kind ?? 'none', part };
  });
}

/** `r:id`; the prefix is the file's own choice. */
function relationId(attributes: Attributes): string | undefined {
  const key = Object.keys(attributes).find((name) => name.endsWith(':id'));
  return key === undefined ? undefined : attributes[key];
}

function stateOf(text: string | undefined): SheetState {
  return text === 'hidden' || text === 'veryHidden' ? text : 'visible';
}
