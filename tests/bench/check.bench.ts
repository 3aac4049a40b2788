/** Reading and checking one filled report, against exceljs merely loading it. */
import exceljs from 'exceljs';
import { parsePeriod, lastDayOf } from '../../core/calendar/period.ts';
import { checkWorkbook } from '../../core/check.ts';
import { treeOn } from '../../core/rulebook.ts';
import { loadRulebook } from '../../service/rulebook.ts';
import { loadSample } from '../../service/sample/loadSample.ts';
import { makeReport } from '../../service/sample/makeSample.ts';
import { readWorkbook } from '../../workbook/read/workbook.ts';
import { against, type Row } from './measure.ts';

const OFTEN = { rounds: 20, runs: 10 };

export async function benchCheck(): Promise<readonly Row[]> {
  const rulebook = loadRulebook();
  const sample = loadSample();
  const period = parsePeriod(sample.period);
  const unit = period && treeOn(rulebook, lastDayOf(period)).unit('13969');
  if (!period || !unit) throw new Error('the sample has no Nam Mỹ');
  const bytes = await makeReport(unit, period, rulebook, sample);

  const load = { name: 'exceljs load', work: () => new exceljs.Workbook().xlsx.load(bytes.slice().buffer) };
  const sheets = readWorkbook(bytes).sheets.map(({ sheet }) => sheet);
  return [
    await against('read + check one report', () => checkWorkbook(readWorkbook(bytes).sheets.map(({ sheet }) => sheet), rulebook), load, '≤ 0.35', OFTEN),
    await against('… of which reading', () => readWorkbook(bytes), load, '', OFTEN),
    await against('… of which recognise + validate', () => checkWorkbook(sheets, rulebook), load, '', OFTEN),
  ];
}
