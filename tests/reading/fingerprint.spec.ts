import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, fingerprintOf } from '../../core/reading/fingerprint.ts';

describe('canonical JSON (RFC 8785)', () => {
  it('sorts keys by code units and prints numbers as ECMAScript does', () => {
    // The RFC's own example, section 3.2.2, without its control characters.
    expect(
      canonicalJson({ numbers: [333333333.3333333, 1e30, 4.5, 2e-3, 0.000000000000000000000000001], literals: [null, true, false] }),
    ).toBe('{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27]}');
    expect(canonicalJson({ '€': 1, '\r': 2, '1': 3, ö: 4 })).toBe('{"\\r":2,"1":3,"ö":4,"€":1}');
  });

  it('reads back as what it was', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

describe('the fingerprint', () => {
  const entry = {
    indicator: '4',
    reading: { kind: 'number', value: 99 },
    selfAssessment: 'met',
    expectedBy: null,
    obstacle: null,
    note: 'Đủ',
  } as const;
  const meaning = { template: 't', unit: '13969', period: '2023-11' };

  it('is SHA-256 of template, unit, period and entries without cells', () => {
    const plain = `{"entries":[{"expectedBy":null,"indicator":"4","note":"Đủ","obstacle":null,"reading":{"kind":"number","value":99},"selfAssessment":"met"}],"period":"2023-11","template":"t","unit":"13969"}`;
    const full = { ...entry, selfAssessmentText: 'x', likeLastPeriod: true, cells: null };
    expect(fingerprintOf({ ...meaning, entries: [full], criterionRows: [] })).toBe(
      `sha256:${createHash('sha256').update(plain).digest('hex')}`,
    );
  });
});
