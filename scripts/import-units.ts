/**
 * Makes data/units from a folder of gathered facts:
 *
 *   node scripts/import-units.ts FACTS
 */
import { join } from 'node:path';
import { unitFileSchema, unitIndexSchema } from '../core/units/schema.ts';
import { factsFolder, writeData } from './import/folders.ts';
import { unitFiles } from './import/unitFiles.ts';
import { unitLinks } from './import/unitLinks.ts';
import { provinceLists } from './import/unitLists.ts';
import { noMends } from './import/unitNames.ts';
import { readUnitSources } from './import/unitSources.ts';

const mends = noMends();
const sources = readUnitSources(join(factsFolder('import-units.ts'), 'units'), mends);
const { files, index } = unitFiles(sources, provinceLists(sources), unitLinks(sources), mends);
for (const file of files) writeData(`units/${file.province}.json`, unitFileSchema.parse(file));
writeData('units/index.json', unitIndexSchema.parse(index));
const spans = files.flatMap(({ units }) => units.flatMap(({ rows }) => rows));
console.log(
  `${String(files.length)} provinces, ${String(spans.length)} units with their spans, ${String(index.ranges.length)} ranges of codes`,
);
