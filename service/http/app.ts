/**
 * The service as an Express application: the built page, and the addresses of the routes. The page checks files by itself;
 * only a report's sheet is ever sent here.
 */
import { randomUUID } from 'node:crypto';
import express, { type ErrorRequestHandler, type Express, type RequestHandler, type Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import helmet from 'helmet';
import { Problem } from '../../core/problem.ts';
import type { Context } from './context.ts';
import { answerProblems, endpoint } from './endpoint.ts';
import { officeSource, policyOf } from './policy.ts';
import { precompressed } from './precompressed.ts';
import { MAX_FAILED_SIGN_INS, MAX_URL, SIGN_IN_WINDOW_MINUTES } from './limits.ts';
import { pageRulebook } from './pageRulebook.ts';
import { routes } from './routes.ts';

/** Where Excel on the web shows a task pane from. */
const EXCEL_ON_THE_WEB = ['*.officeapps.live.com', '*.sharepoint.com', '*.cloud.microsoft', 'onedrive.live.com'];

const headers = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: { ...policyOf(officeSource(process.env)), frameAncestors: ["'self'", ...EXCEL_ON_THE_WEB] },
  },
  // frame-ancestors says it more finely; this older header would shut Excel on the web out.
  xFrameOptions: false,
  // Both mean something over HTTPS only, where Office's own dialogs need their opener.
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
  // Whether this host speaks HTTPS for good is for its administrator to promise.
  strictTransportSecurity: false,
});

/** `page` is the folder that the build has written. */
export function appOf(page: string, context: Context): Express {
  const app = express();
  app.disable('x-powered-by');
  // Answers differ by who asks and are kept nowhere: hashing each for an ETag would be work for nothing.
  app.set('etag', false);
  app.set('query parser', 'simple');
  app.use(headers, recorder(context), boundedUrl);
  addRoutes(app, context);
  app.use('/v1', unknownAddress);
  app.use(answerProblems(context));
  app.use(pageRulebook(page, context.rulebook));
  app.use(precompressed(page, cacheAsNamed));
  app.use(express.static(page, { setHeaders: cacheAsNamed }));
  app.get(['/', '/index.html'], pageNotBuilt);
  app.use(nothingHere);
  app.use(somethingWrong);
  return app;
}

function addRoutes(app: Express, context: Context): void {
  const slower = signInLimit();
  for (const [path, ofPath] of Map.groupBy(routes, (route) => route.path)) {
    const address = app.route(path.replaceAll(/\{(\w+)\}/gu, ':$1'));
    for (const route of ofPath) address[route.method](...(path === '/v1/sessions' ? [slower] : []), ...endpoint(route, context));
    const methods = ofPath.map(({ method }) => method.toUpperCase());
    address.all((_request, response, next) => {
      response.setHeader('Allow', methods.join(', '));
      next(new Problem('method-not-offered', { methods }));
    });
  }
}

/** By address: a guesser of many names is slowed as well as one of many passwords. Those who succeed are not counted. */
function signInLimit(): RequestHandler {
  return rateLimit({
    windowMs: SIGN_IN_WINDOW_MINUTES * 60_000,
    limit: MAX_FAILED_SIGN_INS,
    skipSuccessfulRequests: true,
    standardHeaders: 'draft-7',
    legacyHeaders: false,
    // Such a header is a stranger's word: it is not believed, and not worth a warning.
    validate: { xForwardedForHeader: false },
    handler: (_request, _response, next) => {
      next(new Problem('too-many-attempts', { minutes: SIGN_IN_WINDOW_MINUTES }));
    },
  });
}

/** One event a request: ids, codes, durations; no address, as names and codes of units stand in it. */
function recorder({ log, metrics }: Context): RequestHandler {
  return (request, response, next) => {
    const id = randomUUID();
    const start = performance.now();
    response.locals['request'] = id;
    response.setHeader('X-Request-Id', id);
    response.on('close', () => {
      const seconds = (performance.now() - start) / 1000;
      const {
        route = 'page',
        account,
        code,
      } = response.locals as { readonly route?: string; readonly account?: string; readonly code?: string };
      metrics.observe({ method: request.method, route, status: response.statusCode, seconds });
      log.info({
        event: 'request',
        request: id,
        method: request.method,
        route,
        status: response.statusCode,
        ms: Math.round(seconds * 1000),
        account,
        code,
      });
    });
    next();
  };
}

const boundedUrl: RequestHandler = (request, _response, next) => {
  next(request.url.length <= MAX_URL ? undefined : new Problem('url-too-long', { limit: MAX_URL }));
};

const unknownAddress: RequestHandler = (_request, _response, next) => {
  next(new Problem('address-unknown'));
};

/** A file with its content's hash in its name never changes; the others are asked about anew. */
function cacheAsNamed(response: Response, path: string): void {
  const hashed = /\.[0-9a-f]{16,}\.\w+$/u.test(path);
  response.setHeader('Cache-Control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
}

const pageNotBuilt: RequestHandler = (_request, response) => {
  response
    .status(503)
    .type('text')
    .send('Chưa có trang: chạy “npm run build” rồi mở lại.\nThe page is not built: run “npm run build” and open it again.\n');
};

const nothingHere: RequestHandler = (_request, response) => {
  response.status(404).type('text').send('Không có trang này.\nThere is no such page.\n');
};

/** Express's own answer would show the stack. Four parameters are how Express knows it. */
const somethingWrong: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  const status = statusOf(error);
  response
    .status(status)
    .type('text')
    .send(status < 500 ? 'Yêu cầu không hợp lệ.\nThe request is not valid.\n' : 'Máy chủ gặp lỗi.\nThe server failed.\n');
};

/** Express and its parsers put the status on the error they throw. */
function statusOf(error: unknown): number {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
  return typeof status === 'number' && status >= 400 && status < 600 ? status : 500;
}
