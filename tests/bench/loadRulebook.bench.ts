/** One province's sets and units: read and parsed in Node, against their JSON parsed alone; and what a page fetches of them. */
import { gzipSync } from 'node:zlib';
import { treeOn } from '../../core/rulebook.ts';
import { loadRulebook, readRulebookFiles } from '../../service/rulebook.ts';
import { against, type Figure, type Row } from './measure.ts';

/** The province with the most communes below it in both eras: Thanh Hóa. */
const PROVINCE = '38';

export async function benchLoadRulebook(): Promise<readonly Row[]> {
  const texts = Object.values(readRulebookFiles()).flatMap((file) => (typeof file === 'function' ? [] : [JSON.stringify(file)]));
  texts.push(JSON.stringify(loadRulebook().units.file(PROVINCE)));
  const parse = { name: 'JSON.parse of the same', work: () => texts.map((text): unknown => JSON.parse(text)) };
  const load = (): unknown => treeOn(loadRulebook(), '2025-08-31').communesOf(PROVINCE);
  return [await against('load the rulebook, one province’s units', load, parse, '≤ 30 ms', { rounds: 15, runs: 3 })];
}

export function pageSizes(): readonly Figure[] {
  const files = Object.fromEntries(Object.entries(readRulebookFiles()).filter(([, file]) => typeof file !== 'function'));
  const { units } = loadRulebook();
  const ofUnits = units.provinces.map((province) => kilobytes(units.file(province)));
  const [sets, largest] = [kilobytes(files), Math.max(...ofUnits)];
  return [
    { name: 'page: sets and all that is no unit', value: sets, unit: 'KB gzip', reach: '' },
    { name: 'page: one province’s units, the largest', value: largest, unit: 'KB gzip', reach: '' },
    { name: 'page: together', value: sets + largest, unit: 'KB gzip', reach: '≤ 60' },
  ];
}

function kilobytes(value: unknown): number {
  return gzipSync(JSON.stringify(value)).length / 1000;
}
