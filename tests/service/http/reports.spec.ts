/** Who has sent, how late, who has not: as an office sees it day by day. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownFolder } from '../../support/folder.ts';
import { NANG_CAO } from '../../support/rulebook.ts';
import { sent, startService, type RunningService } from '../../support/service.ts';

const folder = ownFolder();
let running: RunningService;
let district: string;

interface Reports {
  readonly counts: unknown;
  readonly reminder: string | null;
  readonly reports: readonly {
    readonly unit: string;
    readonly state: string;
    readonly lateDays: number;
    readonly due: string;
    readonly version: number;
  }[];
}
const reports = async (at: string): Promise<Reports> => {
  running.setNow(at);
  return (await running.ask('GET', `v1/reports?unit=362&period=2023-11&set=${NANG_CAO}`, { token: district })).body as unknown as Reports;
};
const stateOf = (all: Reports, unit: string): unknown => {
  const found = all.reports.find((one) => one.unit === unit);
  return [found?.state, found?.lateDays, found?.version];
};

beforeAll(async () => {
  running = await startService(folder);
  district = await running.addAccount('Huyện Nam Trực', 'district', '362');
  const send = async (unit: string, at: string, baseVersion = 0, changes = {}): Promise<string> => {
    running.setNow(at);
    const token = await running.addAccount(`${unit} ${at}`, 'commune', unit);
    const { status, body } = await running.ask('PUT', `v1/submissions/${randomUUID()}`, { token, json: sent(unit, changes, baseVersion) });
    expect(status).toBe(201);
    return String(body['submission']);
  };
  await send('13969', '2023-11-15T02:00:00.000Z');
  await send('13969', '2023-11-20T02:00:00.000Z', 1, { given: { '14.4': { result: 99 } } });
  // 16 November 23:30 in Vietnam is in time, 00:30 the day after is not.
  await send('13972', '2023-11-16T16:30:00.000Z');
  await send('13978', '2023-11-16T17:30:00.000Z');
  const back = await send('13996', '2023-11-14T02:00:00.000Z');
  await running.ask('POST', `v1/submissions/${back}/return`, {
    token: district,
    json: { remarks: [{ cell: 'F12', text: 'Sai đơn vị tính' }] },
  });
});
afterAll(() => running.service.close());

describe('GET /v1/reports', () => {
  it('says of each unit that owes the report when it is due: two working days after the 14th', async () => {
    const all = await reports('2023-11-15T03:00:00.000Z');
    expect(all.reports).toHaveLength(8);
    expect(new Set(all.reports.map(({ due }) => due))).toEqual(new Set(['2023-11-16']));
    expect(stateOf(all, '14005')).toEqual(['notSent', 0, 0]);
  });

  it('counts whole days late in Vietnam; a correction makes nobody late', async () => {
    const all = await reports('2023-11-20T03:00:00.000Z');
    expect(stateOf(all, '13969')).toEqual(['sent', 0, 2]);
    expect(stateOf(all, '13972')).toEqual(['sent', 0, 1]);
    expect(stateOf(all, '13978')).toEqual(['sent', 1, 1]);
    expect(stateOf(all, '13996')).toEqual(['returned', 0, 1]);
    expect(stateOf(all, '14005')).toEqual(['notSent', 4, 0]);
    expect(all.counts).toEqual({ expected: 8, sent: 3, late: 5, returned: 1, notSent: 4 });
  });

  it('gives a reminder to copy, with names and dates', async () => {
    const { reminder } = await reports('2023-11-20T03:00:00.000Z');
    expect(reminder?.split('\n')).toEqual([
      'Nhắc báo cáo XÃ NÔNG THÔN MỚI NÂNG CAO – Tháng 11 năm 2023 – Huyện Nam Trực',
      'Đến 10:00 ngày 20/11/2023: 3/8 đơn vị đã gửi. Hạn gửi: 16/11/2023.',
      expect.stringMatching(/^Chưa gửi \(4\): .*Xã Nam Thanh \(quá hạn 4 ngày\)/u),
      'Bị trả lại, chưa gửi lại (1): Xã Nam Hùng (trả lại ngày 14/11/2023).',
      'Đã gửi, nhưng muộn (1): Xã Nam Thắng (muộn 1 ngày).',
      'Đề nghị các đơn vị chưa gửi, bị trả lại kiểm tra và gửi ngay.',
    ]);
  });

  it('says of a due day that may meet a day off that nobody has verified it, in the answer and in the reminder', async () => {
    running.setNow('2024-02-20T03:00:00.000Z');
    const { body } = await running.ask('GET', `v1/reports?unit=362&period=2024-02&set=${NANG_CAO}`, { token: district });
    const { reports, reminder } = body as { reports: { due: string; dueDoubt: { vi: string } | null }[]; reminder: string };
    expect(reports[0]).toMatchObject({ due: '2024-02-16' });
    expect(reports[0]?.dueDoubt?.vi).toContain('dịp Tết Nguyên đán 2024');
    expect(reminder).toMatch(/Hạn gửi: 16\/02\/2024 \(chưa xác minh: 15\/02\/2024/u);
  });

  it('is given as CSV', async () => {
    running.setNow('2023-11-20T03:00:00.000Z');
    const { text } = await running.ask('GET', `v1/reports?unit=362&period=2023-11&set=${NANG_CAO}`, {
      token: district,
      headers: { Accept: 'text/csv' },
    });
    expect(text.split('\r\n')[0]).toBe(
      '\uFEFFMã đơn vị,Đơn vị,Tình trạng,Hạn gửi,Muộn (ngày),Lần gửi,Nhận lúc (giờ Việt Nam),Ý kiến trả lại,Về hạn gửi',
    );
    expect(text).toContain('13978,Xã Nam Thắng,Đã gửi,2023-11-16,1,1,2023-11-17 00:30,,\r\n');
    expect(text).toContain('F12: Sai đơn vị tính');
  });
});
