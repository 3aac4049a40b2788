/** data/units against what the sources say: counts of every list, one parent on each day, names that repeat, codes used again. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { becameOn, predecessorsOf, successorsOf, wasOn } from '../../core/units/lineage.ts';
import { unitIndexSchema, type Unit } from '../../core/units/schema.ts';
import { bareName, isCommuneType, unitType, withoutType } from '../../core/units/unitTypes.ts';
import { firstDay, isValidOn, lastDay } from '../../core/units/validity.ts';
import { loadRulebook } from '../../service/rulebook.ts';

const { units: book } = loadRulebook();
const all: readonly Unit[] = book.provinces.flatMap((province) => book.unitsOf(province));
const on = (day: string, level: Unit['level']): readonly Unit[] => all.filter((unit) => unit.level === level && isValidOn(unit, day));
const unitOn = (code: string, day: string): Unit => book.unitOn(code, day) ?? expect.fail(`no unit ${code} on ${day}`);
const names = (units: readonly { readonly unit: Unit }[]): readonly string[] => units.map(({ unit }) => unit.name).sort();
/** Every day on which anything changes, and those around. */
const turningDays = [...new Set(all.flatMap((unit) => [firstDay(unit), lastDay(unit) ?? '2026-11-22']))].sort();

describe('the whole country', () => {
  it.each([
    ['2025-03-01', 63, 696, 10_035],
    ['2025-06-30', 63, 696, 10_035],
    ['2025-07-01', 34, 0, 3_321],
    ['2026-04-30', 34, 0, 3_321],
  ])('has on %s %i provinces, %i districts, %i communes', (day, provinces, districts, communes) => {
    expect([on(day, 'province').length, on(day, 'district').length, on(day, 'commune').length]).toEqual([provinces, districts, communes]);
  });

  it('is led back by the changes of 2021–2025: 572 retired, 4 created', () => {
    expect(on('2021-09-01', 'commune')).toHaveLength(10_035 + 572 - 4);
  });

  it('has 2.621 communes, 687 wards and 13 special zones on 1/7/2025; ten communes are wards of the city Đồng Nai by 30/4/2026', () => {
    const types = (day: string): unknown => Object.fromEntries([...Map.groupBy(on(day, 'commune'), ({ name }) => unitType(name))].map(([type, of]) => [type, of.length]));
    expect(types('2025-07-01')).toEqual({ xã: 2_621, phường: 687, 'đặc khu': 13 });
    expect(types('2026-04-30')).toEqual({ xã: 2_611, phường: 697, 'đặc khu': 13 });
    expect([unitOn('75', '2025-07-01').name, unitOn('75', '2026-04-30').name]).toEqual(['Tỉnh Đồng Nai', 'Thành phố Đồng Nai']);
  });

  it.each(turningDays)('on %s each code is one unit, and lies in one that is there', (day) => {
    const valid = all.filter((unit) => isValidOn(unit, day));
    const codes = new Set(valid.map(({ code }) => code));
    expect(codes.size).toBe(valid.length);
    expect(valid.filter(({ parent, level }) => (level === 'province') !== (parent === null) || (parent !== null && !codes.has(parent)))).toEqual([]);
  });

  it('gives a unit one parent on each day of its life, above it in the tree', () => {
    const days = fc.nat({ max: 365 * 6 }).map((days) => new Date(Date.UTC(2020, 11, 1) + days * 86_400_000).toISOString().slice(0, 10));
    fc.assert(
      fc.property(fc.constantFrom(...all), days, (unit, day) => {
        const tree = book.treeOn(day);
        const isThere = isValidOn(unit, day);
        expect(tree.unit(unit.code) === unit).toBe(isThere);
        if (!isThere || unit.parent === null) return;
        const holders = all.filter((one) => one.code === unit.parent && isValidOn(one, day));
        expect(holders).toHaveLength(1);
        expect(tree.childrenOf(unit.parent)).toContain(unit);
        expect(tree.isWithin(unit.code, unit.parent)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('is found by its index: every code in the provinces that hold it', () => {
    const lost = book.provinces.flatMap((province) => book.unitsOf(province).filter(({ code }) => !book.provincesOf(code).includes(province)));
    expect(lost).toEqual([]);
    const index: unknown = JSON.parse(readFileSync(new URL('../../data/units/index.json', import.meta.url), 'utf8'));
    expect(unitIndexSchema.parse(index).ranges.length).toBeLessThan(300);
  });

  it('writes each name in one way: NFC, single spaces, a type that goes with the level, capitals', () => {
    for (const { name, level, code } of all) {
      expect(name, code).toBe(name.normalize('NFC').replace(/\s+/gu, ' ').trim());
      expect(isCommuneType(unitType(name)), `${code} ${name}`).toBe(level === 'commune');
      expect(withoutType(name), `${code} ${name}`).not.toMatch(/(?:^| )(?!trường )\p{Ll}/u);
      expect(name, code).not.toMatch(/(?<!q)(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?!\p{L})/iu);
    }
  });

  it('says a region for the three provinces whose region was seen, and nothing elsewhere', () => {
    expect(all.filter(({ region }) => region).map(({ code, region, level }) => [code, region, level])).toEqual([
      ['20', 'TDMNPB', 'province'],
      ['36', 'DBSH', 'province'],
      ['42', 'BTB', 'province'],
    ]);
    expect(all.filter(({ communeGroup }) => communeGroup !== undefined)).toEqual([]);
    expect(book.provinces.flatMap((province) => book.file(province)?.groups ?? [])).toEqual([]);
  });
});

describe('Nam Trực', () => {
  it('has 20 units, 18 after 1/9/2024, and its 18 become 7', () => {
    const before = book.treeOn('2024-08-31').communesOf('362');
    const after = book.treeOn('2024-09-01').communesOf('362');
    expect([before.length, after.length]).toEqual([20, 18]);
    const now = new Set(after.flatMap((unit) => becameOn(book, unit, '2025-07-01').map((one) => one.unit)));
    expect([...now].map(({ name }) => name).sort()).toEqual(
      ['Xã Nam Trực', 'Xã Nam Minh', 'Xã Nam Đồng', 'Xã Nam Ninh', 'Xã Nam Hồng', 'Phường Hồng Quang', 'Phường Vị Khê'].sort(),
    );
  });

  it('leaves its region and its district behind on 1/7/2025', () => {
    expect([book.treeOn('2025-06-30').regionOf('13966'), book.treeOn('2025-07-01').regionOf('13966')]).toEqual(['DBSH', null]);
    expect(book.treeOn('2025-07-01').unit('362')).toBeUndefined();
    expect(book.treeOn('2025-07-01').communesOf('37')).toHaveLength(129);
  });

  it('new xã Nam Hồng has the code that was xã Tân Thịnh’s', () => {
    expect([unitOn('13987', '2025-06-30').name, unitOn('13987', '2025-07-01').name]).toEqual(['Xã Tân Thịnh', 'Xã Nam Hồng']);
    expect(names(predecessorsOf(book, unitOn('13987', '2025-07-01')))).toEqual(['Xã Nam Hồng', 'Xã Nam Thắng', 'Xã Tân Thịnh']);
    expect(names(successorsOf(book, unitOn('13993', '2025-06-30')))).toEqual(['Xã Nam Hồng']);
  });

  it('what is not known is not said: where Nam Mỹ went, whether Điền Xá went whole', () => {
    expect(successorsOf(book, unitOn('13969', '2024-08-31'))).toEqual([]);
    expect(successorsOf(book, unitOn('13972', '2024-08-31')).map(({ unit, kind }) => [unit.name, kind])).toEqual([['Xã Nam Điền', 'unverified']]);
    expect(wasOn(book, unitOn('13972', '2025-07-01'), '2023-11-30').map(({ unit, kind }) => [unit.name, kind])).toEqual([
      ['Xã Nam Phong', 'unverified'],
      ['Xã Điền Xá', 'unverified'],
    ]);
  });
});

describe('names that repeat', () => {
  it.each([
    ['Xã Chi Lăng', '20', '2023-11-30', ['06034', '06523']],
    ['Xã Hồng Quang', '36', '2024-08-31', 1],
    ['Xã Hồng Quang', '36', '2024-09-01', 2],
    ['xã  HỒNG quang', '362', '2024-09-01', 1],
  ] as const)('%s in %s on %s', (name, within, day, found) => {
    const codes = book.treeOn(day).named(name, within).map(({ code }) => code);
    expect(typeof found === 'number' ? codes.length : codes).toEqual(found);
  });

  it('a town and a commune of one name stand in one district', () => {
    const tree = book.treeOn('2023-11-30');
    const twins = book.unitsOf('20').filter(({ level }) => level === 'district').flatMap(({ code }) =>
      [...Map.groupBy(tree.communesOf(code), ({ name }) => bareName(name)).values()].filter((units) => units.length > 1),
    );
    expect(twins.map((units) => units.map(({ name }) => name).sort())).toContainEqual(['Thị trấn Chi Lăng', 'Xã Chi Lăng']);
  });

  it('never with their diacritics dropped: no two names that differ only by them fold to one', () => {
    const tree = book.treeOn('2025-06-30');
    const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gu, 'd');
    const alike = [...Map.groupBy(tree.communesOf('36'), ({ name }) => plain(name.toLowerCase())).values()].filter((units) => units.length > 1);
    expect(alike.length).toBeGreaterThan(0);
    for (const units of alike) for (const { name, code, parent } of units) expect(tree.named(name, parent ?? '').map((unit) => unit.code)).toEqual([code]);
  });
});

describe('what became of whom', () => {
  it('every old commune went somewhere, every new one came from somewhere', () => {
    expect(on('2025-06-30', 'commune').filter((unit) => successorsOf(book, unit).length === 0)).toEqual([]);
    expect(on('2025-07-01', 'commune').filter((unit) => predecessorsOf(book, unit).length === 0)).toEqual([]);
  });

  it('a commune goes whole to one, or in parts to several; 440 were split', () => {
    const kinds = on('2025-06-30', 'commune').map((unit) => successorsOf(book, unit).map(({ kind }) => kind));
    expect(kinds.filter((of) => of.includes('full') && of.length > 1)).toEqual([]);
    expect(kinds.filter((of) => of.length === 1 && of[0] !== 'full')).toEqual([]);
    expect(kinds.filter((of) => of.length > 1)).toHaveLength(440);
  });

  it('what one side says the other says too', () => {
    for (const unit of on('2025-07-01', 'commune')) {
      for (const { unit: old, kind } of predecessorsOf(book, unit))
        expect(successorsOf(book, old).find((link) => link.unit === unit)?.kind, `${old.code} → ${unit.code}`).toBe(kind);
    }
  });

  it('52 provinces end, each whole into one of 23; 11 go on as they were', () => {
    const ended = on('2025-06-30', 'province').filter((unit) => lastDay(unit) === '2025-06-30');
    const alone = on('2025-06-30', 'province').filter((unit) => isValidOn(unit, '2025-07-01'));
    expect([ended.length, alone.length, 34 - alone.length]).toEqual([52, 11, 23]);
    for (const unit of ended) expect(successorsOf(book, unit).map(({ kind }) => kind), unit.name).toEqual(['full']);
    expect(names(predecessorsOf(book, unitOn('37', '2025-07-01')))).toEqual(['Tỉnh Hà Nam', 'Tỉnh Nam Định', 'Tỉnh Ninh Bình']);
  });

  it('the five island districts without communes became special zones', () => {
    const islands = on('2025-06-30', 'district').filter(({ code }) => book.treeOn('2025-06-30').communesOf(code).length === 0);
    expect(islands.map((unit) => names(successorsOf(book, unit))[0])).toEqual(
      ['Đặc khu Bạch Long Vĩ', 'Đặc khu Cồn Cỏ', 'Đặc khu Hoàng Sa', 'Đặc khu Lý Sơn', 'Đặc khu Côn Đảo'],
    );
  });

  it('keeps all fifty places where the two tables differ, and follows the Statistics Office', () => {
    const disputes = book.provinces.flatMap((province) => book.file(province)?.disputes ?? []);
    expect(disputes).toHaveLength(50);
    expect(disputes.filter(({ note }) => note === '')).toEqual([]);
    const against = disputes.filter(({ onlyIn, taken }) => (onlyIn === 'statistics-office') !== taken);
    // The one row where the Statistics Office wrote Cổ Bi's code for Đặng Xá: mended, both tables agree.
    expect(against.map(({ old, new: now }) => [old, now]).sort()).toEqual([['00553', '00562'], ['00556', '00562']]);
    for (const { old, new: now, taken } of disputes) {
      const unit = book.unitOn(old, '2025-06-30');
      const link = unit && successorsOf(book, unit).find((one) => one.unit.code === now);
      expect(link !== undefined, `${old} → ${now}`).toBe(taken);
      if (link) expect(link.dispute, `${old} → ${now}`).not.toBeNull();
    }
  });
});

describe('faults of the sources', () => {
  const notesOn = (code: string): string => book.provincesOf(code).flatMap((province) => (book.file(province)?.notes ?? []).filter(({ units }) => units.includes(code)).map(({ text }) => text)).join(' · ');

  it.each([
    ['06978', '2025-07-01', 'Xã Ba Chẽ', 'mã 06970'],
    ['00745', '2025-07-01', 'Xã Phố Bảng', 'Phó Bảng'],
    ['06325', '2025-07-01', 'Xã Bắc Sơn', ''],
    ['03742', '2025-06-30', 'Xã É Tòng', 'Chữ hoa'],
    ['02902', '2025-06-30', 'Thị trấn Nông trường Phong Hải', 'N.T'],
    ['19780', '2025-06-30', 'Phường Đúc', 'Phường Phường Đúc'],
    ['00175', '2025-06-30', 'Phường Trung Hòa', 'Dấu thanh'],
    ['18823', '2025-07-01', 'Phường Vũng Áng', 'Kỳ Lợi'],
  ])('%s on %s is %s, and the data says what was mended', (code, day, name, note) => {
    expect(unitOn(code, day).name).toBe(name);
    expect(notesOn(code)).toContain(note);
  });

  it('Kỳ Lợi, whose people went to two wards, went whole to none', () => {
    expect(successorsOf(book, unitOn('18796', '2025-06-30')).map(({ kind }) => kind)).toEqual(['part', 'part', 'part']);
  });

  it('another spelling of a name is kept beside it, another type too', () => {
    expect(book.file('35')?.otherNames).toContainEqual(['13369', 'Phường Tiên Sơn']);
    expect(book.file('02')?.otherNames).toContainEqual(['00736', 'Xã Sà Phìn']);
  });

  it('a district whose code nobody knows is no unit: its communes stand below the province, and say where they lay', () => {
    const straight = on('2024-09-01', 'commune').filter(({ parent }) => parent?.length === 2);
    expect(straight).toHaveLength(94);
    for (const { code } of straight) expect(notesOn(code), code).toMatch(/thuộc (?:Huyện|Thị xã|Thành phố) /u);
  });
});
