/** What Excel is told about calculating: to do it all when the file is opened, and to forget an order of cells that no longer holds. */
import { Problem } from '../../core/problem.ts';
import { applyEdits, editTag, type Edit } from '../xml/edit.ts';
import { isTrue, startWalk, type Attributes } from '../xml/walk.ts';

/** Elements of `workbook` that stand before `calcPr` and are written by everyone, in the schema's order (ECMA-376 Part 1, 18.2.27). */
const BEFORE_CALC = new Set(['sheets', 'functionGroups', 'externalReferences', 'definedNames']);

/** The workbook part's text with `fullCalcOnLoad="1"`; the same text when it says so already. */
export function withFullCalculation(text: string, part: string): string {
  const found: { edit?: Edit; isSet: boolean; place: number } = { isSet: false, place: -1 };
  const walk = startWalk(part, {
    open: (name, tag, depth) => {
      if (depth !== 2 || name !== 'calcPr') return;
      const [start, end] = [walk.tagStart(), walk.position()];
      found.isSet = isTrue(tag.get('fullCalcOnLoad'));
      found.edit = { start, end, text: editTag(text.slice(start, end), { fullCalcOnLoad: '1' }) };
    },
    close: (name, depth) => {
      if (depth === 2 && BEFORE_CALC.has(name)) found.place = walk.position();
    },
  });
  walk.write(text);
  walk.end();
  const { edit, isSet, place } = found;
  if (isSet) return text;
  if (!edit && place < 0) throw new Problem('workbook-part-unexpected', { part, expected: 'sheets' });
  return applyEdits(text, [edit ?? { start: place, end: place, text: `<${walk.prefix()}calcPr fullCalcOnLoad="1"/>` }]);
}

/** The text without the children of its root that `isMeant` picks. */
export function withoutElements(text: string, part: string, isMeant: (name: string, attributes: Attributes) => boolean): string {
  const edits: Edit[] = [];
  let start = -1;
  const walk = startWalk(part, {
    open: (name, tag, depth) => {
      if (depth === 2 && isMeant(name, tag.all())) start = walk.tagStart();
    },
    close: (_, depth) => {
      if (depth !== 2 || start < 0) return;
      edits.push({ start, end: walk.position(), text: '' });
      start = -1;
    },
  });
  walk.write(text);
  walk.end();
  return applyEdits(text, edits);
}
