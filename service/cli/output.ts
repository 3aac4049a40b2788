/**
 * Where a command writes. With --json standard output is one JSON document and nothing
 * else; words for people then go nowhere, and notes to standard error.
 */
import type { Message } from '../../core/message.ts';
import type { Problem } from '../../core/problem.ts';

export interface Output {
  readonly json: boolean;
  /** For people; silent with --json. */
  line(text?: string): void;
  /** The one document of --json; silent without. */
  document(value: object): void;
  /** What should be known but is no result: standard error. */
  note(message: Message): void;
  problem(problem: Problem): void;
}

type Writer = Pick<NodeJS.WritableStream, 'write'>;

export function outputTo(stdout: Writer, stderr: Writer, json: boolean): Output {
  const note = ({ vi, en }: Message): void => void stderr.write(`${vi}\n  ${en}\n`);
  return {
    json,
    line: (text = '') => {
      if (!json) stdout.write(`${text}\n`);
    },
    document: (value) => {
      if (json) stdout.write(`${JSON.stringify(value, null, 2)}\n`);
    },
    note,
    problem: (problem) => {
      if (json) stdout.write(`${JSON.stringify({ problem: { code: problem.code, message: problem.text } }, null, 2)}\n`);
      note({ vi: `${problem.text.vi} [${problem.code}]`, en: problem.text.en });
    },
  };
}
