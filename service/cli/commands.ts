/** Every command, in the order of the work. */
import type { Command } from './command.ts';
import { check } from './commands/check.ts';
import { consolidate } from './commands/consolidate.ts';
import { masterBind } from './commands/masterBind.ts';
import { masterUpdate } from './commands/masterUpdate.ts';
import { patch } from './commands/patch.ts';
import { sample } from './commands/sample.ts';
import { serve } from './commands/serve.ts';
import { template } from './commands/template.ts';

export const commands: readonly Command[] = [template, check, consolidate, masterBind, masterUpdate, patch, sample, serve];
