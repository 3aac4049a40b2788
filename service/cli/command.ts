/** What a command is: a name, how it is used, and a run that answers with an exit status. */
import type { ParseArgsConfig } from 'node:util';
import type { Output } from './output.ts';

/**
 * | status | meaning                                                        |
 * |--------|----------------------------------------------------------------|
 * | 0      | done                                                           |
 * | 1      | the report is blocked                                          |
 * | 2      | the file cannot be read or written safely, or no sheet of it is recognised |
 * | 3      | done, but files were quarantined and named                     |
 * | 64     | wrong usage                                                    |
 */
export type ExitStatus = 0 | 1 | 2 | 3 | 64;

export type Options = NonNullable<ParseArgsConfig['options']>;

/** The values given on the command line, by option. */
export interface Given {
  readonly files: readonly string[];
  text(option: string): string | undefined;
  /** Of an option without a value: whether it was given. */
  is(option: string): boolean;
  /** @throws Problem `usage-option-missing` */
  mustText(option: string): string;
}

export interface Command {
  readonly name: string;
  /** After the name, as the help prints it. */
  readonly usage: string;
  readonly does: { readonly vi: string; readonly en: string };
  readonly options: Options;
  /** How many file arguments it takes. */
  readonly files: number;
  readonly run: (given: Given, output: Output) => ExitStatus | Promise<ExitStatus>;
}
