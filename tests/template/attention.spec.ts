/** What a district tells its communes to keep up month by month, or to act on now: on their sheets, and on no others'. */
import { describe, expect, it } from 'vitest';
import { checkWorkbook } from '../../core/check.ts';
import { parseRulebook } from '../../core/rulebookFiles.ts';
import { sheetOf } from '../../core/template/design.ts';
import { designSheet } from '../../core/template/designSheet.ts';
import { readRulebookFiles } from '../../service/rulebook.ts';
import { rulebook } from '../support/rulebook.ts';
import { cellAt, rowOf, sheetRequest } from '../support/sheetFor.ts';

const NANG_CAO = 'xa-ntm-nang-cao-318-2022';

function contentOf(unit: string, period: string, code: string): unknown {
  const request = sheetRequest(unit, period, NANG_CAO, rulebook);
  const design = designSheet(request);
  return cellAt(design, `C${String(rowOf(design, request.template, code))}`).value;
}

describe('Trực Ninh’s plan of 2024', () => {
  it.each([
    ['17.5', /\n\(duy trì hằng tháng – huyện Trực Ninh\)$/u],
    ['5.1', /\(ghi: a …; b …\)\n\(triển khai ngay – huyện Trực Ninh\)$/u],
    ['1.1', /\(\*\)$/u],
  ])('says of %s on Xã Phương Định’s sheet what to do', (code, printed) => {
    expect(contentOf('14029', '2024-06', code)).toMatch(printed);
  });

  it('says nothing the year before, nor to Nam Trực’s communes', () => {
    expect(contentOf('14029', '2023-11', '17.5')).not.toContain('duy trì');
    expect(contentOf('13969', '2024-06', '17.5')).not.toContain('duy trì');
  });

  it('is no part of the wording: the sheet is read as ever', () => {
    const request = sheetRequest('14029', '2024-06', NANG_CAO, rulebook);
    const [checked] = checkWorkbook([sheetOf(designSheet(request))], rulebook).reports;
    expect(checked?.findings.filter(({ rule }) => rule === 'NTM-V028' || rule === 'NTM-V004')).toEqual([]);
  });
});

it.each([
  ['an indicator that is not there', { codes: ['99.9'], by: '363' }, 'has no indicator 99.9'],
  ['a district that is not there', { codes: ['1.1'], by: '399' }, 'there is no unit 399'],
])('an overlay that names %s is refused', (_, change, issue) => {
  const attention = [{ set: NANG_CAO, group: 'keepUp', from: '2024-01-01', source: 'Kế hoạch', ...change }];
  const overlay = { schemaVersion: 1, province: '36', items: [], attention };
  expect(() => parseRulebook({ ...readRulebookFiles(), 'overlays/36.json': overlay })).toThrow(
    expect.objectContaining({ facts: { file: 'overlays/36.json', issue: expect.stringContaining(issue) as string } }),
  );
});
