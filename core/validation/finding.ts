/**
 * A Finding is one fault of a sheet: which rule, how grave, where, and the facts its words are
 * filled with. The words live in findingText.ts.
 *
 * | severity  | vi               | effect                                                           |
 * |-----------|------------------|------------------------------------------------------------------|
 * | `error`   | Phải sửa         | blocks                                                           |
 * | `explain` | Cần giải trình   | blocks until the row's note or difficulty says something         |
 * | `warning` | Cần xem lại      | informs                                                          |
 * | `info`    | Lưu ý            | informs                                                          |
 */
import type { Message } from '../message.ts';

export type Severity = 'error' | 'explain' | 'warning' | 'info';
export type Outcome = 'sendable' | 'blocked';

/** One cell of a mend: a value to write, or a formula to put back. */
export type Mend =
  | { readonly cell: string; readonly value: number | string | null; readonly format?: string }
  | { readonly cell: string; readonly formula: string };

export type Facts = Readonly<Record<string, string | number | readonly (string | number)[] | null>>;

export interface Finding {
  /** Stable and documented, e.g. `NTM-V014`. */
  readonly rule: string;
  readonly severity: Severity;
  /** A1 address; null where the fault has no cell (a missing row, the sheet as a whole). */
  readonly cell: string | null;
  readonly indicator: string | null;
  readonly criterion: number | null;
  readonly facts: Facts;
  readonly message: Message;
  /** Null where nothing can be mended by one click. */
  readonly fix: readonly Mend[] | null;
  /** What the row's own note or difficulty says to an `explain` finding; null = nothing yet. */
  readonly explanation: string | null;
}

/** An error, or what asks for an explanation that is not given. */
export function isBlocking({ severity, explanation }: Finding): boolean {
  return severity === 'error' || (severity === 'explain' && explanation === null);
}

export function outcomeOf(findings: readonly Finding[]): Outcome {
  return findings.some(isBlocking) ? 'blocked' : 'sendable';
}
