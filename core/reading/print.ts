/** A reading as an officer would write it, for messages. */
import { WORDS } from '../template/derived.ts';
import { printNumber } from '../text/number.ts';
import type { Reading } from './report.ts';

export function printReading(reading: Reading): string {
  switch (reading.kind) {
    case 'number':
      return printNumber(reading.value);
    case 'word':
      return WORDS[reading.word];
    case 'parts': {
      const parts = reading.parts.map(({ key, value }) => `${key} ${printNumber(value)}`).join('; ');
      return reading.value === null ? parts : `${printNumber(reading.value)} (${parts})`;
    }
    case 'text':
    case 'ambiguous':
    case 'unreadable':
      return reading.text;
    case 'blank':
    case 'notAssessed':
      return '…';
  }
}
