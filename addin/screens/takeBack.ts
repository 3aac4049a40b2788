/** Takes back a write; what was typed since stays. */
import type { Message } from '../../core/message.ts';
import type { Undo } from '../host/host.ts';
import { isTrouble } from '../trouble.ts';

/** Which cells were typed into since and keep that; null = none. @throws Trouble where nothing was taken back */
export async function takeBack(undo: Undo): Promise<Message | null> {
  try {
    await undo.revert();
    return null;
  } catch (error) {
    if (isTrouble(error, 'changed-meanwhile')) return error.text;
    throw error;
  }
}
