/**
 * A report being returned. It may take long on a weak line: meanwhile other reports and tabs are looked at, so what became of it is
 * kept, and told wherever the person is by then. One at a time.
 */
import type { Message } from '../../../core/message.ts';
import type { Remark, ReportState, Session } from '../../client/answers.ts';
import { inBoth } from '../../i18n/language.ts';
import { isTrouble } from '../../trouble.ts';
import { useKeptAsking, type Asked } from '../Asking.tsx';
import { useKept } from '../kept.ts';
import { useWork } from '../work.ts';

export interface Returning {
  /** The last that was given back; null = none, or it was taken note of. */
  readonly last: { readonly state: ReportState; readonly period: string } | null;
  readonly asked: Asked<Message>;
  giveBack(state: ReportState, period: string, remarks: readonly Remark[]): void;
  /** What became of it is not told any more; what is under way still is. */
  forget(): void;
}

/** `loadAgain`: the service may hold something else from then on, also where its answer was lost. */
export function useReturning(session: Session, loadAgain: () => void): Returning {
  const { service } = useWork();
  const { value: last, set: setLast } = useKept<Returning['last']>('status: returned last', null);
  const [asked, ask] = useKeptAsking<Message>('status: returning');
  const giveBack: Returning['giveBack'] = (state, period, remarks) => {
    const { submission, name } = state;
    if (submission === null) return;
    setLast({ state, period });
    void ask(async () => {
      try {
        await service.returnReport(session, submission, remarks);
      } catch (error) {
        // Whoever has to sign in again finds everything as it was.
        if (isTrouble(error, 'session-ended')) setLast(null);
        else loadAgain();
        throw error;
      }
      loadAgain();
      return inBoth((words) => words.status.returnedNow(name));
    });
  };
  const forget = (): void => {
    if (asked.stage !== 'asking') setLast(null);
  };
  return { last, asked, giveBack, forget };
}
