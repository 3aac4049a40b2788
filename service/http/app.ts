/**
 * The service as an Express application: for now it gives out the built page and says that
 * it is alive. The page checks files by itself; nothing of a report is sent here.
 */
import express, { type ErrorRequestHandler, type Express, type RequestHandler, type Response } from 'express';
import helmet from 'helmet';

const NONE = ["'none'"];
const SELF = ["'self'"];

/** Where Excel on the web shows a task pane from. */
const EXCEL_ON_THE_WEB = ['*.officeapps.live.com', '*.sharepoint.com', '*.cloud.microsoft', 'onedrive.live.com'];

const headers = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: NONE,
      scriptSrc: SELF,
      styleSrc: SELF,
      imgSrc: ["'self'", 'data:'],
      connectSrc: SELF,
      baseUri: NONE,
      formAction: NONE,
      frameAncestors: [...SELF, ...EXCEL_ON_THE_WEB],
    },
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
export function appOf(page: string): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(headers);
  app.get('/livez', (_request, response) => {
    response.type('text').send('ok\n');
  });
  app.use(express.static(page, { setHeaders: cacheAsNamed }));
  app.get(['/', '/index.html'], pageNotBuilt);
  app.use(nothingHere);
  app.use(somethingWrong);
  return app;
}

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
