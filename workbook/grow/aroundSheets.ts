/** The parts around each sheet that say where something is: tables, drawings, comments, pivot tables, links. */
import { parseRange } from '../../core/sheet/address.ts';
import { Problem } from '../../core/problem.ts';
import { readRelations, relationsPath } from '../read/relations.ts';
import type { WorkbookStructure } from '../read/structure.ts';
import type { PartRules } from '../xml/partEdits.ts';
import type { Archive } from '../zip/archive.ts';
import type { ZipEntry } from '../zip/directory.ts';
import { grownFormula, grownLocation, grownRange, grownReference, grownRow, refersTo, type Growth } from './growth.ts';
import { withoutPercents } from './mentions.ts';

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

/** Rules for the parts around every sheet. @throws Problem for one of the grown sheet's that is not understood */
export function partsAround(archive: Archive, { sheets }: WorkbookStructure, growth: Growth): readonly PartRuling[] {
  const rulings: PartRuling[] = [];
  const ruled = new Set<ZipEntry>();
  const add = (part: string, rules: PartRules | undefined): void => {
    const entry = archive.find(part);
    if (!rules || !entry) return;
    // Of two sheets that share a part, its references would mean both.
    if (ruled.has(entry)) throw new Problem('grow-not-understood', { what: entry.name, sheet: growth.sheet });
    ruled.add(entry);
    rulings.push({ part, rules });
  };
  sheets.forEach(({ part, name }, own) => {
    if (part === '' || !archive.find(part)) return;
    add(relationsPath(part), linkRules(own, growth));
    for (const { kind, target } of readRelations(archive, part)) {
      if (own === growth.sheetIndex && !WITHOUT_ROWS.has(kind)) throw new Problem('grow-not-understood', { what: kind, sheet: name });
      add(target, rulesFor(kind, own, name, growth));
      if (kind === 'drawing') add(relationsPath(target), linkRules(own, growth));
    }
  });
  return rulings;
}

function rulesFor(kind: string, own: number, sheet: string, growth: Growth): PartRules | undefined {
  const isGrown = own === growth.sheetIndex;
  switch (kind) {
    case 'table':
      return tableRules(own, sheet, growth);
    case 'drawing':
      return drawingRules(own, growth);
    case 'vmlDrawing':
      return vmlRules(own, growth);
    case 'comments':
    case 'threadedComment':
      return isGrown ? commentRules(growth) : undefined;
    case 'pivotTable':
      return isGrown ? pivotRules(sheet, growth) : undefined;
    default:
      return undefined;
  }
}

function tableRules(own: number, sheet: string, growth: Growth): PartRules {
  return {
    attributes: (name, { ref }) =>
      own === growth.sheetIndex && ref !== undefined && ['table', 'autoFilter', 'sortState', 'sortCondition'].includes(name)
        ? { ref: grownRange(ref, growth) ?? ref }
        : undefined,
    text: (name, text) =>
      name === 'calculatedColumnFormula' || name === 'totalsRowFormula' ? grownFormula(text, own, growth, sheet).text : undefined,
  };
}

function commentRules(growth: Growth): PartRules {
  return {
    attributes: (name, { ref }) => (/comment$/i.test(name) && ref !== undefined ? { ref: grownRange(ref, growth) ?? ref } : undefined),
  };
}

function pivotRules(sheet: string, growth: Growth): PartRules {
  return {
    attributes: (name, { ref }) => (name === 'location' && ref !== undefined ? { ref: movedWhole(ref, sheet, growth) } : undefined),
  };
}

/** A pivot table writes itself and is not torn apart. */
function movedWhole(ref: string, sheet: string, growth: Growth): string {
  const area = parseRange(ref);
  if (!area || (area.top <= growth.after && growth.after < area.bottom))
    throw new Problem('grow-not-understood', { what: `pivotTable ${ref}`, sheet });
  return area.top > growth.after ? (grownRange(ref, growth) ?? ref) : ref;
}

/** Links from cells and shapes to a place in the workbook may be relations: `#'Biểu 1'!A5`, percent signs and all. */
function linkRules(own: number, growth: Growth): PartRules {
  return {
    attributes: (name, { Type, Target = '' }) => {
      if (name !== 'Relationship' || Type?.endsWith('/hyperlink') !== true || !Target.startsWith('#')) return undefined;
      const written = Target.slice(1);
      const location = withoutPercents(written);
      const moved = grownLocation(location, own, growth);
      return moved === location ? undefined : { Target: `#${location === written ? moved : encodeURI(moved)}` };
    },
  };
}

/** Attributes of shapes that hold a reference: the cell a text is taken from, the cells a picture shows. */
const SHAPE_REFERENCES = ['textlink', 'cellRange'];

/** Anchors count rows from 0; one that does not move with cells stays. */
export function drawingRules(own: number, growth: Growth): PartRules {
  let isFixed = false;
  return {
    attributes: (name, given) => {
      if (name === 'twoCellAnchor' || name === 'oneCellAnchor') isFixed = given.editAs === 'absolute';
      const moved = SHAPE_REFERENCES.flatMap((attribute) => {
        const reference = given[attribute] ?? '';
        return reference === '' ? [] : [[attribute, grownReference(reference, own, growth, 'drawing')] as const];
      });
      return moved.length === 0 ? undefined : Object.fromEntries(moved);
    },
    text: (name, text, path) => {
      const isAnchor = name === 'row' && /^(from|to)$/.test(path[path.length - 1] ?? '');
      if (isAnchor && !isFixed && own === growth.sheetIndex) return String(grownRow(Number(text) + 1, growth) - 1);
      return name === 'f' && path.some((around) => around === 'sp') ? grownFormula(text, own, growth, 'drawing').text : undefined;
    },
  };
}

/** Boxes of comments: `x:Row`, and the third and seventh number of `x:Anchor`. Controls take cells by `x:Fmla…`. */
function vmlRules(own: number, growth: Growth): PartRules {
  const isGrown = own === growth.sheetIndex;
  return {
    attributes: (name, { ObjectType }) => {
      if (isGrown && name === 'ClientData' && ObjectType !== 'Note' && ObjectType !== undefined)
        throw new Problem('grow-not-understood', { what: ObjectType, sheet: growth.sheet });
      return undefined;
    },
    text: (name, text) => {
      if (name.startsWith('Fmla') && refersTo(text, own, growth))
        throw new Problem('grow-not-understood', { what: text, sheet: growth.sheet });
      if (!isGrown) return undefined;
      if (name === 'Row') return String(grownRow(Number(text) + 1, growth) - 1);
      if (name !== 'Anchor') return undefined;
      return text
        .split(',')
        .map((number, i) => (i === 2 || i === 6 ? ` ${String(grownRow(Number(number) + 1, growth) - 1)}` : number))
        .join(',');
    },
  };
}
