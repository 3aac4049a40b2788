/** Has a master planned on a thread of its own (planWorker.ts), and hands it over in parts, so that the pane goes on answering. */
import type { Totals } from '../../core/consolidation/totals.ts';
import type { PlannedChange, SkippedCell } from '../../core/master/plan.ts';
import type { WorkbookReading } from '../host/host.ts';
import { pageUnavailable } from '../later.ts';
import { pause } from '../pause.ts';
import { messageOf, Trouble } from '../trouble.ts';
import { partsOf, type FromPlanner, type ToPlanner } from './messages.ts';
import type { PlannedMaster } from './planMaster.ts';

/** What is planned for, and by what. */
interface Asked extends Omit<Extract<ToPlanner, { say: 'plan' }>, 'say'> {
  readonly before: Totals | null;
}

/** @throws Trouble `not-planned` with the words of what is wrong, `page-unavailable` */
export async function planApart(reading: WorkbookReading, { before, ...asked }: Asked): Promise<PlannedMaster> {
  const worker = new Worker(new URL('./planWorker.ts', import.meta.url));
  try {
    const planned = answerOf(worker);
    // It may fail while sheets are still on their way to it.
    planned.catch(() => undefined);
    await tellSheets(worker, reading);
    tell(worker, { say: 'before', totals: before });
    await pause();
    tell(worker, { say: 'plan', ...asked });
    return await planned;
  } finally {
    worker.terminate();
  }
}

async function tellSheets(worker: Worker, { sheets, hidden }: WorkbookReading): Promise<void> {
  for (const { cells, ...frame } of sheets.filter(({ name }) => !hidden.has(name))) {
    tell(worker, { say: 'sheet', sheet: { ...frame, cells: [] } });
    for (const part of partsOf(cells)) {
      tell(worker, { say: 'cells', cells: part });
      await pause();
    }
  }
}

function tell(worker: Worker, message: ToPlanner): void {
  worker.postMessage(message);
}

function answerOf(worker: Worker): Promise<PlannedMaster> {
  const changes: PlannedChange[] = [];
  const skipped: SkippedCell[] = [];
  return new Promise((resolve, reject) => {
    worker.onerror = (event: ErrorEvent | Event) => {
      // A script that did not come has nothing to say; one that failed has.
      if ('message' in event) reject(new Trouble('not-planned', messageOf(event.message)));
      else reject(new Trouble('page-unavailable', pageUnavailable));
    };
    worker.onmessage = ({ data }: MessageEvent<FromPlanner>) => {
      switch (data.say) {
        case 'changes':
          changes.push(...data.changes);
          return;
        case 'skipped':
          skipped.push(...data.skipped);
          return;
        case 'planned':
          resolve({ ...data.planned, plan: { ...data.planned.plan, changes, skipped } });
          return;
        case 'failed':
          reject(new Trouble('not-planned', data.text));
      }
    };
  });
}
