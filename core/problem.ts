/**
 * What is wrong with a request: a file that cannot be read, a unit nobody knows. One
 * registry holds every code with its words, so that none is without them and none is
 * said twice. (What is wrong with a sheet is a Finding; what is wrong with us is an Error.)
 */
import type { Message } from './message.ts';
import { problemTexts, type ProblemCode, type ProblemFacts } from './problemTexts.ts';

export type { ProblemCode, ProblemFacts } from './problemTexts.ts';

export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly facts: ProblemFacts;

  constructor(code: ProblemCode, facts: ProblemFacts = {}) {
    super(code);
    this.code = code;
    this.facts = facts;
  }

  /** Where, what, why and what to do, ready to be shown and copied. */
  get text(): Message {
    return problemTexts[this.code](this.facts);
  }
}
