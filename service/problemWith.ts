/** A Problem with what a program needs beside its words: findings, versions. Thrown like one. */
import type { Problem } from '../core/problem.ts';

export type Extensions = Readonly<Record<string, unknown>>;

export class ProblemWith extends Error {
  readonly problem: Problem;
  readonly extensions: Extensions;

  constructor(problem: Problem, extensions: Extensions) {
    super(problem.code);
    this.problem = problem;
    this.extensions = extensions;
  }
}
