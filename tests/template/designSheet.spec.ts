import { describe, expect, it } from 'vitest';
import { parseRange } from '../../core/sheet/address.ts';
import { parseRulebook } from '../../core/rulebookFiles.ts';
import { recognise } from '../../core/reading/recognise.ts';
import { templatesFor, treeOn } from '../../core/rulebook.ts';
import { sheetOf } from '../../core/template/design.ts';
import { designSheet } from '../../core/template/designSheet.ts';
import { isCriterionFormula } from '../../core/template/derived.ts';
import { parseFormCode } from '../../core/template/template.ts';
import { loadRulebook, readRulebookFiles } from '../../service/rulebook.ts';
import { cellAt, rowOf, sheetRequest } from '../support/sheetFor.ts';

const request = sheetRequest();
const { template } = request;
const design = designSheet(request);
const row = (key: string): number => rowOf(design, template, key);
const value = (at: string) => cellAt(design, at).value;
const texts = design.cells.map((cell) => cell.value).filter((one) => typeof one === 'string');

describe('what stands above the table', () => {
  it('says who reports, on what, up to which day, and where the words come from', () => {
    expect(texts).toEqual(
      expect.arrayContaining([
        'ỦY BAN NHÂN DÂN XÃ NAM MỸ',
        'Số: …/BC-UBND',
        'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
        'Độc lập - Tự do - Hạnh phúc',
        'Nam Mỹ, ngày … tháng … năm 2023',
        'BÁO CÁO KẾT QUẢ THỰC HIỆN BỘ TIÊU CHÍ XÃ NÔNG THÔN MỚI NÂNG CAO – Tháng 11 năm 2023',
        'Xã Nam Mỹ, huyện Nam Trực, tỉnh Nam Định',
        '(số liệu đến ngày 14/11/2023; theo Quyết định số 318/QĐ-TTg ngày 08/3/2022)',
      ]),
    );
  });

  it('carries the form code under the title', () => {
    const code = texts.map(parseFormCode).find((found) => found !== undefined);
    expect(code).toEqual({ template: 'xa-ntm-nang-cao-318-2022', version: 1, unit: '13969', period: '2023-11' });
  });

  it('has the motto on the right half and the block on the left', () => {
    const merged = (text: string) => {
      const cell = design.cells.find((one) => one.value === text);
      return parseRange(design.merges.find((merge) => merge.startsWith(`${cell?.at ?? '?'}:`)) ?? '');
    };
    expect(merged('ỦY BAN NHÂN DÂN XÃ NAM MỸ')).toMatchObject({ left: 1, right: 4 });
    expect(merged('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')).toMatchObject({ left: 5, right: 11 });
  });

  it('says a notice where there is one, as on sample data', () => {
    const noticed = designSheet({ ...request, notice: 'SỐ LIỆU MẪU' });
    expect(noticed.cells.filter((cell) => cell.value === 'SỐ LIỆU MẪU')).toHaveLength(1);
    expect(texts).not.toContain('SỐ LIỆU MẪU');
  });
});

describe('the table', () => {
  it('has the eleven headings of the form', () => {
    const heading = Array.from('ABCDEFGHIJK', (column) => value(`${column}${String(design.headingRow)}`));
    expect(heading).toEqual([
      'TT',
      'Tên tiêu chí',
      'Nội dung tiêu chí',
      'ĐVT',
      'Mức yêu cầu',
      'Kết quả đến kỳ báo cáo',
      'Tự đánh giá',
      'Dự kiến đạt (tháng/năm)',
      'Khó khăn, vướng mắc; nguyên nhân, kiến nghị',
      'Cán bộ phụ trách',
      'Ghi chú',
    ]);
  });

  it('has every criterion and every indicator, a criterion with one indicator in its row', () => {
    const numbers = Array.from({ length: template.rows.length }, (_, index) => value(`A${String(design.headingRow + 1 + index)}`));
    expect(numbers.filter((number) => typeof number === 'number')).toEqual(Array.from({ length: 19 }, (_, index) => index + 1));
    expect(numbers.filter((number) => typeof number === 'string')).toHaveLength(75 - 5);
    expect([value(`B${String(row('4'))}`), value(`C${String(row('4'))}`)]).toEqual([
      'Điện',
      expect.stringMatching(/^Tỷ lệ hộ có đăng ký trực tiếp/),
    ]);
  });

  it('keeps 17.10 a text, so that it never becomes 17.1', () => {
    expect(cellAt(design, `A${String(row('17.10'))}`)).toMatchObject({ value: '17.10', style: 'code' });
    expect(sheetOf(design).cells.find((cell) => cell.at === `A${String(row('17.10'))}`)).toMatchObject({ value: '17.10', format: '@' });
  });

  it('derives a criterion from the indicators right below it', () => {
    const derived = cellAt(design, `G${String(row('TC 17'))}`);
    expect(derived.formula).toContain(`G${String(row('17.1'))}:G${String(row('17.12'))}`);
    expect(isCriterionFormula(derived.formula ?? '')).toBe(true);
    expect(derived.value).toBe('Chưa đánh giá');
    expect(design.cells.filter((cell) => cell.formula !== undefined)).toHaveLength(19 - 5);
  });

  it.each([
    ['14.1', '≥ 95\nKH huyện Nam Trực 2023: ≥ 95,5'],
    ['18.1', '≥ 65'],
    ['2.1', '≥ 100\nchưa đối chiếu với quyết định'],
    ['18.5', 'Không\nchưa đối chiếu với quyết định'],
    ['10', 'theo QĐ của tỉnh – chưa xác nhận'],
    ['3.6', 'theo QĐ của tỉnh – chưa xác nhận'],
    ['1.1', 'Đạt'],
  ])('%s asks for %j', (code, asked) => {
    expect(value(`E${String(row(code))}`)).toBe(asked);
  });

  it('marks the wording that nobody has compared, and explains the mark at the foot', () => {
    expect(value(`C${String(row('1.1'))}`)).toMatch(/ \(\*\)$/);
    expect(value(`C${String(row('14.1'))}`)).not.toContain('(*)');
    expect(texts.at(-3)).toMatch(/^Ghi chú:\n- \(\*\), “chưa đối chiếu với quyết định”: .*318\/QĐ-TTg/);
  });

  it('says how to write an indicator of two figures', () => {
    expect(value(`C${String(row('2.2'))}`)).toMatch(/\na\) Được cứng hóa .*\nb\) .*\n\(ghi: a …; b …\)$/s);
    expect(value(`C${String(row('5.1'))}`)).toContain('(ghi: a …; b …)');
  });

  it('offers Không áp dụng only where the decision says nếu có', () => {
    const offering = design.choices.filter(({ choices }) => choices.includes('Không áp dụng'));
    expect(offering.map(({ range }) => range)).toEqual([`G${String(row('17.9'))}`]);
    const rows = design.choices.flatMap(({ range }) => {
      const area = parseRange(range);
      return area ? Array.from({ length: area.bottom - area.top + 1 }, (_, index) => area.top + index) : [];
    });
    expect(rows.sort((a, b) => a - b)).toEqual(
      template.rows.flatMap((one, index) => (one.kind === 'criterion' ? [] : [design.headingRow + 1 + index])),
    );
  });

  it('shows a threshold of the province at once', () => {
    const overlay = {
      schemaVersion: 1,
      province: '36',
      items: [{ set: template.id, code: '10', from: '2023-01-01', threshold: { value: 72.5, year: 2023 }, source: 'QĐ của tỉnh' }],
    };
    const rulebook = parseRulebook({ ...readRulebookFiles(), 'overlays/36.json': overlay });
    const sheet = designSheet(sheetRequest('13969', '2023-11', template.id, rulebook));
    expect(cellAt(sheet, `E${String(row('10'))}`).value).toBe('≥ 72,5');
  });
});

describe('what stands below the table', () => {
  it('is signed by the officer and the chairman, in one row', () => {
    expect(texts.at(-2)).toBe('Người lập biểu\n(Ký, ghi rõ họ tên)');
    expect(texts.at(-1)).toBe('TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n(Ký, ghi rõ họ tên)');
  });
});

describe('in print', () => {
  it('keeps the margins of an administrative text', () => {
    const { top, bottom, left, right } = design.print.marginsMm;
    expect([top >= 20 && top <= 25, bottom >= 20 && bottom <= 25, left >= 30 && left <= 35, right >= 15 && right <= 20]).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });

  it('prints all of the sheet', () => {
    const area = parseRange(design.print.area);
    const last = design.rows.at(-1)?.row;
    expect(area).toMatchObject({ top: 1, left: 1, bottom: last, right: 11 });
  });

  it('gives a longer wording a taller row', () => {
    const height = (key: string) => design.rows.find((one) => one.row === row(key))?.height ?? 0;
    expect(height('19.2')).toBeGreaterThan(height('17.7'));
    expect(height('17.7')).toBeGreaterThan(height('17.10'));
    expect(design.rows.filter(({ height: one }) => one > 409)).toEqual([]);
  });

  it('lets the rows of the table grow with what is written into them', () => {
    expect(design.rows.find((one) => one.row === row('14.1'))?.fixed).toBe(false);
    expect(design.rows.find((one) => one.row === 1)?.fixed).toBe(true);
  });
});

describe('any unit, any set', () => {
  it('a town, the other set, a quarter', () => {
    const town = designSheet(sheetRequest('13966', '2023-Q4', 'xa-ntm-318-2022'));
    const all = town.cells.map((cell) => cell.value);
    expect(all).toContain('ỦY BAN NHÂN DÂN THỊ TRẤN NAM GIANG');
    expect(all).toContain('BÁO CÁO KẾT QUẢ THỰC HIỆN BỘ TIÊU CHÍ XÃ NÔNG THÔN MỚI – Quý IV năm 2023');
    expect(all).toContain('Nam Giang, ngày … tháng … năm 2023');
    expect(town.name).toBe('Quý IV');
  });

  it.each(['xa-ntm-318-2022', 'xa-ntm-nang-cao-318-2022'])('the sheet of %s is recognised whole by its own reader', (set) => {
    const rulebook = loadRulebook();
    const sheet = sheetOf(designSheet(sheetRequest('13969', '2023-11', set)));
    const known = {
      layouts: rulebook.layouts,
      templatesFor: (unit: string | null, day: string | null) => templatesFor(rulebook, unit, day ?? '2023-11-30'),
      treeOn: (day: string) => treeOn(rulebook, day),
    };
    const recognition = recognise(sheet, known);
    if (recognition.kind !== 'recognised') return expect.fail(recognition.reason.en);
    const { report, alignment } = recognition;
    expect(report).toMatchObject({ template: set, unit: '13969', period: '2023-11' });
    expect(alignment.placed.size).toBe(recognition.template.rows.length);
    expect([...alignment.placed.values()].filter(({ by }) => by !== 'codeAndWording')).toEqual([]);
    expect([alignment.stray, alignment.repeated]).toEqual([[], []]);
    expect(report.criterionRows.every(({ assessedBy }) => assessedBy === 'own')).toBe(true);
  });
});
