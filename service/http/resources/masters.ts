/** Masters: an office's own workbook, uploaded, understood, filled with totals, downloaded; every version kept. */
import { z } from 'zod';
import { Problem } from '../../../core/problem.ts';
import { treeOn } from '../../../core/rulebook.ts';
import { askedPeriod, askedSet, askedUnit, latestUnit } from '../../asked.ts';
import { bindAsked } from '../../desk/planMaster.ts';
import { MASTER_ID } from '../../store/masters.ts';
import { sha256 } from '../../store/packing.ts';
import type { Master } from '../../store/store.ts';
import { actorOf, type Context } from '../context.ts';
import { route, type Subject } from '../route.ts';
import { instantSchema, messageSchema, periodText, setId, unitCode } from '../schemas.ts';
import { fileNameOf, noBody } from '../shapes.ts';
import { sentAs } from '../workbookTypes.ts';

export const byId = z.strictObject({ id: z.string().max(80) });
export const versionText = z
  .string()
  .regex(/^[1-9]\d{0,5}$/, 'is not a version')
  .transform(Number)
  .pipe(z.number())
  .meta({ type: 'integer' });

/** 0 = none yet. */
export const baseVersionText = z
  .string()
  .regex(/^\d{1,6}$/)
  .transform(Number)
  .pipe(z.number())
  .meta({ type: 'integer' });

/** Excel's own have 31 letters at most. */
const sheetName = z.string().min(1).max(100);

const certain = { cell: z.string(), certainty: z.enum(['sure', 'likely', 'doubtful']), why: messageSchema };
const bindingSchema = z.looseObject({
  kind: z.literal('bound'),
  sheet: z.string(),
  scope: z.string(),
  set: z.string(),
  day: z.string(),
  layout: z.enum(['communes', 'districts', 'form']),
  columns: z.array(z.looseObject({ column: z.string(), heading: z.string(), meaning: z.looseObject({ kind: z.string() }), ...certain })),
  rows: z.array(
    z.looseObject({ row: z.int(), label: z.string(), meaning: z.looseObject({ kind: z.string(), unit: z.string() }), ...certain }),
  ),
  unplaced: z.array(z.looseObject({ kind: z.string(), reason: messageSchema })),
  moved: z.array(z.object({ kind: z.enum(['sheet', 'column', 'row']), label: z.string(), from: z.string(), to: z.string() })),
});
export const masterSchema = bindingSchema
  .extend({
    id: z.string(),
    unit: z.string(),
    version: z.int(),
    storedAt: instantSchema,
    sha256: z.string(),
    confirmation: z.looseObject({ kind: z.literal('confirmation') }).nullable(),
  })
  .meta({ id: 'Master' });

/** The binding, as `master bind --json` prints it, with which version it is of. */
export function masterDocument({ id, unit, version, storedAt, sha256, binding, confirmation }: Master): object {
  return { ...binding, id, unit, version, storedAt, sha256, confirmation };
}

export const putMaster = route({
  method: 'put',
  path: '/v1/masters/{id}',
  summary:
    'Uploads an office’s master (.xlsx, .xlsm, .xltx, .xltm), or its next version, and answers how it is understood. `sheet` says which sheet it is, and is kept.',
  params: byId,
  query: z.strictObject({
    unit: unitCode,
    set: setId,
    period: periodText.optional(),
    sheet: sheetName.optional(),
    baseVersion: baseVersionText.optional(),
  }),
  body: { kind: 'workbook', read: (bytes) => bytes },
  action: 'master',
  subject: ({ query: { unit, set, period } }, { rulebook }): Subject => {
    const found =
      period === undefined ? latestUnit(rulebook, unit, askedSet(rulebook, set).to) : askedUnit(rulebook, unit, askedPeriod(period));
    return { unit: found.unit.code, tree: found.tree };
  },
  answers: { 200: { kind: 'json', schema: masterSchema }, 201: { kind: 'json', schema: masterSchema } },
  problems: [
    'master-id-wrong',
    'master-of-another',
    'master-moved-on',
    'no-master-sheet',
    'several-master-sheets',
    'no-such-sheet',
    'sheet-hidden',
    'master-of-other-periods',
    'unknown-set',
    'unknown-unit',
  ],
  run: async ({ account, params: { id }, query, body: bytes }, context) => {
    if (!MASTER_ID.test(id)) throw new Problem('master-id-wrong', { id });
    const before = await context.store.master(id);
    const { binding, confirmation } = understand(bytes, query, before?.confirmation ?? null, context);
    if (before) mustBeOfUnit(before, binding, context);
    if (before && isSame(before, query, bytes, confirmation)) return { kind: 'json', status: 200, value: masterDocument(before) };
    const baseVersion = query.baseVersion ?? before?.version ?? 0;
    const stored = await context.store.putMaster(
      { id, unit: query.unit, set: query.set, bytes, binding, confirmation, baseVersion },
      actorOf(account, context),
    );
    if (stored.kind === 'stale') throw new Problem('master-moved-on', { master: id, current: stored.master?.version ?? 0 });
    return { kind: 'json', status: before ? 200 : 201, value: masterDocument(stored.master) };
  },
});

/** An upload repeated on a weak line is the same upload; with a sheet named that was not, it is a person's word. */
function isSame(master: Master, { unit, set, sheet }: UploadQuery, bytes: Uint8Array, now: Master['confirmation']): boolean {
  const isSaid = sheet === undefined || master.confirmation?.sheet === now?.sheet;
  return isSaid && master.unit === unit && master.set === set && master.sha256 === sha256(bytes);
}

/** The code may have been another unit's when the master was first uploaded. @throws Problem `master-of-another` */
function mustBeOfUnit({ id, unit, set, binding }: Master, now: Master['binding'], { rulebook: { units } }: Context): void {
  const [owner, sender] = [units.unitOn(unit, binding.day), units.unitOn(now.scope, now.day)];
  if (owner && sender && owner.code === sender.code && owner !== sender)
    throw new Problem('master-of-another', { id, unit: owner.name, set });
}

type Understood = Pick<Master, 'binding' | 'confirmation'>;

/** What was confirmed of the version before is found again in this one; a workbook of another layout is asked about anew. */
function understand(bytes: Uint8Array, query: UploadQuery, confirmation: Master['confirmation'], context: Context): Understood {
  try {
    return bindUpload(bytes, query, confirmation, context);
  } catch (error) {
    if (confirmation === null || !(error instanceof Problem) || error.code !== 'binding-of-another') throw error;
    return bindUpload(bytes, query, null, context);
  }
}

interface UploadQuery {
  readonly unit: string;
  readonly set: string;
  readonly period?: string | undefined;
  readonly sheet?: string | undefined;
}

function bindUpload(
  bytes: Uint8Array,
  { unit, set: setCode, period, sheet }: UploadQuery,
  confirmation: Master['confirmation'],
  { rulebook }: Context,
): Understood {
  const set = askedSet(rulebook, setCode);
  const word = { sheet, confirmation: confirmation ?? undefined };
  return bindAsked(bytes, { unit, set, ...word, ...(period === undefined ? {} : { period: askedPeriod(period) }) }, rulebook);
}

/** The master's unit, on the day whose names its binding looked for. */
export async function masterSubject({ params: { id } }: { readonly params: { readonly id: string } }, context: Context): Promise<Subject> {
  const { unit, binding } = await mustFindMaster(id, context);
  return { unit, tree: treeOn(context.rulebook, binding.day) };
}

export async function mustFindMaster(id: string, { store }: Context): Promise<Master> {
  const master = await store.master(id);
  if (!master) throw new Problem('master-unknown', { master: id });
  return master;
}

export const getMasterWorkbook = route({
  method: 'get',
  path: '/v1/masters/{id}/workbook',
  summary: 'The master as a workbook of its own kind: its last version, or the one asked for.',
  params: byId,
  query: z.strictObject({ version: versionText.optional() }),
  body: noBody,
  action: 'read',
  subject: masterSubject,
  answers: { 200: { kind: 'workbook' } },
  problems: ['master-unknown', 'master-version-unknown'],
  run: async ({ params: { id }, query }, context) => {
    const version = query.version ?? (await mustFindMaster(id, context)).version;
    const bytes = await context.store.masterBytes(id, version);
    if (!bytes) throw new Problem('master-version-unknown', { master: id, version });
    const { ending, type } = sentAs(bytes);
    return { kind: 'bytes', type, bytes, fileName: `${fileNameOf(id, String(version))}${ending}` };
  },
});
