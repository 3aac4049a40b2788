/** The drawings of a workbook, on whichever sheet they lie. */
import { readRelations } from '../read/relations.ts';
import type { SheetEntry } from '../read/structure.ts';
import type { Archive } from '../zip/archive.ts';
import type { ZipEntry } from '../zip/directory.ts';

/** Each with the sheet it lies on. */
export function findDrawings(archive: Archive, sheets: readonly SheetEntry[]): ReadonlyMap<ZipEntry, number> {
  const drawings = new Map<ZipEntry, number>();
  sheets.forEach(({ part }, index) => {
    if (part === '' || !archive.find(part)) return;
    for (const { kind, target } of readRelations(archive, part)) {
      const drawing = kind === 'drawing' ? archive.find(target) : undefined;
      if (drawing) drawings.set(drawing, index);
    }
  });
  return drawings;
}

/** Drawings within charts; `charts` with the sheet each lies on. */
export function findDrawingsOfCharts(archive: Archive, charts: ReadonlyMap<ZipEntry, number>): ReadonlyMap<ZipEntry, number> {
  const drawings = new Map<ZipEntry, number>();
  for (const [chart, sheet] of charts) {
    for (const { kind, target } of readRelations(archive, chart.key)) {
      const drawing = kind === 'chartUserShapes' ? archive.find(target) : undefined;
      if (drawing) drawings.set(drawing, sheet);
    }
  }
  return drawings;
}
