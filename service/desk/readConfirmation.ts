/** A person's word on a master, from a file: the small document, or a printed binding that was corrected. */
import { answerSchema } from '../../core/master/bindingSchema.ts';
import type { Confirmation } from '../../core/master/confirmation.ts';
import { confirmationOf } from '../../core/master/confirmationOf.ts';
import { readJson } from '../readJson.ts';

/** @throws Problem `json-file-wrong`, or of the file */
export function readConfirmation(path: string): Confirmation {
  const answer = readJson(path, answerSchema);
  return answer.kind === 'confirmation' ? answer : confirmationOf(answer);
}
