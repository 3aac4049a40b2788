/** The event log: one JSON line an event on standard error, so that standard output stays the command's own. Ids, codes and durations only. */
import { pino, type Logger } from 'pino';

export function createLog(): Logger {
  return pino({ level: process.env['TIEUCHI_LOG'] ?? 'info', base: null }, pino.destination({ fd: 2, sync: true }));
}
