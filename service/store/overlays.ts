/**
 * Overlay items confirmed at this service. The audit's own rows are the record: who took what from which decision
 * when, chained by hash, in every backup, and untouched by an update of the program.
 */
import { z } from 'zod';
import { overlayItemSchema } from '../../core/criteria/overlay.ts';
import { appendAudit } from './auditTrail.ts';
import type { Database } from './database.ts';
import type { Confirmed, OverlayStore } from './store.ts';

const ACTION = 'overlay.confirmed';

const detailsSchema = z.object({ item: overlayItemSchema, replaces: z.string().nullable() });

export function overlaysOf({ db, transaction }: Database): OverlayStore {
  return {
    confirmOverlay: ({ province, item, replaces }, actor) =>
      transaction((inside) =>
        appendAudit(inside, actor, [{ action: ACTION, unit: province, subject: `${item.set} ${item.code}`, details: { item, replaces } }]),
      ),
    confirmedOverlays: async () => {
      const rows = await db.selectFrom('audit').select(['unit', 'details']).where('action', '=', ACTION).orderBy('seq').execute();
      return rows.map(({ unit, details }): Confirmed => ({ province: unit ?? '', ...detailsSchema.parse(JSON.parse(details)) }));
    },
  };
}
