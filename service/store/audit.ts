/** The audit as it is read: newest first, by the units a reader may see. */
import type { Database } from './database.ts';
import type { AuditTable } from './schema.ts';
import type { AuditEntry, AuditStore } from './store.ts';
import { verifyAudit } from './verifyAudit.ts';

export function auditOf(database: Database): AuditStore {
  return {
    audit: async (units, before, limit) => {
      const rows = await database.db
        .selectFrom('audit')
        .selectAll()
        .$if(units !== null, (query) => query.where('unit', 'in', [...(units ?? [])]))
        .$if(before !== null, (query) => query.where('seq', '<', before))
        .orderBy('seq', 'desc')
        .limit(limit)
        .execute();
      return rows.map(entryOf);
    },
    verifyAudit: () => verifyAudit(database),
  };
}

function entryOf({ details, ...row }: AuditTable): AuditEntry {
  return { ...row, details: JSON.parse(details) as AuditEntry['details'] };
}
