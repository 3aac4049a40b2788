/** A stored refresh in the form of the desk's manifest, so that a workbook downloaded from the service is verified as any other. */
import type { MasterManifest } from './desk/masterManifest.ts';
import type { Refresh } from './store/store.ts';

export function manifestOf({
  sheet,
  before,
  after,
  cells,
  sources = [],
  totals,
  totalsBefore = null,
  confirmation,
}: Refresh): MasterManifest {
  const unitOf = new Map(sources.map(({ submission, unit }) => [submission, unit]));
  return {
    kind: 'masterManifest',
    schemaVersion: 1,
    sheet,
    before,
    after,
    cells: cells.map(({ submissions, total = null, ...cell }) => ({
      ...cell,
      total,
      units: submissions.flatMap((submission) => unitOf.get(submission) ?? []),
    })),
    sources,
    totals,
    totalsBefore,
    confirmation,
  };
}
