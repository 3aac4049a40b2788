/** Next year's decision added from docs/data.md alone: the text's own set is written down, laid out, filled in and checked. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkWorkbook } from '../../core/check.ts';
import { parseRulebook } from '../../core/rulebookFiles.ts';
import { statusOf } from '../../core/criteria/status.ts';
import { sheetOf } from '../../core/template/design.ts';
import { designSheet } from '../../core/template/designSheet.ts';
import { readRulebookFiles } from '../../service/rulebook.ts';
import { filledIn, rowOf, sheetRequest } from '../support/sheetFor.ts';

const PAGE = fileURLToPath(new URL('../../docs/data.md', import.meta.url));
const ID = 'xa-thu-999-2031';
const LAYOUT = 'templates/commune-monthly.json';

const section = readFileSync(PAGE, 'utf8').split('## Thêm một bộ tiêu chí mới')[1] ?? expect.fail('no section');
const written: unknown = JSON.parse(/```json\n([^]*?)```/u.exec(section)?.[1] ?? '');
const files = readRulebookFiles();
const layout = files[LAYOUT] as { readonly sets: readonly string[] };
const withIt = (set: unknown) => parseRulebook({ ...files, [`criteria/${ID}.json`]: set, [LAYOUT]: { ...layout, sets: [...layout.sets, ID] } });
const rulebook = withIt(written);

describe('the set that docs/data.md writes down', () => {
  const request = sheetRequest('13693', '2031-03', ID, rulebook);
  const design = designSheet(request);
  const check = (typed: Readonly<Record<string, readonly [string, string]>>) => {
    const cells = Object.entries(typed).flatMap(([code, [result, verdict]]) => {
      const at = String(rowOf(design, request.template, code));
      return [[`F${at}`, result] as const, [`G${at}`, verdict] as const];
    });
    return checkWorkbook([sheetOf(filledIn(design, Object.fromEntries(cells)))], rulebook).reports[0] ?? expect.fail('no report');
  };
  const good = {
    '1': ['', 'Đạt'],
    '2.1': ['130', 'Đạt'],
    '2.2': ['97 (nam 96; nữ 98)', 'Đạt'],
    '2.3': ['a 98; b 70', 'Đạt'],
    '3': ['55', 'Đạt'],
  } as const;

  it('has a sheet that is filled in and sendable', () => {
    expect(design.cells.map(({ value }) => value)).toContain('BÁO CÁO KẾT QUẢ THỰC HIỆN BỘ TIÊU CHÍ XÃ THỬ NGHIỆM – Tháng 3 năm 2031');
    expect(check(good)).toMatchObject({ outcome: 'sendable', report: { template: ID } });
  });

  it('decides by its thresholds', () => {
    const { findings } = check({ ...good, '2.2': ['97 (nam 95; nữ 98)', 'Đạt'], '2.3': ['a 98; b 69', 'Đạt'] });
    expect(findings.filter(({ rule }) => rule === 'NTM-V014').map(({ indicator }) => indicator)).toEqual(['2.2', '2.3']);
  });

  it('asks only for what the province decides', () => {
    const set = rulebook.sets.find(({ id }) => id === ID) ?? expect.fail('no set');
    expect(statusOf(set).toConfirm.map(({ indicator }) => indicator.code)).toEqual(['3']);
  });
});

it.each([
  ['a set that is not there', { presupposes: [{ set: 'xa-khong-co', sources: [] }] }, 'there is no set xa-khong-co'],
  ['a share of a set that is not there', { conditions: [{ code: 'ĐK1', text: 'x', comparator: '≥', value: 1, share: { of: 'communes', set: 'y', as: 'met' }, sources: [] }] }, 'there is no set y'],
])('a set that points to %s is refused with its name', (_, change, issue) => {
  expect(() => withIt({ ...(written as object), ...change })).toThrow(expect.objectContaining({ facts: { file: `criteria/${ID}.json`, issue } }));
});
