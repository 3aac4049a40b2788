/**
 * The note in an .xlsx: a custom XML part, where Excel itself keeps those of an add-in, so that it is one note whichever door
 * opened the file. Custom XML of others (SharePoint, Power Query) is left as it is, and so is every other byte.
 */
import { Problem } from '../../core/problem.ts';
import { MAX_NOTE_BYTES } from '../limits.ts';
import { textOf } from '../patch/calcChanges.ts';
import { checkUntouched } from '../patch/check.ts';
import { refuseWorkbook } from '../patch/refuse.ts';
import { readStructure, type WorkbookStructure } from '../read/structure.ts';
import { openArchive, type Archive } from '../zip/archive.ts';
import type { ZipEntry } from '../zip/directory.ts';
import { repack } from '../zip/write.ts';
import { newItem } from './item.ts';
import { parseNoteXml, printNoteXml } from './markup.ts';

/** Null where there is none, or none that is ours. @throws Problem of a file that cannot be read */
export function readNote(bytes: Uint8Array): string | null {
  const archive = openArchive(bytes);
  return findNote(archive, readStructure(archive))?.text ?? null;
}

/**
 * The workbook with the note in place of the one before.
 * @throws Problem `patch-signed`, `patch-shared-workbook`, `workbook-part-too-big`, of a file that cannot be read
 */
export function writeNote(bytes: Uint8Array, text: string): Uint8Array {
  const archive = openArchive(bytes);
  const structure = readStructure(archive);
  refuseWorkbook(archive, structure);
  const found = findNote(archive, structure);
  if (found?.text === text) return bytes;
  const xml = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${printNoteXml(text)}`;
  const { changes, added } = found ? { changes: new Map([[found.entry, encode(xml)]]), added: [] } : newItem(archive, structure.part, xml);
  const noted = repack(archive, changes, added);
  const after = openArchive(noted);
  checkUntouched(archive, after, new Set(changes.keys()));
  if (findNote(after, readStructure(after))?.text !== text) throw new Error('the note was not written');
  return noted;
}

interface FoundNote {
  readonly entry: ZipEntry;
  readonly text: string;
}

function findNote(archive: Archive, { relations }: WorkbookStructure): FoundNote | undefined {
  for (const { kind, target } of relations) {
    const entry = kind === 'customXml' ? archive.find(target) : undefined;
    const text = entry && entry.size <= MAX_NOTE_BYTES ? parseNoteXml(readableText(archive, entry)) : null;
    if (entry && text !== null) return { entry, text };
  }
  return undefined;
}

/** Of a part that is damaged, nothing: it is somebody else's, and the workbook is read without it. */
function readableText(archive: Archive, entry: ZipEntry): string {
  try {
    return textOf(archive, entry);
  } catch (error) {
    if (error instanceof Problem) return '';
    throw error;
  }
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
