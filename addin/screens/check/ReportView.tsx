/** One report of the workbook: what it was recognised as, whether it may be sent, its findings, and the sheet beside them. */
import { useEffect, useRef, useState, type JSX } from 'react';
import type { CheckedReport } from '../../../core/check.ts';
import { outcomeWords } from '../../../core/validation/words.ts';
import type { Finding } from '../../../core/validation/finding.ts';
import { isFile, type Host } from '../../host/host.ts';
import { useSaying, useWords } from '../../i18n/language.ts';
import { Button, Select, Switch } from '../../ui.ts';
import { Names } from './Correct.tsx';
import { FindingList } from './FindingList.tsx';
import { groupsOf, groupTitle } from './groups.ts';
import { officersOf } from './officers.ts';
import { Remarks } from './Remarks.tsx';
import { SheetGrid } from './SheetGrid.tsx';
import type { Checked } from './state.ts';
import { saveMended } from './saveMended.ts';
import { useWork } from '../work.ts';

export function ReportView({ checked, report: one }: { readonly checked: Checked; readonly report: CheckedReport }): JSX.Element {
  const { check: say } = useWords();
  const saying = useSaying();
  const { host } = checked;
  const { report, findings, outcome } = one;
  const sheet = checked.reading.sheets.find(({ name }) => name === report.sheet);
  const groups = groupsOf(findings);
  return (
    <div className={isFile(host) ? 'beside' : undefined}>
      <article className="report">
        <div className={`outcome ${outcome}`}>
          <h3>{saying(outcomeWords[outcome])}</h3>
          <p>
            {groups.length === 0
              ? say.noFindings
              : groups.map(({ name, findings: some }) => `${saying(groupTitle(name))}: ${String(some.length)}`).join(' · ')}
          </p>
        </div>
        <Names checked={checked} />
        <Remarks report={report} host={host} />
        <HostActions host={host} />
        <Findings checked={checked} one={one} />
      </article>
      {isFile(host) && sheet ? <SheetGrid host={host} sheet={sheet} /> : null}
    </div>
  );
}

function Findings({ checked, one: { report, findings } }: { readonly checked: Checked; readonly one: CheckedReport }): JSX.Element {
  const { check: say } = useWords();
  const { workbook, isReadOnly } = useWork();
  const [picked, setPicked] = useState('');
  const sheet = checked.reading.sheets.find(({ name }) => name === report.sheet);
  const officers = officersOf(sheet, report, checked.rulebook);
  // A name that has gone from the sheet hides nothing.
  const officer = officers.names.includes(picked) ? picked : '';
  const keepFocus = useFocusKept(findings);
  const shown = officer === '' ? findings : findings.filter((finding) => officers.of(finding) === officer);
  const mending = {
    report,
    findings: shown,
    host: checked.host,
    isBusy: workbook.deed.stage === 'doing',
    canWrite: !isReadOnly,
    write: (writes: Parameters<typeof workbook.write>[0]) => {
      keepFocus();
      void workbook.write(writes);
    },
  };
  return (
    <>
      {officers.names.length === 0 ? null : (
        <label className="choice">
          {say.officer}
          <Select value={officer} onChange={(_event, { value }) => setPicked(value)}>
            <option value="">{say.everybody}</option>
            {officers.names.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </Select>
        </label>
      )}
      {groupsOf(shown).map((group) => (
        <FindingList
          key={group.name}
          group={group}
          set={checked.rulebook.sets.find(({ id }) => id === report.template)}
          mending={mending}
        />
      ))}
    </>
  );
}

/**
 * A mended finding goes, and the focus with it: whoever works by keyboard goes on at the finding that is there now. What is given back
 * is to be called before the item that has the focus may go.
 */
function useFocusKept(findings: readonly Finding[]): () => void {
  const left = useRef<number | null>(null);
  useEffect(() => {
    const at = left.current;
    left.current = null;
    if (at === null || (document.activeElement && document.activeElement !== document.body)) return;
    const items = itemsShown();
    const button = items.at(Math.min(at, items.length - 1))?.querySelector('button');
    (button ?? document.querySelector<HTMLElement>('.deed button'))?.focus();
  }, [findings]);
  return () => {
    const at = itemsShown().findIndex((item) => item.contains(document.activeElement));
    left.current = at < 0 ? null : at;
  };
}

function itemsShown(): readonly Element[] {
  return [...document.querySelectorAll('.findings li')];
}

/** What the two hosts offer beside: a copy to download, or colours in the sheet. */
function HostActions({ host }: { readonly host: Host }): JSX.Element | null {
  const { check: say } = useWords();
  const { workbook } = useWork();
  if (!isFile(host)) {
    return (
      <Switch
        label={say.marks}
        checked={workbook.showsMarks}
        disabled={workbook.deed.stage === 'doing'}
        onChange={(_event, { checked }) => void workbook.showMarks(checked)}
      />
    );
  }
  if (!host.isChanged()) return null;
  return (
    <p className="actions">
      <Button appearance="primary" onClick={() => saveMended(host)}>
        {say.download}
      </Button>
      <span className="hint">{host.isNoted() ? say.downloadHintNoted : say.downloadHint}</span>
    </p>
  );
}
