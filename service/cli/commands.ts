/** Every command, in the order of the work. */
import type { Command } from './command.ts';
import { accountAdd } from './commands/accountAdd.ts';
import { accountImport } from './commands/accountImport.ts';
import { accountReset } from './commands/accountReset.ts';
import { auditVerify } from './commands/auditVerify.ts';
import { backup } from './commands/backup.ts';
import { check } from './commands/check.ts';
import { consolidate } from './commands/consolidate.ts';
import { masterBind } from './commands/masterBind.ts';
import { masterUpdate } from './commands/masterUpdate.ts';
import { masterVerify } from './commands/masterVerify.ts';
import { overlayConfirm } from './commands/overlayConfirm.ts';
import { overlayShow } from './commands/overlayShow.ts';
import { patch } from './commands/patch.ts';
import { restore } from './commands/restore.ts';
import { sample } from './commands/sample.ts';
import { serve } from './commands/serve.ts';
import { setList } from './commands/setList.ts';
import { setStatus } from './commands/setStatus.ts';
import { submit } from './commands/submit.ts';
import { template } from './commands/template.ts';
import { templateLearn } from './commands/templateLearn.ts';
import { unitsHistory } from './commands/unitsHistory.ts';
import { watch } from './commands/watch.ts';

export const commands: readonly Command[] = [
  templateLearn,
  template,
  check,
  consolidate,
  masterBind,
  masterUpdate,
  masterVerify,
  patch,
  setList,
  setStatus,
  overlayConfirm,
  overlayShow,
  unitsHistory,
  sample,
  serve,
  submit,
  watch,
  accountAdd,
  accountImport,
  accountReset,
  auditVerify,
  backup,
  restore,
];
