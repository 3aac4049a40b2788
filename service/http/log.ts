/** The event log: one JSON line an event on standard error, so that standard output stays the command's own. Ids, codes and durations only. */
import { pino, type Logger } from 'pino';

export function createLog(): Logger {
  const destination = pino.destination({ fd: 2, sync: true });
  // Where the log goes may be full or gone: an event is then lost, and reports are taken all the same.
  destination.on('error', () => undefined);
  return pino({ level: process.env['TIEUCHI_LOG'] ?? 'info', base: null }, destination);
}
