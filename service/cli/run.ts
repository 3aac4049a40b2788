/** The command line `tieuchi`: finds the command, reads its options, runs it, answers with its exit status. */
import { parseArgs } from 'node:util';
import { Problem, type ProblemCode } from '../../core/problem.ts';
import type { Command, ExitStatus, Given } from './command.ts';
import { commands } from './commands.ts';
import { help, helpOf } from './help.ts';
import { outputTo, type Output } from './output.ts';

/** Wrong usage: the command is to be typed again. Every other problem is the file's. */
function statusOf(code: ProblemCode): ExitStatus {
  return code.startsWith('usage-') || code.startsWith('unknown-') ? 64 : 2;
}

export async function run(words: readonly string[]): Promise<ExitStatus> {
  const output = outputTo(process.stdout, process.stderr, words.includes('--json'));
  try {
    const command = findCommand(words);
    if (!command) return showHelp(words, output);
    const rest = words.slice(command.name.split(' ').length);
    if (rest.includes('--help')) {
      output.line(helpOf(command));
      return 0;
    }
    return await command.run(readGiven(command, rest), output);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    output.problem(error);
    return statusOf(error.code);
  }
}

function findCommand(words: readonly string[]): Command | undefined {
  return commands.find(({ name }) => name.split(' ').every((part, index) => words[index] === part));
}

function showHelp(words: readonly string[], output: Output): ExitStatus {
  const asked = words.length === 0 || words.includes('--help') || words[0] === 'help';
  if (!asked) throw new Problem('usage-unknown-command', { command: words[0] ?? '', commands: commands.map(({ name }) => name) });
  output.line(help(commands));
  return words.length === 0 ? 64 : 0;
}

function readGiven(command: Command, words: readonly string[]): Given {
  const { values, positionals } = parse(command, words);
  if (positionals.length !== command.files)
    throw new Problem('usage-file-arguments', { usage: `tieuchi ${command.name} ${command.usage}`, given: positionals });
  const text = (option: string): string | undefined => {
    const value = values[option];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    files: positionals,
    text,
    is: (option) => values[option] === true,
    mustText: (option) => {
      const value = text(option);
      if (value === undefined)
        throw new Problem('usage-option-missing', { option: `--${option}`, usage: `tieuchi ${command.name} ${command.usage}` });
      return value;
    },
  };
}

function parse(command: Command, words: readonly string[]): { values: Record<string, unknown>; positionals: string[] } {
  try {
    return parseArgs({
      args: [...words],
      options: { ...command.options, json: { type: 'boolean' } },
      allowPositionals: true,
      strict: true,
    });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new Problem('usage-options', { usage: `tieuchi ${command.name} ${command.usage}`, reason: error.message });
  }
}
