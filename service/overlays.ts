/**
 * Provinces' overlays as the service and the command line use them: the rulebook's files, and over them what was
 * confirmed item by item: in the file itself, or in the service's own data, which an update of the program leaves alone.
 */
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { confirmItem, keepConfirmed } from '../core/criteria/confirm.ts';
import { overlaySchema, type Overlay, type OverlayItem } from '../core/criteria/overlay.ts';
import { Problem } from '../core/problem.ts';
import { parseRulebook, type RulebookFiles } from '../core/rulebookFiles.ts';
import { writeFlushed } from './files.ts';
import type { Confirmed } from './store/store.ts';

export interface ConfirmedFiles {
  readonly files: RulebookFiles;
  /** Items of the files that contradict what was confirmed, and do not hold. */
  readonly setAside: readonly OverlayItem[];
}

/** Files that are wrong are left as they are: reading the rulebook says what is wrong in them. */
export function withConfirmed(files: RulebookFiles, confirmed: readonly Confirmed[]): ConfirmedFiles {
  const changed: Record<string, unknown> = { ...files };
  const setAside: OverlayItem[] = [];
  for (const { province, item, replaces } of confirmed) {
    const path = pathOf(province);
    const before = overlaySchema.safeParse(changed[path] ?? emptyOverlay(province));
    if (!before.success) continue;
    const kept = keepConfirmed(before.data.items, item, replaces);
    setAside.push(...kept.setAside);
    changed[path] = { ...before.data, items: kept.items };
  }
  return { files: changed, setAside };
}

/**
 * The files with one more item, looked at as a whole as every rulebook is.
 * @throws Problem `overlay-said-already`, `overlay-contradicts`, `usage-overlay`, `rulebook-file-wrong`
 */
export function addItem(files: RulebookFiles, { province, item, replaces }: Confirmed): Overlay {
  const path = pathOf(province);
  const before = overlayIn(files, province);
  const after = { ...before, items: confirmItem(before.items, item, replaces) };
  try {
    parseRulebook({ ...files, [path]: after });
  } catch (error) {
    if (error instanceof Problem && error.facts['file'] === path) throw new Problem('usage-overlay', { reason: error.facts['issue'] });
    throw error;
  }
  return after;
}

/** @throws Problem `rulebook-file-wrong` */
export function overlayIn(files: RulebookFiles, province: string): Overlay {
  parseRulebook(files);
  return overlaySchema.parse(files[pathOf(province)] ?? emptyOverlay(province));
}

/** Beside its place and renamed over it: the old file or the new one, never half of one. */
export function writeOverlay(folder: string, overlay: Overlay): string {
  const path = join(folder, pathOf(overlay.province));
  const beside = `${path}.${String(process.pid)}.tmp`;
  try {
    writeFlushed(beside, `${JSON.stringify(overlay, null, 2)}\n`);
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw new Problem('file-not-writable', { file: path, reason: error instanceof Error && 'code' in error ? String(error.code) : '' });
  }
  return path;
}

function pathOf(province: string): string {
  return `overlays/${province}.json`;
}

function emptyOverlay(province: string): Overlay {
  return { schemaVersion: 1, province, items: [] };
}
