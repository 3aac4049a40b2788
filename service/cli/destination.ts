/** Where reports are sent, as the command line is told. */
import { Problem } from '../../core/problem.ts';
import type { Destination } from '../sendReport.ts';
import type { Given, Options } from './command.ts';

export const destinationOptions = { to: { type: 'string' }, token: { type: 'string' } } as const satisfies Options;

/** The token may stand in TIEUCHI_TOKEN, where the machine's other users do not see it. @throws Problem `usage-url`, `usage-option-missing` */
export function readDestination(given: Given): Destination {
  const text = given.mustText('to');
  const url = URL.parse(text.endsWith('/') ? text : `${text}/`);
  if (!url || !/^https?:$/u.test(url.protocol)) throw new Problem('usage-url', { url: text });
  return { url: url.href, token: given.text('token') ?? tokenAround() ?? given.mustText('token') };
}

function tokenAround(): string | undefined {
  const token = process.env['TIEUCHI_TOKEN']?.trim();
  return token === '' ? undefined : token;
}
