/**
 * Changes XML text by replacing stretches of it, so that whatever is not meant stays as it was
 * written, down to its quotes and spaces.
 */

/** Replaces `start`..`end` (equal: inserts) by `text`. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Insertions at one place keep their order and come before a replacement that begins there. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (edit.start < at) throw new Error(`edits overlap at ${String(edit.start)}`);
    pieces.push(text.slice(at, edit.start), edit.text);
    at = edit.end;
  }
  pieces.push(text.slice(at));
  return pieces.join('');
}

const ATTRIBUTE = /\s+([^\s=/>]+)\s*=\s*("[^"]*"|'[^']*')/gy;

/** A start tag with attributes set, or removed (null); the others stay as they are. */
export function editTag(tag: string, changes: Readonly<Record<string, string | null>>): string {
  const nameEnd = /^<[^\s/>]+/.exec(tag)?.[0].length;
  if (nameEnd === undefined) throw new Error(`not a start tag: ${tag}`);
  const edits: Edit[] = [];
  const left = new Set(Object.keys(changes));
  let end = nameEnd;
  ATTRIBUTE.lastIndex = nameEnd;
  for (let found = ATTRIBUTE.exec(tag); found; found = ATTRIBUTE.exec(tag)) {
    end = ATTRIBUTE.lastIndex;
    const [whole, name = ''] = found;
    const value = changes[name];
    if (value === undefined) continue;
    left.delete(name);
    edits.push({ start: end - whole.length, end, text: value === null ? '' : attribute(name, value) });
  }
  for (const name of left) {
    const value = changes[name];
    if (typeof value === 'string') edits.push({ start: end, end, text: attribute(name, value) });
  }
  return applyEdits(tag, edits);
}

/** `<row r="3"/>` → `<row r="3">`. */
export function opened(tag: string): string {
  return tag.replace(/\s*\/>$/, '>');
}

export function isSelfClosed(tag: string): boolean {
  return tag.endsWith('/>');
}

function attribute(name: string, value: string): string {
  return ` ${name}="${escapeXml(value)}"`;
}

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** Changed parts are written in UTF-8, whatever they were; the declaration has to say so. */
export function declareUtf8(text: string): string {
  return text.replace(/^(\uFEFF?<\?xml[^>]*?\sencoding\s*=\s*)(["'])(?!utf-8["'])[^"']*\2/i, '$1$2UTF-8$2');
}
