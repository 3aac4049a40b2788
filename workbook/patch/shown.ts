/** Parts beside the sheets that carry a copy of cells: what becomes of each when the cells have changed. */
import { SourceReader } from '../formula/sources.ts';
import { readStyles, type CellStyle } from '../read/styles.ts';
import type { WorkbookStructure } from '../read/structure.ts';
import type { Archive } from '../zip/archive.ts';
import type { ZipEntry } from '../zip/directory.ts';
import { textOf, type PartChange } from './calcChanges.ts';
import { findCharts, withChangedCells, type ChangedCells } from './charts.ts';
import { findDrawings, findDrawingsOfCharts } from './drawings.ts';
import { refreshModel } from './dataModel.ts';
import { findProperties, withChangedProperties } from './linkedProperties.ts';
import { createNameCheck, findChangedPivots, withRefreshOnLoad } from './pivots.ts';
import { withChangedTexts, type ShownCells } from './textBoxes.ts';
import type { ChangeReason } from './texts.ts';

export function shownElsewhere(archive: Archive, structure: WorkbookStructure, changed: ChangedCells): readonly PartChange[] {
  const reader = new SourceReader(structure);
  const edited = (entry: ZipEntry, reason: ChangeReason, edit: (text: string) => string): readonly PartChange[] => {
    const before = textOf(archive, entry);
    const content = edit(before);
    return content === before ? [] : [{ entry, content, reasons: [reason] }];
  };
  let styles: readonly CellStyle[] | undefined;
  const formatOf: ShownCells['formatOf'] = (style) => (styles ??= readStyles(archive, structure.relations))[style]?.format;
  const charts = findCharts(archive, structure.sheets);
  const drawings = [...findDrawings(archive, structure.sheets), ...findDrawingsOfCharts(archive, charts)];
  const properties = findProperties(archive);
  const model = refreshModel(
    archive,
    structure,
    (entry) => textOf(archive, entry),
    createNameCheck(archive, structure.sheets, reader, changed),
  );
  const pivots = new Set([...findChangedPivots(archive, structure, reader, changed), ...(model?.pivots ?? [])]);
  return [
    ...[...charts].flatMap(([entry, sheet]) =>
      edited(entry, 'chart-points', (text) => withChangedCells(text, entry.name, sheet, reader, changed)),
    ),
    ...drawings.flatMap(([entry, sheet]) =>
      edited(entry, 'text-box', (text) => withChangedTexts(text, entry.name, sheet, { reader, changed, formatOf })),
    ),
    ...[...pivots].flatMap((entry) => edited(entry, 'pivot-refresh', (text) => withRefreshOnLoad(text, entry.name))),
    ...(model ? edited(model.connections, 'model-refresh', () => model.text) : []),
    ...(properties
      ? edited(properties, 'linked-property', (text) => withChangedProperties(text, properties.name, structure.names, reader, changed))
      : []),
  ];
}
