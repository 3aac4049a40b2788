/** Gives out the copy of a page's file that the build has compressed, where the browser takes one: no answer waits for a compressor. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { RequestHandler, Response } from 'express';

const COPIES = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

/** Plain names in plain folders, as the build writes them; anything else is left to the files' own server. */
const NAME = /^\/((?:[\w-]+\/)*[\w.-]+\.(js|css|json))$/u;

/** `setHeaders`: how long the answer may be kept, by the name without its copy's ending. */
export function precompressed(page: string, setHeaders: (response: Response, path: string) => void): RequestHandler {
  const copies = new Map<string, string | null>();
  /** Looked for once: the build's folder does not change under a running service. */
  const copyOf = (path: string): string | null => {
    const known = copies.get(path);
    if (known !== undefined) return known;
    const found = existsSync(path) ? path : null;
    if (found !== null) copies.set(path, found);
    return found;
  };
  return (request, response, next) => {
    const [, name, kind] = NAME.exec(request.path) ?? [];
    if ((request.method !== 'GET' && request.method !== 'HEAD') || name === undefined || kind === undefined) {
      next();
      return;
    }
    const found = COPIES.find(([encoding, ending]) => request.acceptsEncodings(encoding) !== false && copyOf(join(page, name + ending)));
    if (!found) {
      next();
      return;
    }
    setHeaders(response, name);
    response.setHeader('Content-Encoding', found[0]);
    response.vary('Accept-Encoding');
    response.type(TYPES[kind] ?? kind);
    // A wrong range or a file gone meanwhile is the next one's to answer.
    response.sendFile(name + found[1], { root: page, cacheControl: false, dotfiles: 'deny' }, (error) => {
      if (error && !response.headersSent) next(error);
    });
  };
}
