/** The event log: one JSON line an event on standard error, so that standard output stays the command's own. Ids, codes and durations only. */
import { pino, type Logger } from 'pino';

/** Characters of events that wait for a log that takes none; what comes above is dropped, so that a full disk does not fill the memory too. */
const MOST_WAITING = 256 * 1024;

export function createLog(): Logger {
  const destination = pino.destination({ fd: 2, sync: true, maxLength: MOST_WAITING });
  // Where the log goes may be full or gone: an event is then lost, and reports are taken all the same.
  destination.on('error', () => undefined);
  return pino({ level: process.env['TIEUCHI_LOG'] ?? 'info', base: null }, destination);
}
