/** When the open master was last filled from here, of which period and from what: the workbook itself says so. */
import { useContext, useEffect, useState, type JSX } from 'react';
import { parsePeriod } from '../../../core/calendar/period.ts';
import { periodTitle } from '../../../core/calendar/periodWords.ts';
import type { Totals } from '../../../core/consolidation/totals.ts';
import { reportsBehind, type MasterFill } from '../../../core/note/fill.ts';
import { fillFor } from '../../../core/note/note.ts';
import { noteIn } from '../../client/note.ts';
import type { Host } from '../../host/host.ts';
import { LanguageContext, useWords } from '../../i18n/language.ts';
import { printTime } from '../times.ts';

interface Seen {
  readonly host: Host;
  readonly fill: MasterFill | null;
}

/** Looked for once in what is open (null: nothing yet); then whatever is set. */
export function useLastFill(host: Host | null, { unit, set }: Totals): readonly [MasterFill | null, (fill: MasterFill | null) => void] {
  const [seen, setSeen] = useState<Seen | null>(null);
  useEffect(() => {
    if (!host) return;
    let isLate = false;
    const look = async (): Promise<void> => {
      // A workbook that cannot be asked just now has nothing to say.
      const note = await noteIn(host).catch(() => null);
      if (!isLate) setSeen({ host, fill: note && fillFor(note, { unit, set }) });
    };
    void look();
    return () => {
      isLate = true;
    };
  }, [host, unit, set]);
  return [seen && seen.host === host ? seen.fill : null, (fill) => setSeen(host && { host, fill })];
}

export function LastFill({ fill, totals }: { readonly fill: MasterFill; readonly totals: Totals }): JSX.Element {
  const { totals: say } = useWords();
  const language = useContext(LanguageContext);
  const period = parsePeriod(fill.period);
  const ofSame = fill.reports === reportsBehind(totals) ? say.sameReports : say.otherReports;
  return (
    <p className="last-fill">
      {say.lastFill(printTime(fill.at), period ? periodTitle(period)[language] : fill.period, fill.cells, fill.counted, fill.expected)}
      {fill.asOf === null ? '' : ` ${say.figuresOf(printTime(fill.asOf))}`} {fill.period === totals.period ? ofSame : null}
    </p>
  );
}
