/** The register of legal documents: every way of citing one finds it, and all that rests on one has it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentFileSchema, findDocument } from '../../core/documents/document.ts';
import { rulebook } from '../support/rulebook.ts';

const { documents } = rulebook;
const found = (text: string): string | null | undefined => findDocument(documents, text)?.number;

describe('a document is found', () => {
  it.each([
    ['318/QĐ-TTg', '318/QĐ-TTg'],
    ['Quyết định số 318/QĐ-TTg ngày 08/3/2022', '318/QĐ-TTg'],
    ['qđ số 318 / qđ - ttg', '318/QĐ-TTg'],
    ['318/QĐ-TTG', '318/QĐ-TTg'],
    ['04/QĐ-TTg', '04/2022/QĐ-TTg'],
    ['Quyết định 04/2022/QĐ-TTg', '04/2022/QĐ-TTg'],
    ['4/2022/QĐ-TTg', '04/2022/QĐ-TTg'],
    ['3004/KH-UBND', '3004/QĐ-UBND'],
    ['3004/QĐ-UBND', '3004/QĐ-UBND'],
    ['23/2022/QĐ-UBND, Điều 2', '23/2022/QĐ-UBND'],
    ['Nghị định số 09/2019/NĐ-CP', '09/2019/NĐ-CP'],
    ['45/2019/QH14', '45/2019/QH14'],
    ['51/2025/Q\u0110-TTg'.normalize('NFD'), '51/2025/QĐ-TTg'],
  ])('“%s” is %s', (text, number) => {
    expect(found(text)).toBe(number);
  });

  it.each(['', '318', 'ngày 08/3/2022', '9999/QĐ-TTg', 'Kế hoạch của huyện', '/QĐ-TTg'])('“%s” cites none', (text) => {
    expect(found(text)).toBeUndefined();
  });

  it('by its date or its issuer where several have the number, and not at all where nothing tells them apart', () => {
    const [one, other] = ['Nam Định', 'Hà Tĩnh'].map((name, index) => ({
      number: '12/QĐ-UBND',
      date: `202${String(index)}-02-01`,
      issuer: `UBND tỉnh ${name}`,
      title: 'Kế hoạch',
      aliases: [],
      sources: [],
    }));
    if (!one || !other) throw new Error('two are needed');
    expect(findDocument([one, other], '12/QĐ-UBND ngày 01/02/2021')).toBe(other);
    expect(findDocument([one, other], 'Quyết định 12/QĐ-UBND của UBND tỉnh Nam Định')).toBe(one);
    expect(findDocument([one, other], '12/QĐ-UBND')).toBeUndefined();
  });

  it('in any text without stumbling (property)', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 2000 }), (text) => {
        findDocument(documents, text);
      }),
    );
    const start = performance.now();
    findDocument(documents, `${'1/'.repeat(5000)}QĐ-`.repeat(20));
    expect(performance.now() - start).toBeLessThan(200);
  });
});

describe('the register', () => {
  it('has the decision of every criteria set', () => {
    const decisions = rulebook.sets.flatMap(({ id, decision }) => (decision ? [{ id, ...decision }] : []));
    expect(decisions.length).toBeGreaterThan(5);
    for (const { id, number, date } of decisions) {
      const document = findDocument(documents, number) ?? expect.fail(`${id}: ${number} is not in data/documents`);
      expect([document.number, document.date], id).toEqual([number, date]);
    }
  });

  it('has every document that an amendment, an overlay or a target names by number', () => {
    const cited = [
      ...rulebook.sets.flatMap(({ amendedBy = [] }) => amendedBy.map(({ number }) => number)),
      ...rulebook.overlays.flatMap(({ items, rows = [] }) => [...items, ...rows].map(({ source }) => source)),
      ...rulebook.targets.flatMap(({ document, source }) => [document ?? '', source]),
    ].filter((text) => /\d\/.*(?:QĐ|KH|NĐ)-/u.test(text));
    expect(cited.length).toBeGreaterThan(5);
    for (const text of cited) expect(findDocument(documents, text), text).toBeDefined();
  });

  it('marks what nobody has seen', () => {
    for (const { number, date, sources, note, title } of documents) {
      if (number === null || date === null || sources.length === 0)
        expect(`${note ?? ''} ${title}`, number ?? title).toContain('chưa xác minh');
    }
  });

  it('refuses a document that stands twice', () => {
    const one = { number: '318/QĐ-TTg', date: '2022-03-08', issuer: 'Thủ tướng Chính phủ', title: 'x', aliases: [], sources: [] };
    const twice = { ...one, number: '999/QĐ-TTg', aliases: ['318 / QĐ-TTG'] };
    const { error } = documentFileSchema.safeParse({ schemaVersion: 1, id: 'x', documents: [one, twice] });
    expect(error?.issues[0]?.message).toContain('documents.0');
  });
});
