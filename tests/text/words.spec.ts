import { describe, expect, it } from 'vitest';
import { parseAnswer, parseTwoColumns, saysNone, saysSomething } from '../../core/text/answers.ts';
import { dayOfSerial, isDateFormat, parseExpectedMonth } from '../../core/text/month.ts';

describe('self-assessments', () => {
  it.each(['Đ', 'ĐẠT', 'đạt chuẩn', 'x', 'X', '✓', '1', 'Có', 'Đạt.'])('%s is met', (text) => expect(parseAnswer(text)).toBe('met'));
  it.each(['CĐ', 'Chưa', 'Chưa đạt', 'Không đạt', 'K', 'KĐ', '0', 'Không'])('%s is unmet', (text) =>
    expect(parseAnswer(text)).toBe('unmet'),
  );
  it.each(['-', '…', '...', 'Chưa đánh giá'])('%s is not assessed', (text) => expect(parseAnswer(text)).toBe('notAssessed'));
  it('knows Không áp dụng', () => expect(parseAnswer('không áp dụng')).toBe('notApplicable'));
  it.each(['Đ/K', 'Đạt/Chưa đạt', 'cơ bản đạt', '', 'dat'])('“%s” is no answer', (text) => expect(parseAnswer(text)).toBeUndefined());
});

describe('self-assessments in two columns', () => {
  it.each([
    ['x', '', 'met'],
    ['', 'x', 'unmet'],
    ['1', '0', 'met'],
    ['0', '1', 'unmet'],
    ['Đ', '-', 'met'],
    ['', 'CĐ', 'unmet'],
    ['-', '…', 'notAssessed'],
    ['x', 'x', undefined],
    ['', '', undefined],
    ['', 'Đạt', undefined],
    ['Không', 'x', undefined],
    ['0', '', undefined],
  ] as const)('%s | %s', (met, unmet, answer) => expect(parseTwoColumns(met, unmet)).toBe(answer));

  it.each([
    ['☑ Đạt ☐ Chưa đạt', 'met'],
    ['☐ Đạt ☑ Chưa đạt', 'unmet'],
    ['☐ Đạt ☐ Chưa đạt', undefined],
    ['☑ Đạt ☑ Chưa đạt', undefined],
    ['☒ Đạt ☐ Chưa đạt', undefined],
  ] as const)('%s', (text, answer) => expect(parseAnswer(text)).toBe(answer));
});

describe('“Không”', () => {
  it.each(['Không', 'không có', 'Không có trường hợp nào'])('%s is a count of none', (text) => expect(saysNone(text)).toBe(true));
  it.each(['Không', 'Không có', '-', '…', '', 'như kỳ trước'])('“%s” among the difficulties says nothing', (text) =>
    expect(saysSomething(text)).toBe(false),
  );
  it.each(['Không có bác sĩ', 'Thiếu vốn', 'Chờ quyết định'])('“%s” says something', (text) => expect(saysSomething(text)).toBe(true));
});

describe('expected months', () => {
  it.each([
    ['12/2023', '2023-12'],
    ['T12/2023', '2023-12'],
    ['Tháng 12 năm 2023', '2023-12'],
    ['tháng 6/2024', '2024-06'],
    ['12-2023', '2023-12'],
    ['12.2023', '2023-12'],
    ['2023-12', '2023-12'],
    ['31/12/2023', '2023-12'],
    ['Quý IV/2023', '2023-12'],
    ['quý 1 năm 2024', '2024-03'],
    ['năm 2024', '2024'],
    ['2024', '2024'],
  ])('%s is %s', (text, month) => expect(parseExpectedMonth(text)).toBe(month));
  it.each(['13/2023', '31/02/2024', 'sớm', '12', '1999999', 'Quý V/2023'])('“%s” is none', (text) =>
    expect(parseExpectedMonth(text)).toBeUndefined(),
  );
});

describe('dates in cells', () => {
  it.each(['dd/mm/yyyy', 'mmm-yy', '[$-42A]d\\ mmmm\\ yyyy', 'h:mm'])('%s shows a date', (format) =>
    expect(isDateFormat(format)).toBe(true),
  );
  it.each([undefined, 'General', '0.00', '0.0%', '#,##0" đ"', '[Red]0', '0.00E+00', '@'])('%s shows none', (format) =>
    expect(isDateFormat(format)).toBe(false),
  );
  it('counts days as Excel does', () => {
    expect(dayOfSerial(45245)).toBe('2023-11-15');
    expect(dayOfSerial(61)).toBe('1900-03-01');
    expect(dayOfSerial(-1)).toBeUndefined();
  });
});
