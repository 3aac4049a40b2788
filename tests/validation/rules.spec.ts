/** Every rule's examples, run; and the registry's own promises. */
import { describe, expect, it } from 'vitest';
import { checkWorkbook } from '../../core/check.ts';
import type { Example, Rule } from '../../core/validation/rule.ts';
import { findingText } from '../../core/validation/findingText.ts';
import { rules } from '../../core/validation/rules.ts';
import { communeSheet } from '../support/communeSheet.ts';
import { rulebookWith } from '../support/exampleRulebook.ts';
import { NANG_CAO, rulebook, templateFor } from '../support/rulebook.ts';

function findingsOf(rule: Rule, { finds: _, asked = {}, beside, hiddenSheet, province, district, set = NANG_CAO, ...changes }: Example) {
  const book = rulebookWith({ ...(province && { province }), ...(district && { district }) });
  const template = templateFor(set, '13969', '2023-11-30', book);
  const printed = communeSheet(template, changes);
  const sheets = beside ? [printed.sheet, communeSheet(template, { given: beside, name: 'Bản sao' }).sheet] : [printed.sheet];
  const hidden = new Set(hiddenSheet ? [printed.sheet.name] : []);
  const [checked] = checkWorkbook(sheets, book, asked, hidden).reports;
  return { printed, found: checked?.findings.filter((finding) => finding.rule === rule.id) ?? [] };
}

describe.each(rules.map((rule) => [rule.id, rule as Rule] as const))('%s', (_, rule) => {
  it.each(rule.examples.map((example) => [JSON.stringify(example), example] as const))('%s', (_text, example) => {
    const { printed, found } = findingsOf(rule, example);
    if (example.finds === null) {
      expect(found).toEqual([]);
      return;
    }
    expect(found.length).toBeGreaterThan(0);
    const [first] = found;
    const { row, column } = example.finds;
    if (row !== undefined && column !== undefined) expect(found.map(({ cell }) => cell)).toContain(printed.cellOf(row, column));
    else if (row !== undefined && !row.startsWith('TC')) expect(first?.indicator).toBe(row);
    expect(first?.severity).toBe(rule.severity);
  });
});

describe('the registry', () => {
  it('has each id once', () => {
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  });

  it('shows for each rule what it finds, and for all but the standing notice what it lets pass', () => {
    for (const rule of rules as readonly Rule[]) {
      expect(
        rule.examples.some(({ finds }) => finds !== null),
        rule.id,
      ).toBe(true);
      if (rule.id !== 'NTM-V032')
        expect(
          rule.examples.some(({ finds }) => finds === null),
          rule.id,
        ).toBe(true);
    }
  });

  it('says each finding in Vietnamese and in English, without holes', () => {
    for (const rule of rules as readonly Rule[]) {
      for (const example of rule.examples.filter(({ finds }) => finds !== null)) {
        for (const { message } of findingsOf(rule, example).found) {
          expect(message.vi, rule.id).toMatch(/[.?]$/u);
          expect(message.en, rule.id).toMatch(/[.?]$/u);
          expect(`${message.vi} ${message.en}`, rule.id).not.toMatch(/undefined|null|NaN|\[object|“”/u);
        }
      }
    }
    expect(Object.keys(findingText)).toHaveLength(rules.length);
  });
});

describe('a good sheet', () => {
  it('is sendable and has nothing to say but what is not verified', () => {
    const [checked] = checkWorkbook([communeSheet(templateFor(NANG_CAO)).sheet], rulebook).reports;
    expect(checked?.outcome).toBe('sendable');
    expect(checked?.findings.map(({ rule }) => rule)).toEqual(['NTM-V032']);
  });
});
