/** The id of a send: a UUIDv5, the same for the same send on every machine, another as soon as anything differs. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { submissionId, type Sending } from '../../core/submissionId.ts';

const sending: Sending = {
  unit: '13969',
  template: 'xa-ntm-nang-cao-318-2022',
  period: '2023-11',
  fingerprint: 'sha256:ab',
  baseVersion: 0,
};

describe('submissionId', () => {
  it('is the UUIDv5 that Node’s own SHA-1 gives', () => {
    const name = '13969\nxa-ntm-nang-cao-318-2022\n2023-11\nsha256:ab\n0';
    const hash = createHash('sha1').update(Buffer.from('6f1d9c1e3b524d0a9a7c5e8f2b6c41d7', 'hex')).update(name).digest('hex');
    const id = submissionId(sending);
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
    expect(
      id
        .replaceAll('-', '')
        .replace(/^(.{12})./u, '$1')
        .slice(0, 15),
    ).toBe(hash.slice(0, 12) + hash.slice(13, 16));
    expect(submissionId({ ...sending })).toBe(id);
  });
  it.each<[string, Partial<Sending>]>([
    ['unit', { unit: '13972' }],
    ['template', { template: 'xa-ntm-318-2022' }],
    ['period', { period: '2023-12' }],
    ['fingerprint', { fingerprint: 'sha256:ac' }],
    ['base version', { baseVersion: 1 }],
  ])('differs with the %s', (_, other) => {
    expect(submissionId({ ...sending, ...other })).not.toBe(submissionId(sending));
  });
});
