/** Every code there is has a status with a title, and its document has every member in both languages. */
import { expect, it } from 'vitest';
import { Problem, type ProblemCode } from '../../../core/problem.ts';
import { problemTexts } from '../../../core/problemTexts.ts';
import { problemDocument, problemSchema } from '../../../service/http/problems.ts';
import { problemStatus } from '../../../service/http/problemStatus.ts';

const codes = Object.keys(problemTexts) as ProblemCode[];

it('the registry has every code and no other', () => {
  expect(Object.keys(problemStatus).sort()).toEqual([...codes].sort());
});

it.each(codes)('%s', (code) => {
  const document = problemDocument(new Problem(code), { current: null });
  expect(problemSchema.parse(document)).toMatchObject({
    code,
    status: problemStatus[code],
    type: `urn:tieuchi:problem:${code}`,
    current: null,
  });
  for (const words of [document.title, document.detail]) for (const text of [words.vi, words.en]) expect(text.length).toBeGreaterThan(3);
  expect(document.title.vi).not.toBe(document.title.en);
});

it('what a problem adds never hides its own members', () => {
  expect(problemDocument(new Problem('not-permitted'), { code: 'x', status: 200 })).toMatchObject({ code: 'not-permitted', status: 403 });
});
