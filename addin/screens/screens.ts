/** Every screen but the beginning of the first, which is all that a person waits for. */
export { BatchView } from './batch/BatchView.tsx';
export { LeavingBar } from './check/LeavingBar.tsx';
export { Result } from './check/Result.tsx';
export { FormsScreen } from './forms/FormsScreen.tsx';
export { ReceiptCheck } from './send/ReceiptCheck.tsx';
export { SendScreen } from './send/SendScreen.tsx';
export { StatusScreen } from './status/StatusScreen.tsx';
export { TotalsScreen } from './totals/TotalsScreen.tsx';
