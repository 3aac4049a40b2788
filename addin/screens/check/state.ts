/** Where the check of a file stands. One value, so that the screen cannot contradict itself. */
import type { WorkbookCheck } from '../../../core/check.ts';
import type { Message } from '../../../core/message.ts';
import type { Rulebook } from '../../../core/rulebook.ts';

export type CheckState =
  | { readonly stage: 'idle' }
  | { readonly stage: 'checking'; readonly file: string }
  | { readonly stage: 'checked'; readonly file: string; readonly check: WorkbookCheck; readonly rulebook: Rulebook }
  | { readonly stage: 'failed'; readonly file: string; readonly message: Message };

export type SettledState = Extract<CheckState, { readonly stage: 'checked' | 'failed' }>;
