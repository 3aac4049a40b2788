/** Merged cells within the model row are merged in the new rows too. */
import { addressOf, parseRange } from '../../core/sheet/address.ts';
import { editTag, type Edit } from '../xml/edit.ts';
import { startWalk } from '../xml/walk.ts';
import type { Growth } from './growth.ts';

export function copiedMerges(text: string, part: string, { likeRow, after, count }: Growth): readonly Edit[] {
  const edits: Edit[] = [];
  const copied: string[] = [];
  let opened: { readonly start: number; readonly end: number } | undefined;
  let merges = 0;
  const walk = startWalk(part, {
    open: (name, tag, depth) => {
      if (depth === 2 && name === 'mergeCells') opened = { start: walk.tagStart(), end: walk.position() };
      if (depth !== 3 || name !== 'mergeCell') return;
      merges += 1;
      const area = parseRange(tag.get('ref') ?? '');
      if (area?.top !== likeRow || area.bottom !== likeRow) return;
      for (let row = after + 1; row <= after + count; row += 1) copied.push(`${addressOf(row, area.left)}:${addressOf(row, area.right)}`);
    },
    close: (name, depth) => {
      if (depth !== 2 || name !== 'mergeCells' || !opened || copied.length === 0) return;
      const total = String(merges + copied.length);
      edits.push({ ...opened, text: editTag(text.slice(opened.start, opened.end), { count: total }) });
      const place = walk.tagStart();
      edits.push({ start: place, end: place, text: copied.map((ref) => `<${walk.prefix()}mergeCell ref="${ref}"/>`).join('') });
    },
  });
  walk.write(text);
  walk.end();
  return edits;
}
