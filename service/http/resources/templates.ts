/** The official sheets: which there are, and a unit's own for a period, started from its last report. */
import { z } from 'zod';
import { earlierOfItsKind } from '../../../core/calendar/earlier.ts';
import { completenessOf } from '../../../core/criteria/completeness.ts';
import { knownLayouts, nationalTemplates } from '../../../core/rulebook.ts';
import type { LastReport } from '../../../core/template/lastReport.ts';
import { makeTemplate } from '../../desk/makeTemplate.ts';
import { isUnitOf } from '../../totals.ts';
import type { Context } from '../context.ts';
import { route } from '../route.ts';
import { periodText, setId, unitCode } from '../schemas.ts';
import { askedScope, fileNameOf, nobody, noBody, nothing, type AskedScope, type ScopeQuery } from '../shapes.ts';
import { XLSX_TYPE } from '../workbookTypes.ts';

const templatesAnswer = z
  .object({
    templates: z.array(
      z.object({
        set: z.string(),
        version: z.int(),
        title: z.string(),
        decision: z.string(),
        level: z.string(),
        from: z.string().nullable(),
        to: z.string().nullable(),
        criteria: z.array(z.object({ criterion: z.int(), name: z.string(), indicators: z.array(z.string()) })),
      }),
    ),
  })
  .meta({ id: 'Templates' });

export const getTemplates = route({
  method: 'get',
  path: '/v1/templates',
  summary: 'Every official sheet: its criteria set, decision and span.',
  params: nothing,
  query: nothing,
  body: noBody,
  action: 'lookUp',
  subject: nobody,
  answers: { 200: { kind: 'json', schema: templatesAnswer } },
  problems: [],
  run: (_request, { rulebook }) => {
    const printed = nationalTemplates(rulebook).filter(({ set }) => completenessOf(set).isComplete);
    const templates = printed.map(({ id, version, set }) => ({
      set: id,
      version,
      title: set.title,
      decision: set.decision?.number ?? '',
      level: set.level,
      from: set.from,
      to: set.to,
      criteria: set.criteria.map(({ no, name, indicators }) => ({ criterion: no, name, indicators: indicators.map(({ code }) => code) })),
    }));
    return { kind: 'json', status: 200, value: { templates } };
  },
});

interface Asked {
  readonly params: { readonly set: string };
  readonly query: { readonly unit: string; readonly period: string };
}

const scopeOf = ({ params, query }: Asked): ScopeQuery => ({ ...query, set: params.set });

export const getTemplateWorkbook = route({
  method: 'get',
  path: '/v1/templates/{set}/workbook',
  summary: 'A unit’s official sheet for a period as .xlsx, started from its last accepted report where there is one.',
  params: z.strictObject({ set: setId }),
  query: z.strictObject({ unit: unitCode, period: periodText }),
  body: noBody,
  action: 'read',
  subject: (request, context) => {
    const { unit, tree } = askedScope(scopeOf(request), context);
    return { unit: unit.code, tree };
  },
  answers: { 200: { kind: 'xlsx' } },
  problems: [
    'unknown-period',
    'unknown-set',
    'unknown-unit',
    'unit-not-commune',
    'unit-of-another-level',
    'set-lacks-indicators',
    'set-without-sheet',
  ],
  run: async (request, context) => {
    const scope = askedScope(scopeOf(request), context);
    const last = await lastReport(scope, context);
    const { bytes } = await makeTemplate(context.rulebook, { ...scope, ...(last ? { last } : {}) });
    return { kind: 'bytes', type: XLSX_TYPE, bytes, fileName: `${fileNameOf(scope.set.id, scope.unit.code, scope.period)}.xlsx` };
  },
});

/** A report of an earlier unit that had the code is none of this one's. */
async function lastReport({ unit, period, set }: AskedScope, { store, rulebook }: Context): Promise<LastReport | undefined> {
  const before = earlierOfItsKind(period);
  const isOwn = (other: string): boolean => before(other) && isUnitOf(rulebook, unit, other);
  const [last] = await store.lastBefore(set.id, isOwn, [unit.code], null);
  const sheet = last && (await store.sheetOf(last.submission.id));
  return last && sheet ? { report: last.report, sheet, layouts: knownLayouts(rulebook) } : undefined;
}
