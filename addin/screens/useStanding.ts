/** How a report stands at the service: whether a version is there, whether it was returned and why. Asked anew after each send and each check by hand. */
import { useCallback, useEffect, useState } from 'react';
import type { Message } from '../../core/message.ts';
import type { Report } from '../../core/reading/report.ts';
import type { ReportState, SubmissionAnswer } from '../client/answers.ts';
import { messageOf } from '../trouble.ts';
import { useWork } from './work.ts';

export type Standing =
  /** Nobody is signed in for the report's unit: the service was not asked. */
  | { readonly stage: 'unknown' }
  | { readonly stage: 'asking' }
  /** `last`: the version that stands there; null = none. */
  | { readonly stage: 'known'; readonly state: ReportState | null; readonly last: SubmissionAnswer | null }
  | { readonly stage: 'failed'; readonly message: Message };

export function useStanding({ unit, period, template }: Pick<Report, 'unit' | 'period' | 'template'>): Standing {
  const { signedIn, service, outbox, workbook } = useWork();
  const { session, noticed } = signedIn;
  const isOwn = session !== null && session.account.unit === unit;
  const [answer, setAnswer] = useState<{ readonly key: string; readonly standing: Standing } | null>(null);
  const key = [unit, period, template, session?.token, String(outbox.rounds)].join('\n');
  const ask = useCallback(async (): Promise<Standing> => {
    if (!session || unit === null || period === null) return { stage: 'unknown' };
    try {
      const { reports } = await service.reports(session, { unit, period, set: template });
      const state = reports.find((one) => one.unit === unit) ?? null;
      const submission = state?.submission ?? null;
      const last = submission === null ? null : await service.submission(session, submission);
      return { stage: 'known', state, last };
    } catch (error) {
      noticed(error);
      return { stage: 'failed', message: messageOf(error) };
    }
  }, [service, session, noticed, unit, period, template]);
  const turn = workbook.state.stage === 'checked' ? workbook.state.turn : 0;
  useEffect(() => {
    if (!isOwn) return;
    let isLate = false;
    void ask().then((standing) => {
      // What was known before a check by hand stands until it is known better.
      const isWorse = (held: typeof answer): boolean => standing.stage === 'failed' && held?.key === key && held.standing.stage === 'known';
      if (!isLate) setAnswer((held) => (isWorse(held) ? held : { key, standing }));
    });
    return () => {
      isLate = true;
    };
  }, [ask, isOwn, key, turn]);
  if (!isOwn) return { stage: 'unknown' };
  return answer?.key === key ? answer.standing : { stage: 'asking' };
}
