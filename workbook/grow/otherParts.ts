/** The parts that say where something is, wherever they stand: charts, sources of pivot tables, names. */
import { Problem } from '../../core/problem.ts';
import { tokensOf } from '../../core/sheet/formula/tokens.ts';
import type { SourceArea, SourceReader } from '../formula/sources.ts';
import { CACHES } from '../patch/charts.ts';
import { isOutside, SOURCES as PIVOT_SOURCES } from '../patch/pivots.ts';
import type { WorkbookStructure } from '../read/structure.ts';
import type { PartRules } from '../xml/partEdits.ts';
import { grownFormula, grownRange, grownReference, grownRows, isBlind, isGrownSheet, refersTo, type Growth } from './growth.ts';

/** Elements with a reference of their own; `nf` is that of a series' name in the newer charts. */
const CHART_REFERENCES = new Set(['f', 'nf', 'sqref']);

/**
 * A chart's references. A copy of cells is dropped where one of the areas it stands for has grown, by its address or
 * through a name: its points no longer count the same.
 */
export function chartRules(own: number, growth: Growth, reader: SourceReader): PartRules {
  const growsIn = (formula: string): boolean => {
    const sources = reader.sourcesOf(tokensOf(formula), own, 0, 0);
    return sources === 'everything' || sources.some((area) => area.sheet === growth.sheetIndex && isGrowing(area, growth));
  };
  let grew = false;
  return {
    attributes: (name) => {
      if (CHART_HOLDERS.has(name)) grew = false;
      return undefined;
    },
    text: (name, text) => {
      if (!CHART_REFERENCES.has(name)) return undefined;
      grew = growsIn(text) || (name === 'sqref' && grew);
      return grownReference(text, own, growth, 'chart');
    },
    drops: (name) => grew && CACHES.has(name),
  };
}

/** Elements around a reference and its copy. */
const CHART_HOLDERS = new Set(['numRef', 'strRef', 'multiLvlStrRef', 'numDim', 'strDim', 'datalabelsRange', 'dlblFTEntry']);

function isGrowing({ top, bottom }: SourceArea, growth: Growth): boolean {
  const [first, last] = grownRows(top, bottom, growth);
  return last - first !== bottom - top;
}

/** Sources of pivot tables, wherever these stand. */
export function pivotCacheRules(growth: Growth): PartRules {
  return {
    attributes: (name, given) => {
      const { ref, sheet, refreshOnLoad } = given;
      if (name === 'pivotCacheDefinition') return refreshOnLoad === '1' ? undefined : { refreshOnLoad: '1' };
      if (!PIVOT_SOURCES.has(name) || ref === undefined || isOutside(given)) return undefined;
      if (sheet === undefined) throw new Problem('grow-not-understood', { what: `${name} ${ref}`, sheet: growth.sheet });
      return isGrownSheet(sheet, growth) ? { ref: grownRange(ref, growth) ?? ref } : undefined;
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
