/** Changes of attributes and texts all over a part by rules on its elements; what no rule speaks of stays as it is written. */
import { editTag, escapeXml, type Edit } from './edit.ts';
import { startWalk, type Attributes } from './walk.ts';

export interface PartRules {
  /** New values of attributes; null removes one. `path` are the names of the elements around, the root first. */
  attributes?(name: string, given: Attributes, path: readonly string[]): Readonly<Record<string, string | null>> | undefined;
  /** The text of an element that holds nothing but text; undefined leaves it. */
  text?(name: string, text: string, path: readonly string[]): string | undefined;
  /** The element goes, with all in it. */
  drops?(name: string, path: readonly string[]): boolean;
}

export function partEdits(text: string, part: string, rules: PartRules): readonly Edit[] {
  const edits: Edit[] = [];
  const path: string[] = [];
  let open: { readonly depth: number; readonly end: number; text: string } | undefined;
  let dropped: { readonly depth: number; readonly start: number } | undefined;
  const walk = startWalk(part, {
    open: (qualified, tag, depth) => {
      const name = bareName(qualified);
      const [start, end] = [walk.tagStart(), walk.position()];
      open = { depth, end, text: '' };
      if (!dropped && rules.drops?.(name, path) === true) dropped = { depth, start };
      const changes = dropped ? undefined : rules.attributes?.(name, tag.all(), path);
      path.push(name);
      if (!changes) return;
      const [was, is] = [text.slice(start, end), editTag(text.slice(start, end), changes)];
      if (was !== is) edits.push({ start, end, text: is });
    },
    text: (piece) => {
      if (open) open.text += piece;
    },
    close: (_, depth) => {
      const name = path.pop() ?? '';
      if (dropped) {
        if (dropped.depth !== depth) return;
        edits.push({ start: dropped.start, end: walk.position(), text: '' });
        dropped = undefined;
      } else if (open?.depth === depth && open.text !== '') {
        const now = rules.text?.(name, open.text, path);
        if (now !== undefined && now !== open.text) edits.push({ start: open.end, end: walk.tagStart(), text: escapeXml(now) });
      }
      open = undefined;
    },
  });
  walk.write(text);
  walk.end();
  return edits;
}

/** An element's name without its prefix, as a walk tells it: parts of drawings mix half a dozen namespaces whose names do not clash. */
export function bareName(name: string): string {
  return name.slice(name.indexOf(':') + 1).replace(/^\?/, '');
}
