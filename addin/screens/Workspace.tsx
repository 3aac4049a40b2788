/** The tabs in the order of a person's work, and all that they share. Loaded behind the shell. */
import '../withoutEval.ts';
import { useCallback, useMemo, useState, type JSX } from 'react';
import type { Totals } from '../../core/consolidation/totals.ts';
import type { Asked } from '../../core/validation/rule.ts';
import { memoryStore } from '../client/memoryStore.ts';
import { openOutboxStore } from '../client/outboxStore.ts';
import { rulebookSource } from '../client/rulebook.ts';
import { serviceClient } from '../client/service.ts';
import { bytesOf, openFile } from '../host/fileHost.ts';
import { useWords } from '../i18n/language.ts';
import type { Opening } from '../opening.ts';
import { Button, Tab, TabList } from '../ui.ts';
import { useBatch } from './batch/useBatch.ts';
import { CheckScreen } from './check/CheckScreen.tsx';
import { useFileDrop } from './check/useFileDrop.ts';
import { useWorkbook } from './check/useWorkbook.ts';
import { FormsScreen } from './forms/FormsScreen.tsx';
import { ReceiptCheck } from './send/ReceiptCheck.tsx';
import { submissionToCheck } from './send/ReceiptView.tsx';
import { SendScreen } from './send/SendScreen.tsx';
import { useOutbox, type Kept } from './send/useOutbox.ts';
import { useSession } from './signIn/useSession.ts';
import { StatusScreen } from './status/StatusScreen.tsx';
import { monthAt } from './times.ts';
import { TotalsScreen } from './totals/TotalsScreen.tsx';
import { useWork, WorkContext, type TabName, type Work } from './work.ts';

/** The service stands beside the page. */
const SERVICE = new URL('./', location.href).href;

export function Workspace({ opening }: { readonly opening: Opening }): JSX.Element {
  const work = useEverything(opening);
  const toCheck = submissionToCheck(location.hash);
  return (
    <WorkContext value={work.shared}>
      <Tabs tab={work.tab} onTab={work.shared.show} />
      <Account />
      <main>{toCheck === null ? <Screen tab={work.tab} /> : <ReceiptCheck submission={toCheck} />}</main>
    </WorkContext>
  );
}

function useEverything(opening: Opening): { readonly shared: Work; readonly tab: TabName } {
  const [tab, setTab] = useState<TabName>('check');
  const [ownTotals, setOwnTotals] = useState<Totals | null>(null);
  const rulebook = useMemo(() => rulebookSource(opening.rulebook), [opening]);
  const service = useMemo(() => serviceClient(SERVICE), []);
  const kept = useMemo(() => keptStore(opening.partition), [opening]);
  const signedIn = useSession(service, opening.partition);
  const account = signedIn.session?.account;
  const unit = account?.role === 'commune' ? account.unit : null;
  const asked = useMemo<Asked>(() => (unit === null ? {} : { unit }), [unit]);
  const workbook = useWorkbook(rulebook, asked);
  const outbox = useOutbox(kept, service, signedIn);
  const batch = useBatch(rulebook);
  const excel = useMemo<Work['excel']>(() => (opening.host?.kind === 'excel' ? { ...opening.host, kind: 'excel' } : null), [opening]);
  const today = useMemo(() => monthAt(new Date().toISOString()), []);
  const { open, close } = workbook;
  const { give: giveMany, clear } = batch;
  const give = useCallback(
    (files: readonly File[]) => {
      const [file, another] = files;
      if (!file) return;
      setTab('check');
      if (another) {
        close();
        void giveMany(files);
        return;
      }
      clear();
      void open(file.name, async () => openFile(file.name, await bytesOf(file)));
    },
    [open, close, giveMany, clear],
  );
  const isOver = useFileDrop(give);
  const shared: Work = {
    rulebook,
    rulebookAddress: opening.rulebook,
    service,
    excel,
    workbook,
    signedIn,
    outbox,
    batch,
    today,
    isOver,
    isReadOnly: false,
    ownTotals,
    give,
    showTotals: (totals) => {
      setOwnTotals(totals);
      setTab('totals');
    },
    show: setTab,
  };
  return { shared, tab };
}

/** Where the browser keeps nothing, what waits lasts as long as the page, and the page says so. */
function keptStore(partition: string): Promise<Kept> {
  return openOutboxStore(partition).then(
    (store) => ({ store, isKept: true }),
    () => ({ store: memoryStore(), isKept: false }),
  );
}

const OFFICE_TABS: readonly TabName[] = ['check', 'forms', 'status', 'totals'];
const COMMUNE_TABS: readonly TabName[] = ['check', 'send', 'forms'];
const ALL_TABS: readonly TabName[] = ['check', 'send', 'forms', 'status', 'totals'];

function Tabs({ tab, onTab }: { readonly tab: TabName; readonly onTab: (tab: TabName) => void }): JSX.Element {
  const { tabs: say } = useWords();
  const { signedIn, ownTotals } = useWork();
  const role = signedIn.session?.account.role;
  const shown = role === undefined ? ALL_TABS : role === 'commune' ? COMMUNE_TABS : OFFICE_TABS;
  const names = ownTotals && !shown.includes('totals') ? [...shown, 'totals' as const] : shown;
  return (
    <TabList
      className="tabs"
      size="small"
      selectedValue={names.includes(tab) ? tab : 'check'}
      onTabSelect={(_event, { value }) => onTab(names.find((name) => name === value) ?? 'check')}
    >
      {names.map((name) => (
        <Tab key={name} value={name}>
          {say[name]}
        </Tab>
      ))}
    </TabList>
  );
}

function Account(): JSX.Element | null {
  const { signIn: say } = useWords();
  const { signedIn } = useWork();
  const { session } = signedIn;
  if (!session) return null;
  return (
    <p className="account">
      {say.as(session.account.name)}{' '}
      <Button size="small" appearance="subtle" onClick={signedIn.signOut}>
        {say.out}
      </Button>
    </p>
  );
}

function Screen({ tab }: { readonly tab: TabName }): JSX.Element {
  switch (tab) {
    case 'check':
      return <CheckScreen />;
    case 'send':
      return <SendScreen />;
    case 'forms':
      return <FormsScreen />;
    case 'status':
      return <StatusScreen />;
    case 'totals':
      return <TotalsScreen />;
  }
}
