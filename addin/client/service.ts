/**
 * The service as the page asks it: every answer is one of its own shapes, or it is said to be nonsense; a refusal carries the
 * service's own words; a network that is away is said to be away.
 */
import type { Totals } from '../../core/consolidation/totals.ts';
import type { Receipt } from '../../core/note/receipt.ts';
import type { Sheet } from '../../core/sheet/sheet.ts';
import { later } from '../later.ts';
import { Trouble } from '../trouble.ts';
import type * as AnswerShapes from './answers.ts';
import type { Answers, ProblemAnswer, Remark, ReportsAnswer, Session, SubmissionAnswer } from './answers.ts';

/** A weak line is given this long for each request. */
const PATIENCE_MS = 60_000;

/** What the service said no to, with its code. */
export class Refusal extends Trouble {
  readonly problem: ProblemAnswer;

  constructor(problem: ProblemAnswer) {
    super('refused', problem.detail);
    this.problem = problem;
  }
}

export interface About {
  readonly template: string;
  readonly unit: string;
  readonly period: string;
}

/** A unit, a period, a set. */
export interface Scope {
  readonly unit: string;
  readonly period: string;
  readonly set: string;
}

export interface Sending {
  readonly id: string;
  readonly sheet: Sheet;
  readonly about: About;
  readonly baseVersion: number;
}

/** An official sheet, and which report it was started from; null = it is blank. */
export interface Form {
  readonly bytes: Uint8Array;
  readonly startedFrom: { readonly period: string; readonly version: number } | null;
}

export interface ServiceClient {
  signIn(name: string, password: string): Promise<Session>;
  changePassword(session: Session, old: string, next: string): Promise<Session>;
  reports(session: Session, scope: Scope): Promise<ReportsAnswer>;
  submission(session: Session, id: string): Promise<SubmissionAnswer>;
  sentSheet(session: Session, id: string): Promise<Sheet>;
  send(session: Session, sending: Sending): Promise<Receipt>;
  returnReport(session: Session, id: string, remarks: readonly Remark[]): Promise<void>;
  totals(session: Session, scope: Scope): Promise<Totals>;
  template(session: Session, scope: Scope): Promise<Form>;
}

/** `base`: the page's own address; the service stands beside it. */
export function serviceClient(base: string): ServiceClient {
  const ask = asker(base);
  const query = ({ unit, period, set }: Scope): string => new URLSearchParams({ unit, period, set }).toString();
  const id = encodeURIComponent;
  return {
    signIn: (name, password) => ask.json('session', null, 'POST', 'v1/sessions', { name, password }),
    changePassword: (session, old, next) => ask.json('session', session, 'POST', 'v1/sessions/password', { old, new: next }),
    reports: (session, scope) => ask.json('reports', session, 'GET', `v1/reports?${query(scope)}`),
    submission: (session, uuid) => ask.json('submission', session, 'GET', `v1/submissions/${id(uuid)}`),
    sentSheet: (session, uuid) => ask.json('sheet', session, 'GET', `v1/submissions/${id(uuid)}/sheet`),
    send: (session, { id: uuid, sheet, about, baseVersion }) =>
      ask.json('receipt', session, 'PUT', `v1/submissions/${id(uuid)}`, { sheet, about, baseVersion }),
    returnReport: async (session, uuid, remarks) => {
      await ask.json('returned', session, 'POST', `v1/submissions/${id(uuid)}/return`, { remarks });
    },
    totals: (session, scope) => ask.json('totals', session, 'GET', `v1/totals?${query(scope)}`),
    template: async (session, { unit, period, set }) => {
      const path = `v1/templates/${id(set)}/workbook?${new URLSearchParams({ unit, period }).toString()}`;
      const { bytes, headers } = await ask.bytes(session, path);
      if (!isZip(bytes)) throw answerUnknown();
      return { bytes, startedFrom: parseStartedFrom(headers.get('Started-From')) };
    },
  };
}

type Method = 'GET' | 'PUT' | 'POST';

interface Asker {
  json<Name extends keyof Answers>(
    name: Name,
    session: Session | null,
    method: Method,
    path: string,
    body?: object,
  ): Promise<Answers[Name]>;
  bytes(session: Session, path: string): Promise<{ readonly bytes: Uint8Array; readonly headers: Headers }>;
}

function asker(base: string): Asker {
  const request = async (session: Session | null, method: Method, path: string, body?: object): Promise<Response> => {
    const response = await fetchOrTrouble(new URL(path, base), {
      method,
      headers: {
        Accept: 'application/json',
        ...(session ? { Authorization: `Bearer ${session.token}` } : {}),
        ...(body ? { 'Content-Type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (!response.ok) throw await refusalOf(response, session?.token ?? null);
    return response;
  };
  return {
    json: async (name, session, method, path, body) => {
      // Nothing is asked whose answer could not be understood.
      const parseAnswer = await answerReader();
      const answer = await parseAnswer(name, await jsonOf(await request(session, method, path, body)));
      if (answer === null) throw answerUnknown();
      return answer;
    },
    bytes: async (session, path) => {
      const response = await request(session, 'GET', path);
      return { bytes: new Uint8Array(await bodyOf(response.arrayBuffer())), headers: response.headers };
    },
  };
}

/** The shapes of answers come behind the first screen, which has none. @throws Trouble `page-unavailable` */
async function answerReader(): Promise<(typeof AnswerShapes)['parseAnswer']> {
  return (await later(() => import(/* webpackChunkName: "work" */ './answers.ts'))).parseAnswer;
}

/** As every .xlsx begins (APPNOTE.TXT 4.3.7); a page of somebody else's does not. */
function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

/** `2023-10; version=1`; null where it says none. */
function parseStartedFrom(text: string | null): Form['startedFrom'] {
  const [, period, version] = /^(\S+); version=(\d+)$/u.exec(text ?? '') ?? [];
  return period === undefined ? null : { period, version: Number(version) };
}

async function fetchOrTrouble(url: URL, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch {
    throw noNetwork();
  }
}

async function refusalOf(response: Response, token: string | null): Promise<Trouble> {
  const parseAnswer = await answerReader();
  const problem = await parseAnswer('problem', await jsonOf(response).catch(() => null));
  if (!problem) return answerUnknown();
  const { code } = problem;
  if (code === 'token-expired' || code === 'token-missing' || code === 'token-wrong') return new SessionEnded(token);
  return new Refusal(problem);
}

async function jsonOf(response: Response): Promise<unknown> {
  const text = await bodyOf(response.text());
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw answerUnknown();
  }
}

/** The line may break in the middle of an answer. */
async function bodyOf<T>(body: Promise<T>): Promise<T> {
  try {
    return await body;
  } catch {
    throw noNetwork();
  }
}

const noNetwork = (): Trouble =>
  new Trouble('no-network', {
    vi: 'Không nối được với máy chủ: mất mạng, hoặc máy chủ đang tắt. Kiểm tra mạng rồi thử lại; báo cáo trong hàng chờ vẫn còn.',
    en: 'The server cannot be reached: there is no network, or it is off. Check the network and try again; reports that wait are kept.',
  });

const answerUnknown = (): Trouble =>
  new Trouble('answer-unknown', {
    vi: 'Máy chủ trả lời không đúng dạng (có thể trang đăng nhập mạng hoặc proxy chen vào). Mở lại trang; nếu vẫn vậy, báo người quản trị.',
    en: 'The server’s answer makes no sense (a network’s own sign-in page or a proxy may have stepped in). Reload; if it stays so, tell the administrator.',
  });

/** Whose request it was: somebody else may have signed in since. */
export class SessionEnded extends Trouble {
  readonly token: string | null;

  constructor(token: string | null) {
    super('session-ended', sessionEnded);
    this.token = token;
  }
}

const sessionEnded = {
  vi: 'Phiên làm việc đã hết. Đăng nhập lại để tiếp tục; những gì đang làm vẫn còn.',
  en: 'Your session has ended. Sign in again to go on; what you were doing is still here.',
};
