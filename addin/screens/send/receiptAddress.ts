/** Where a receipt is checked: the plain page with this behind its address asks the service for the submission. */
import type { Receipt } from '../../../core/note/receipt.ts';

const CHECK = '#bien-nhan=';

export function checkAddress({ submission }: Receipt): string {
  return `${new URL('./', location.href).href}${CHECK}${submission}`;
}

/** The submission whose receipt the page was opened to check, as the address has it; null = none. */
export function submissionToCheck(hash: string): string | null {
  return hash.startsWith(CHECK) ? hash.slice(CHECK.length) : null;
}

/** Set and not replaced: Office.js takes the history away. */
export function leaveReceiptCheck(): void {
  if (submissionToCheck(location.hash) !== null) location.hash = '';
}
