/** Every address of the service, in the order of the work. */
import { z } from 'zod';
import { openApiOf } from './openapi.ts';
import { openRoute, type Route } from './route.ts';
import { noBody, nothing } from './shapes.ts';
import { postReset } from './resources/accounts.ts';
import { getAudit } from './resources/audit.ts';
import { getBinding, putBinding } from './resources/bindings.ts';
import { getLive, getMetrics, getReady } from './resources/health.ts';
import { getManifest } from './resources/manifests.ts';
import { getMasterWorkbook, putMaster } from './resources/masters.ts';
import { getPlan, getRefreshes, postRefresh } from './resources/refreshes.ts';
import { getReports } from './resources/reports.ts';
import { returnSubmission } from './resources/returns.ts';
import { postPassword, postSession } from './resources/sessions.ts';
import { getSubmission, getSubmissionSheet, putSubmission } from './resources/submissions.ts';
import { getTemplates, getTemplateWorkbook } from './resources/templates.ts';
import { getSources, getTotals } from './resources/totals.ts';
import { getUnits } from './resources/units.ts';

const documented: readonly Route[] = [
  putSubmission,
  getSubmission,
  getSubmissionSheet,
  returnSubmission,
  getReports,
  getTotals,
  getSources,
  getUnits,
  getTemplates,
  getTemplateWorkbook,
  putMaster,
  getBinding,
  putBinding,
  getPlan,
  postRefresh,
  getRefreshes,
  getManifest,
  getMasterWorkbook,
  postSession,
  postPassword,
  postReset,
  getAudit,
  getLive,
  getReady,
  getMetrics,
];

let document: object | undefined;

const getOpenApi: Route = openRoute({
  method: 'get',
  path: '/v1/openapi.json',
  summary: 'This description.',
  params: nothing,
  query: nothing,
  body: noBody,
  answers: { 200: { kind: 'json', schema: z.looseObject({ openapi: z.string() }) } },
  problems: [],
  // Made when first asked for: no start waits for it.
  run: () => ({ kind: 'json', status: 200, value: (document ??= openApiOf(routes)) }),
});

export const routes: readonly Route[] = [...documented, getOpenApi];
