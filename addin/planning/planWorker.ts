/**
 * Plans a master on a thread of its own: for the country's 3 321 communes that takes a good part of a second, in which the pane
 * would neither draw nor answer. Lives for one plan.
 */
/// <reference lib="webworker" />
import '../withoutEval.ts';
import type { Totals } from '../../core/consolidation/totals.ts';
import type { Cell, Sheet } from '../../core/sheet/sheet.ts';
import { fetchRulebook } from '../client/pageRulebook.ts';
import { messageOf } from '../trouble.ts';
import { partsOf, type FromPlanner, type ToPlanner } from './messages.ts';
import { planMaster } from './planMaster.ts';

const worker = globalThis as unknown as DedicatedWorkerGlobalScope;
const tell = (message: FromPlanner): void => {
  worker.postMessage(message);
};

const sheets: (Sheet & { readonly cells: Cell[] })[] = [];
let before: Totals | null = null;

worker.addEventListener('message', ({ data }: MessageEvent<ToPlanner>) => {
  switch (data.say) {
    case 'sheet':
      sheets.push({ ...data.sheet, cells: [...data.sheet.cells] });
      return;
    case 'cells':
      sheets.at(-1)?.cells.push(...data.cells);
      return;
    case 'before':
      before = data.totals;
      return;
    case 'plan':
      plan(data).catch((error: unknown) => {
        tell({ say: 'failed', text: messageOf(error) });
      });
  }
});

async function plan({ totals, beside, rulebook: address }: Extract<ToPlanner, { say: 'plan' }>): Promise<void> {
  const page = await fetchRulebook(address);
  // The units of the totals' province first: without them nothing of theirs is known.
  const rulebook = await page.withUnits((all) => (all.units.spansOf(totals.unit), all));
  const planned = planMaster(sheets, totals, rulebook, { ...beside, before });
  const { changes, skipped } = planned.plan;
  for (const part of partsOf(changes)) tell({ say: 'changes', changes: part });
  for (const part of partsOf(skipped)) tell({ say: 'skipped', skipped: part });
  tell({ say: 'planned', planned: { ...planned, plan: { ...planned.plan, changes: [], skipped: [] } } });
}
