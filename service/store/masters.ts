/** Masters: every version of an office's workbook, in the database, so that a refresh is done or not begun. */
import type { Kysely } from 'kysely';
import type { Binding } from '../../core/master/binding.ts';
import type { Confirmation } from '../../core/master/confirmation.ts';
import { Problem } from '../../core/problem.ts';
import { appendAudit } from './auditTrail.ts';
import type { Database } from './database.ts';
import { masterEvidence, refreshEvidence } from './evidence.ts';
import { pack, sha256, unpack } from './packing.ts';
import type { MastersTable, MasterVersionsTable, Tables } from './schema.ts';
import type { Actor, Master, MasterStore, MasterStored, Refresh } from './store.ts';

type Db = Kysely<Tables>;
type Upload = Parameters<MasterStore['putMaster']>[0];
type NewRefresh = Parameters<MasterStore['refreshMaster']>[0];
type Manifest = Omit<Refresh, 'master' | 'version' | 'period' | 'at'>;
type Confirmed = Parameters<MasterStore['confirmMaster']>[0];

/**
 * A master's id is also its file's name in masters/, on Windows too: no dots, slashes or capitals, and
 * none of the names that Windows gives to devices.
 */
export const MASTER_ID = /^(?!(?:con|prn|aux|nul|com[0-9]|lpt[0-9])$)[0-9a-z](?:[0-9a-z-]{0,62}[0-9a-z])?$/u;

/** `placed` is told after the commit which master has a new workbook. */
export function mastersOf(database: Database, placed: (id: string) => Promise<void>): MasterStore {
  const { db } = database;
  const thenPlace = async (stored: MasterStored): Promise<MasterStored> => {
    if (stored.kind === 'stored') await placed(stored.master.id);
    return stored;
  };
  return {
    putMaster: async (upload, actor) => {
      if (!MASTER_ID.test(upload.id)) throw new Problem('master-id-wrong', { id: upload.id });
      return thenPlace(await database.transaction((inside) => putMaster(inside, upload, actor)));
    },
    refreshMaster: async (refresh, actor) => {
      const { sheet, before, after, totals, totalsBefore = null, cells, sources = [], confirmation } = refresh;
      const manifest = pack({ sheet, before, after, totals, totalsBefore, cells, sources, confirmation } satisfies Manifest);
      return thenPlace(await database.transaction((inside) => refreshMaster(inside, refresh, manifest, actor)));
    },
    confirmMaster: async (confirmed, actor) => database.transaction((inside) => confirmMaster(inside, confirmed, actor)),
    master: (id) => currentMaster(db, id),
    masterBytes: async (id, version) => {
      const row = await db
        .selectFrom('master_versions')
        .select('bytes')
        .where('master', '=', id)
        .where('version', '=', version)
        .executeTakeFirst();
      return row?.bytes;
    },
    refreshes: async (id) => {
      const rows = await db.selectFrom('refreshes').selectAll().where('master', '=', id).orderBy('version').execute();
      return rows.map(({ manifest, ...row }) => ({ ...row, ...(unpack(manifest) as Manifest) }));
    },
  };
}

async function currentMaster(db: Db, id: string): Promise<Master | undefined> {
  const row = await db
    .selectFrom('masters')
    .innerJoin('master_versions', 'master', 'id')
    .select(['id', 'unit', 'criteria_set', 'version', 'stored_at', 'sha256', 'binding'])
    .where('id', '=', id)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && toMaster(row, row);
}

function toMaster({ id, unit, criteria_set: set }: MastersTable, row: Omit<MasterVersionsTable, 'master' | 'bytes'>): Master {
  const { binding, confirmation } = readUnderstood(row.binding);
  return { id, unit, set, version: row.version, storedAt: row.stored_at, sha256: row.sha256, binding, confirmation };
}

type Understood = Pick<Master, 'binding' | 'confirmation'>;

/** The binding with a person's word beside it, in one column: the audit vouches for both. */
function understoodText({ binding, confirmation }: Understood): string {
  return JSON.stringify(confirmation === null ? binding : { ...binding, confirmation });
}

function readUnderstood(text: string): Understood {
  const { confirmation = null, ...binding } = JSON.parse(text) as Binding & { readonly confirmation?: Confirmation };
  return { binding, confirmation };
}

async function putMaster(
  db: Db,
  { id, unit, set, bytes, binding, confirmation, baseVersion }: Upload,
  actor: Actor,
): Promise<MasterStored> {
  const current = await currentMaster(db, id);
  if (current && (current.unit !== unit || current.set !== set))
    throw new Problem('master-of-another', { id, unit: current.unit, set: current.set });
  if ((current?.version ?? 0) !== baseVersion) return { kind: 'stale', master: current ?? null };
  const master = { id, unit, criteria_set: set };
  if (!current) await db.insertInto('masters').values(master).execute();
  const row = versionRow(id, baseVersion + 1, bytes, understoodText({ binding, confirmation }), actor);
  await db.insertInto('master_versions').values(row).execute();
  await appendAudit(db, actor, [{ action: 'master.uploaded', unit, subject: id, details: masterEvidence(master, row) }]);
  return { kind: 'stored', master: toMaster(master, row) };
}

async function refreshMaster(db: Db, refresh: NewRefresh, manifest: Uint8Array, actor: Actor): Promise<MasterStored> {
  const current = await currentMaster(db, refresh.master);
  if (!current || current.version !== refresh.baseVersion) return { kind: 'stale', master: current ?? null };
  const master = { id: current.id, unit: current.unit, criteria_set: current.set };
  const row = versionRow(current.id, current.version + 1, refresh.bytes, understoodText(current), actor);
  const { period } = refresh;
  await db.insertInto('master_versions').values(row).execute();
  await db.insertInto('refreshes').values({ master: row.master, version: row.version, period, at: actor.at, manifest }).execute();
  const details = refreshEvidence(masterEvidence(master, row), { period, manifest });
  await appendAudit(db, actor, [{ action: 'master.refreshed', unit: current.unit, subject: current.id, details }]);
  return { kind: 'stored', master: toMaster(master, row) };
}

async function confirmMaster(db: Db, { master: id, baseVersion, ...understood }: Confirmed, actor: Actor): Promise<MasterStored> {
  const current = await currentMaster(db, id);
  if (!current || current.version !== baseVersion) return { kind: 'stale', master: current ?? null };
  const master = { id: current.id, unit: current.unit, criteria_set: current.set };
  const of = db.selectFrom('master_versions').select('bytes').where('master', '=', id).where('version', '=', baseVersion);
  const { bytes } = await of.executeTakeFirstOrThrow();
  const row = versionRow(id, baseVersion + 1, bytes, understoodText(understood), actor);
  await db.insertInto('master_versions').values(row).execute();
  await appendAudit(db, actor, [{ action: 'master.confirmed', unit: current.unit, subject: id, details: masterEvidence(master, row) }]);
  return { kind: 'stored', master: toMaster(master, row) };
}

function versionRow(master: string, version: number, bytes: Uint8Array, binding: string, { at }: Actor): MasterVersionsTable {
  return {
    master,
    version,
    stored_at: at,
    sha256: sha256(bytes),
    binding,
    bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
  };
}
