/** The parts that say how the workbook is calculated, after a change: the flag, and the chain of formulas where one is gone or has moved. */
import { relationsPath, resolveTarget } from '../read/relations.ts';
import type { WorkbookStructure } from '../read/structure.ts';
import { decodePart } from '../xml/decode.ts';
import { declareUtf8 } from '../xml/edit.ts';
import type { Archive } from '../zip/archive.ts';
import type { ZipEntry } from '../zip/directory.ts';
import { withFullCalculation, withoutElements } from './calc.ts';
import type { ChangeReason } from './texts.ts';

export interface PartChange {
  readonly entry: ZipEntry;
  /** A text is stored in UTF-8; null drops the part. */
  readonly content: string | Uint8Array | null;
  readonly reasons: readonly ChangeReason[];
}

/** `textOf` gives a part's text as it stands so far. */
export function calcChanges(
  archive: Archive,
  { part, relations }: WorkbookStructure,
  dropsChain: boolean,
  textOf: (entry: ZipEntry) => string,
): readonly PartChange[] {
  const workbook = archive.get(part);
  const text = textOf(workbook);
  const flagged = withFullCalculation(text, workbook.name);
  const changes: PartChange[] = flagged === text ? [] : [{ entry: workbook, content: flagged, reasons: ['full-calculation'] }];
  const chain = relations.find(({ kind }) => kind === 'calcChain');
  const chainEntry = chain && archive.find(chain.target);
  if (!chainEntry || !dropsChain) return changes;
  const reasons = ['calc-chain-dropped'] as const;
  const rels = archive.get(relationsPath(part));
  const types = archive.get('[Content_Types].xml');
  changes.push(
    { entry: chainEntry, content: null, reasons },
    { entry: rels, content: withoutElements(textOf(rels), rels.name, (_, { Id }) => Id === chain.id), reasons },
    {
      entry: types,
      content: withoutElements(
        textOf(types),
        types.name,
        (name, { PartName }) => name === 'Override' && archive.find(resolveTarget('', PartName ?? '')) === chainEntry,
      ),
      reasons,
    },
  );
  return changes;
}

export function textOf(archive: Archive, entry: ZipEntry): string {
  return decodePart(archive.read(entry), entry.name);
}

/** As it goes into the package. */
export function storedBytes(content: PartChange['content']): Uint8Array | null {
  return typeof content === 'string' ? new TextEncoder().encode(declareUtf8(content)) : content;
}
