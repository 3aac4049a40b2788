/**
 * Sends under way, on the disk before they begin: the version that a report was sent onto. A send whose answer never came (cut
 * network, killed program) is repeated onto the same version and so is the same send, even when another report of the unit has
 * arrived in between; else an old file would become the newest version.
 */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Report } from '../../core/reading/report.ts';
import { submissionId } from '../../core/submissionId.ts';
import { readFileWhole, writeFlushed } from '../files.ts';
import { OWN } from './places.ts';

const sendSchema = z.object({ file: z.string(), base: z.int().min(0) });
type Send = z.infer<typeof sendSchema>;

export interface Sends {
  /** The version this report of this file was sent onto before. */
  baseOf(file: string, report: Report): number | undefined;
  begin(file: string, report: Report, base: number): void;
  /** The file has been moved: sent again by a person, it is another send. */
  end(file: string): void;
  /** Forgets the files that have gone by themselves. */
  keepOnly(files: ReadonlySet<string>): void;
}

export function openSends(folder: string): Sends {
  const place = join(folder, OWN);
  const sends = new Map<string, Send>();
  for (const name of readdirSync(place)) {
    const send = readSend(join(place, name));
    if (send) sends.set(name, send);
  }
  const forget = (which: (file: string) => boolean): void => {
    for (const [name, { file }] of sends) {
      if (!which(file)) continue;
      rmSync(join(place, name), { force: true });
      sends.delete(name);
    }
  };
  return {
    baseOf: (file, report) => {
      const send = sends.get(nameOf(report));
      return send?.file === file ? send.base : undefined;
    },
    begin: (file, report, base) => {
      writeFlushed(join(place, nameOf(report)), JSON.stringify({ file, base }));
      sends.set(nameOf(report), { file, base });
    },
    end: (file) => {
      forget((one) => one === file);
    },
    keepOnly: (files) => {
      forget((one) => !files.has(one));
    },
  };
}

/** What cannot be read was cut while it was written, before anything was sent. */
function readSend(path: string): Send | undefined {
  try {
    return sendSchema.safeParse(JSON.parse(new TextDecoder().decode(readFileWhole(path)))).data;
  } catch {
    return undefined;
  }
}

function nameOf({ unit, template, period, fingerprint }: Report): string {
  return `${submissionId({ unit: unit ?? '', template, period: period ?? '', fingerprint, baseVersion: 0 })}.json`;
}
