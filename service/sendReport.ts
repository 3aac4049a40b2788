/** A report sent to the service over HTTP, with the version that stands there as its base. Sent again, it is the same send. */
import type { z } from 'zod';
import type { Report } from '../core/reading/report.ts';
import { Problem } from '../core/problem.ts';
import type { Sheet } from '../core/sheet/sheet.ts';
import { submissionId } from '../core/submissionId.ts';
import { reportsSchema } from './http/resources/reports.ts';
import { problemSchema } from './http/problems.ts';
import { receiptSchema, type Receipt } from './http/schemas.ts';

/** A weak line is given this long for each of the two requests. */
const PATIENCE_MS = 60_000;

export interface Destination {
  readonly url: string;
  readonly token: string;
  /** Breaks off what is under way. */
  readonly signal?: AbortSignal;
}

export type SentReport =
  /** `isNew` false: it was there already. */
  { readonly kind: 'received'; readonly receipt: Receipt; readonly isNew: boolean } | Refused;

export interface Refused {
  readonly kind: 'refused';
  readonly problem: z.infer<typeof problemSchema>;
}

/** @throws Problem `service-unreachable`, `service-answer-unknown` */
export async function sendReport(sheet: Sheet, report: Report, to: Destination): Promise<SentReport> {
  const base = await findBase(report, to);
  return base.kind === 'refused' ? base : sendOnto(base.version, sheet, report, to);
}

/** The version that stands at the service; 0 = none. @throws as `sendReport` */
export async function findBase(report: Report, to: Destination): Promise<{ readonly kind: 'found'; readonly version: number } | Refused> {
  const { template, unit, period } = aboutOf(report);
  const states = await request(to, 'GET', `v1/reports?${new URLSearchParams({ unit, period, set: template }).toString()}`);
  if (states.kind === 'refused') return states;
  return { kind: 'found', version: parse(reportsSchema, states, to).reports.find((one) => one.unit === unit)?.version ?? 0 };
}

/** Onto the same version again, it is the same send, whatever has been sent since. @throws as `sendReport` */
export async function sendOnto(baseVersion: number, sheet: Sheet, report: Report, to: Destination): Promise<SentReport> {
  const about = aboutOf(report);
  const id = submissionId({ ...about, fingerprint: report.fingerprint, baseVersion });
  const answer = await request(to, 'PUT', `v1/submissions/${id}`, { sheet, about, baseVersion });
  return answer.kind === 'refused' ? answer : { kind: 'received', receipt: parse(receiptSchema, answer, to), isNew: answer.status === 201 };
}

function aboutOf({ template, unit, period }: Report): { readonly template: string; readonly unit: string; readonly period: string } {
  return { template, unit: unit ?? '', period: period ?? '' };
}

type Answer = { readonly kind: 'answered'; readonly status: number; readonly body: unknown } | Refused;

async function request(to: Destination, method: 'GET' | 'PUT', path: string, json?: object): Promise<Answer> {
  const response = await fetchOrProblem(new URL(path, to.url), {
    method,
    headers: { Authorization: `Bearer ${to.token}`, Accept: 'application/json', ...(json ? { 'Content-Type': 'application/json' } : {}) },
    ...(json ? { body: JSON.stringify(json) } : {}),
    signal: AbortSignal.any([AbortSignal.timeout(PATIENCE_MS), ...(to.signal ? [to.signal] : [])]),
  });
  const body = await bodyOf(response, to);
  if (response.ok) return { kind: 'answered', status: response.status, body };
  return { kind: 'refused', problem: parse(problemSchema, { status: response.status, body }, to) };
}

async function fetchOrProblem(url: URL, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    throw new Problem('service-unreachable', { url: url.origin, reason: reasonOf(error) });
  }
}

async function bodyOf(response: Response, to: Destination): Promise<unknown> {
  let text: string;
  try {
    text = await response.text();
  } catch (error) {
    throw new Problem('service-unreachable', { url: to.url, reason: reasonOf(error) });
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem('service-answer-unknown', { url: to.url, status: response.status });
  }
}

/** What Node says lies below fetch’s own “fetch failed”. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause: unknown = error.cause;
  if (cause instanceof Error) return 'code' in cause ? String(cause.code) : cause.message;
  return error.name === 'TimeoutError' ? `${String(PATIENCE_MS / 1000)} s` : error.message;
}

function parse<T>(schema: z.ZodType<T>, { status, body }: { readonly status: number; readonly body: unknown }, to: Destination): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new Problem('service-answer-unknown', { url: to.url, status });
}
