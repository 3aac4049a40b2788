/** A report with its district's rows through the service: sent, totalled, returned with a remark on such a row. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LocalTotals } from '../../../core/consolidation/totals.ts';
import { printFormCode } from '../../../core/template/template.ts';
import { communeSheet } from '../../support/communeSheet.ts';
import { ownFolder } from '../../support/folder.ts';
import { NANG_CAO, templateFor } from '../../support/rulebook.ts';
import { startService, type RunningService } from '../../support/service.ts';

const [UNIT, PERIOD] = ['14029', '2024-06'] as const;
const SCOPE = `unit=363&period=${PERIOD}&set=${NANG_CAO}`;
let running: RunningService;
let [commune, district] = ['', ''];
const id = randomUUID();

beforeAll(async () => {
  running = await startService(ownFolder());
  running.setNow('2024-06-15T03:00:00.000Z');
  commune = await running.addAccount(UNIT, 'commune', UNIT, '2024-06-30');
  district = await running.addAccount('363', 'district', '363', '2024-06-30');
  const { sheet } = communeSheet(templateFor(NANG_CAO, UNIT, '2024-06-30'), {
    formCode: printFormCode({ template: NANG_CAO, version: 1, unit: UNIT, period: PERIOD }),
    title: 'BÁO CÁO KẾT QUẢ – Tháng 6 năm 2024',
    unitName: 'ỦY BAN NHÂN DÂN XÃ PHƯƠNG ĐỊNH',
    given: { '15.2.a': { result: '45', selfAssessment: 'Chưa đạt', obstacle: 'Người dân quen nộp trực tiếp' } },
  });
  const answer = await running.ask('PUT', `v1/submissions/${id}`, {
    token: commune,
    json: { sheet, about: { template: NANG_CAO, unit: UNIT, period: PERIOD }, baseVersion: 0 },
  });
  expect(answer.status, answer.text).toBe(201);
});
afterAll(() => running.service.close());

describe('a district’s rows at the service', () => {
  it('are in the stored report and in the totals, beside nineteen criteria met', async () => {
    const { body } = await running.ask('GET', `v1/totals?${SCOPE}`, { token: district });
    const { local, communes } = body as {
      readonly local: readonly LocalTotals[];
      readonly communes: readonly { readonly metCount: number }[];
    };
    expect(local.map(({ code, met, unmet }) => [code, met, unmet])).toEqual([
      ['15.1.a', 1, 0],
      ['15.2.a', 0, 1],
      ['15.2.b', 1, 0],
      ['19.2.a', 1, 0],
    ]);
    expect(communes.map(({ metCount }) => metCount)).toEqual([19]);
  });

  it('may be what a return remarks on', async () => {
    const remark = (indicator: string) => ({
      token: district,
      json: { remarks: [{ cell: null, indicator, text: 'Đối chiếu cổng dịch vụ công' }] },
    });
    expect((await running.ask('POST', `v1/submissions/${id}/return`, remark('15.9.a'))).status).toBe(422);
    expect((await running.ask('POST', `v1/submissions/${id}/return`, remark('15.2.a'))).status).toBe(200);
  });
});
