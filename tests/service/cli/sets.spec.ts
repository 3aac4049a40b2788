/** `tieuchi set …`, and what `tieuchi template` answers for sets of other levels and sets that lack indicators. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { tieuchi } from '../../support/command.ts';
import { ownFolder } from '../../support/folder.ts';

const folder = ownFolder();
const counts = z.object({ held: z.int(), official: z.int().nullable() });
const summarySchema = z.object({
  set: z.string(),
  level: z.string(),
  from: z.string().nullable(),
  criteria: counts,
  indicators: counts,
  complete: z.boolean(),
  criteriaLacking: z.array(z.int()),
});
const statusSchema = summarySchema.extend({
  decision: z.object({ number: z.string(), annex: z.string().optional() }).nullable(),
  toConfirm: z.array(
    z.object({
      code: z.string(),
      wordingSeen: z.boolean(),
      threshold: z.enum(['enforced', 'toConfirm', 'unknown', 'ownWord']),
      open: z.array(z.object({ years: z.array(z.int()).nullable(), regions: z.array(z.string()).nullable(), communeGroups: z.null() })),
    }),
  ),
});

async function document<T>(schema: z.ZodType<T>, words: readonly string[]): Promise<T> {
  const ran = await tieuchi([...words, '--json']);
  expect([ran.status, ran.err]).toEqual([0, '']);
  return schema.parse(JSON.parse(ran.out));
}

describe('tieuchi set status', () => {
  it('says for nâng cao what must be confirmed, against which decision and annex, and how', async () => {
    const { status, out } = await tieuchi(['set', 'status', 'xa-ntm-nang-cao-318-2022']);
    expect(status).toBe(0);
    expect(out).toContain('Tiêu chí: 19/19 · chỉ tiêu: 75/75');
    expect(out).toContain('Phải xác nhận 73 chỉ tiêu, đối chiếu với Quyết định số 318/QĐ-TTg ngày 08/3/2022, Phụ lục II:');
    expect(out).toContain('tieuchi overlay confirm --set xa-ntm-nang-cao-318-2022 --code MÃ');
    expect(out).toContain('Sửa đổi: 211/QĐ-TTg ngày 01/3/2024 (chưa xác minh)');
  });

  it('gives programs every open place', async () => {
    const { toConfirm, decision } = await document(statusSchema, ['set', 'status', 'xa-ntm-nang-cao-318-2022']);
    expect(decision).toMatchObject({ number: '318/QĐ-TTg', annex: 'Phụ lục II' });
    expect(toConfirm).toHaveLength(73);
    expect(toConfirm.find(({ code }) => code === '18.1')).toMatchObject({
      wordingSeen: false,
      open: [{ years: null, regions: ['TDMNPB', 'DHNTB', 'TN', 'DNB', 'DBSCL'] }],
    });
  });

  it.each([
    ['do-thi-van-minh-04-2022', 9, 1, 52, 'Chưa có đủ chỉ tiêu: tiêu chí 1, 2, 3, 4, 5, 6, 7, 8, 9'],
    ['xa-ntm-51-2025', 10, 0, 47, '51/2025/QĐ-TTg ngày 29/12/2025, Phụ lục I'],
  ])('names the gaps of %s', async (set, criteria, held, official, text) => {
    const found = await document(statusSchema, ['set', 'status', set]);
    expect(found).toMatchObject({ complete: false, criteria: { held: criteria, official: criteria }, indicators: { held, official } });
    expect((await tieuchi(['set', 'status', set])).out).toContain(text);
  });

  it('knows no other set', async () => {
    const { status, err } = await tieuchi(['set', 'status', 'xa-ntm-2030']);
    expect(status).toBe(64);
    expect(err).toContain('unknown-set');
  });
});

it('tieuchi set list names every set with what it holds', async () => {
  const { sets } = await document(z.object({ sets: z.array(summarySchema) }), ['set', 'list']);
  expect(sets.map(({ set, indicators, complete }) => `${set} ${String(indicators.held)} ${complete ? 'biểu' : '–'}`)).toEqual([
    'do-thi-van-minh-04-2022 1 –',
    'huyen-ntm-320-2022 36 biểu',
    'huyen-ntm-nang-cao-320-2022 38 biểu',
    'thi-xa-thanh-pho-hoan-thanh-320-2022 4 –',
    'thon-xom-ntm 7 –',
    'tinh-hoan-thanh-321-2022 8 biểu',
    'xa-ntm-1980-2016 49 biểu',
    'xa-ntm-318-2022 57 biểu',
    'xa-ntm-51-2025 0 –',
    'xa-ntm-kieu-mau-319-2022 4 biểu',
    'xa-ntm-nang-cao-318-2022 75 biểu',
  ]);
});

describe('tieuchi template', () => {
  const template = (set: string, unit: string, period = '2023-11') =>
    tieuchi(['template', '--set', set, '--unit', unit, '--period', period, '--out', join(folder, `${set}-${unit}.xlsx`)]);

  it('makes a district’s and a province’s sheet', async () => {
    expect((await template('huyen-ntm-320-2022', '362')).status).toBe(0);
    expect((await template('tinh-hoan-thanh-321-2022', '36')).status).toBe(0);
  });

  it.each([
    ['huyen-ntm-320-2022', '13969', 'unit-of-another-level', 'dành cho cấp huyện'],
    ['tinh-hoan-thanh-321-2022', '362', 'unit-of-another-level', 'dành cho cấp tỉnh'],
    ['xa-ntm-318-2022', '362', 'unit-not-commune', 'không phải cấp xã'],
    ['do-thi-van-minh-04-2022', '13966', 'set-lacks-indicators', 'tieuchi template learn'],
    ['thi-xa-thanh-pho-hoan-thanh-320-2022', '362', 'set-lacks-indicators', 'có 4/? tiêu chí, 4/? chỉ tiêu'],
  ])('of %s for %s says why not', async (set, unit, code, words) => {
    const { status, err } = await template(set, unit);
    expect(status).toBe(2);
    expect(err).toContain(code);
    expect(err).toContain(words);
  });
});
