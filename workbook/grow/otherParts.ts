/** The parts around a grown sheet that say where something is: tables, drawings, comments, pivot tables, charts. */
import { Problem } from '../../core/problem.ts';
import { parseRange } from '../../core/sheet/address.ts';
import { tokensOf } from '../../core/sheet/formula/tokens.ts';
import { readRelations } from '../read/relations.ts';
import type { SheetEntry, WorkbookStructure } from '../read/structure.ts';
import type { Archive } from '../zip/archive.ts';
import { grownFormula, grownRange, grownRow, isBlind, refersTo, type Growth } from './growth.ts';
import type { PartRules } from './partEdits.ts';

/** Relations of a worksheet that never say a row. */
const WITHOUT_ROWS = new Set([
  'printerSettings',
  'image',
  'hyperlink',
  'drawing',
  'vmlDrawing',
  'comments',
  'threadedComment',
  'table',
  'pivotTable',
]);

export interface PartRuling {
  readonly part: string;
  readonly rules: PartRules;
}

/** Rules for the parts that belong to the grown sheet. @throws Problem for one that is not understood */
export function partsOfSheet(archive: Archive, { part, name }: SheetEntry, growth: Growth): readonly PartRuling[] {
  return readRelations(archive, part).flatMap(({ kind, target }): readonly PartRuling[] => {
    if (!WITHOUT_ROWS.has(kind)) throw new Problem('grow-not-understood', { what: kind, sheet: name });
    const rules = rulesFor(kind, name, growth);
    return rules && archive.find(target) ? [{ part: target, rules }] : [];
  });
}

function rulesFor(kind: string, sheet: string, growth: Growth): PartRules | undefined {
  switch (kind) {
    case 'table':
      return tableRules(sheet, growth);
    case 'drawing':
      return drawingRules(growth);
    case 'comments':
    case 'threadedComment':
      return {
        attributes: (name, { ref }) => (/comment$/i.test(name) && ref !== undefined ? { ref: grownRange(ref, growth) ?? ref } : undefined),
      };
    case 'vmlDrawing':
      return vmlRules(growth);
    case 'pivotTable':
      return {
        attributes: (name, { ref }) => (name === 'location' && ref !== undefined ? { ref: movedWhole(ref, sheet, growth) } : undefined),
      };
    default:
      return undefined;
  }
}

function tableRules(sheet: string, growth: Growth): PartRules {
  return {
    attributes: (name, { ref }) =>
      ref !== undefined && ['table', 'autoFilter', 'sortState', 'sortCondition'].includes(name)
        ? { ref: grownRange(ref, growth) ?? ref }
        : undefined,
    text: (name, text) =>
      name === 'calculatedColumnFormula' || name === 'totalsRowFormula'
        ? grownFormula(text, growth.sheetIndex, growth, sheet).text
        : undefined,
  };
}

/** A pivot table writes itself and is not torn apart. */
function movedWhole(ref: string, sheet: string, growth: Growth): string {
  const area = parseRange(ref);
  if (!area || (area.top <= growth.after && growth.after < area.bottom))
    throw new Problem('grow-not-understood', { what: `pivotTable ${ref}`, sheet });
  return area.top > growth.after ? (grownRange(ref, growth) ?? ref) : ref;
}

/** Anchors count rows from 0; one that does not move with cells stays. */
function drawingRules(growth: Growth): PartRules {
  let isFixed = false;
  return {
    attributes: (name, { editAs }) => {
      if (name === 'twoCellAnchor' || name === 'oneCellAnchor') isFixed = editAs === 'absolute';
      return undefined;
    },
    text: (name, text, path) => {
      const isAnchor = name === 'row' && /^(from|to)$/.test(path[path.length - 1] ?? '');
      if (isAnchor && !isFixed) return String(grownRow(Number(text) + 1, growth) - 1);
      return name === 'f' && path.some((around) => around === 'sp')
        ? grownFormula(text, growth.sheetIndex, growth, 'drawing').text
        : undefined;
    },
  };
}

/** Boxes of comments: `x:Row`, and the third and seventh number of `x:Anchor`. */
function vmlRules(growth: Growth): PartRules {
  return {
    attributes: (name, { ObjectType }) => {
      if (name === 'ClientData' && ObjectType !== 'Note' && ObjectType !== undefined)
        throw new Problem('grow-not-understood', { what: ObjectType, sheet: growth.sheet });
      return undefined;
    },
    text: (name, text) => {
      if (name === 'Row') return String(grownRow(Number(text) + 1, growth) - 1);
      if (name !== 'Anchor') return undefined;
      return text
        .split(',')
        .map((number, i) => (i === 2 || i === 6 ? ` ${String(grownRow(Number(number) + 1, growth) - 1)}` : number))
        .join(',');
    },
  };
}

/** A chart's references; a copy of cells whose area has grown is dropped, for its points no longer count the same. */
export function chartRules(own: number, growth: Growth): PartRules {
  let grew = false;
  return {
    text: (name, text) => {
      if (name !== 'f') return undefined;
      grew = false;
      if (!refersTo(text, own, growth)) return undefined;
      const grown = grownFormula(text, own, growth, 'chart');
      grew = grown.grew;
      return grown.text;
    },
    drops: (name) => grew && ['numCache', 'strCache', 'multiLvlStrCache', 'lvl'].includes(name),
  };
}

/** Sources of pivot tables, wherever these stand. */
export function pivotCacheRules(growth: Growth): PartRules {
  return {
    attributes: (name, { ref, sheet, refreshOnLoad }) => {
      if (name === 'pivotCacheDefinition') return refreshOnLoad === '1' ? undefined : { refreshOnLoad: '1' };
      const isMeant = name === 'worksheetSource' && sheet?.toLowerCase() === growth.sheet.toLowerCase() && ref !== undefined;
      return isMeant ? { ref: grownRange(ref, growth) ?? ref } : undefined;
    },
  };
}

/** Defined names, print areas and titles among them; the other texts of the workbook part say no row. */
export function namesRules({ names }: WorkbookStructure, growth: Growth): PartRules {
  for (const { name, formula } of names) {
    if (refersTo(formula, -1, growth) || isBlind(formula)) grownFormula(formula, -1, growth, name);
    // Which row a reference without `$` means is known only where the name is used.
    if (isRelative(formula)) throw new Problem('grow-formula', { where: name, formula });
  }
  return {
    text: (element, text) =>
      element === 'definedName' && refersTo(text, -1, growth) ? grownFormula(text, -1, growth, 'definedName').text : undefined,
  };
}

function isRelative(formula: string): boolean {
  return tokensOf(formula).some(
    (token) => token.kind === 'reference' && token.corners.some(({ row, absoluteRow }) => row !== undefined && !absoluteRow),
  );
}
