/**
 * The page checks with the rulebook it was built with; what a province confirmed at this service since is not in it.
 * Where the two differ, the page is given the service's overlays and forms, under a name of its own, as browsers keep
 * such files for good: so the page and the service give one verdict.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import { canonicalJson } from '../../core/reading/fingerprint.ts';
import type { Rulebook } from '../../core/rulebook.ts';

const BUILT = /rulebook\.[0-9a-f]{16,}\.json/u;
/** The plain page and the task pane, by address. */
const PAGES: Readonly<Record<string, string>> = { '/': 'index.html', '/index.html': 'index.html', '/pane.html': 'pane.html' };
const pageSchema = z.looseObject({ files: z.record(z.string(), z.unknown()) });

interface Made {
  readonly built: string;
  /** The built one's own where nothing differs. */
  readonly name: string;
  readonly content: string;
}

/** `page` is the folder that the build has written; a page that is not there is left to whoever comes next. */
export function pageRulebook(page: string, rulebook: Rulebook): RequestHandler {
  let made: Made | undefined;
  return (request, response, next) => {
    const html = PAGES[request.path];
    if (request.method !== 'GET' || !(html || BUILT.test(request.path))) {
      next();
      return;
    }
    const index = readIfThere(join(page, html ?? 'index.html')) ?? '';
    const built = BUILT.exec(index)?.[0];
    if (built !== undefined && made?.built !== built) made = makeFor(page, built, rulebook);
    if (!made || built === undefined || made.name === built) next();
    else if (html) response.setHeader('Cache-Control', 'no-cache').type('html').send(index.replaceAll(built, made.name));
    else if (request.path === `/${made.name}`)
      response.setHeader('Cache-Control', 'public, max-age=31536000, immutable').type('json').send(made.content);
    else next();
  };
}

function makeFor(page: string, built: string, { overlays, forms }: Rulebook): Made | undefined {
  const content = readIfThere(join(page, built));
  if (content === undefined) return undefined;
  const { files, ...rest } = pageSchema.parse(JSON.parse(content));
  const own: Readonly<Record<string, object>> = Object.fromEntries<object>([
    ...overlays.map((overlay) => [`overlays/${overlay.province}.json`, overlay] as const),
    // The page reads forms and makes none: their workbooks stay here.
    ...forms.map((form) => [`templates/${form.id}.json`, { ...form, mould: null }] as const),
  ]);
  const differs = Object.entries(own).some(([path, content]) => canonicalJson(files[path] ?? null) !== canonicalJson(content));
  if (!differs) return { built, name: built, content };
  const changed = JSON.stringify({ ...rest, files: { ...files, ...own } });
  const hash = createHash('sha256').update(changed).digest('hex').slice(0, 20);
  return { built, name: `rulebook.${hash}.json`, content: changed };
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
