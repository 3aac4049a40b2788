/** The tabs in the order of a person's work, and all that they share. What the first one does not need to begin is loaded behind it. */
import { useCallback, useEffect, useMemo, useRef, useState, type JSX } from 'react';
import type { Totals } from '../../core/consolidation/totals.ts';
import type { Asked } from '../../core/validation/rule.ts';
import type { Session } from '../client/answers.ts';
import { memoryStore } from '../client/memoryStore.ts';
import { openOutboxStore } from '../client/outboxStore.ts';
import { rulebookSource } from '../client/rulebook.ts';
import { serviceClient } from '../client/service.ts';
import type { Host } from '../host/host.ts';
import { useWords } from '../i18n/language.ts';
import { later } from '../later.ts';
import type { Opening } from '../opening.ts';
import { Button, Tab, TabList } from '../ui.ts';
import { useBatch } from './batch/useBatch.ts';
import { Behind, loadScreens, ScreensContext } from './Behind.tsx';
import { CheckScreen } from './check/CheckScreen.tsx';
import { useFileDrop } from './check/useFileDrop.ts';
import { useWorkbook } from './check/useWorkbook.ts';
import { KeptStates } from './keptStates.ts';
import { LoadedLine } from './LoadedLine.tsx';
import { leaveReceiptCheck, submissionToCheck } from './send/receiptAddress.ts';
import { useOutbox, type Kept } from './send/useOutbox.ts';
import { useSession } from './signIn/useSession.ts';
import { monthAt } from './times.ts';
import { useLeavingTheWindow } from './useLeavingTheWindow.ts';
import { useLoaded } from './useLoaded.ts';
import { useLoadedRulebook } from './useLoadedRulebook.ts';
import { useWork, WorkContext, type LastPicked, type LastWriting, type TabName, type Work } from './work.ts';

/** The service stands beside the page. */
const SERVICE = new URL('./', location.href).href;

export function Workspace({ opening }: { readonly opening: Opening }): JSX.Element {
  const { shared, tab, tabs, sign } = useEverything(opening);
  const screens = useLoaded(loadScreens, sign);
  const toCheck = useReceiptToCheck();
  const { product, tabs: names, send } = useWords();
  const shown = toCheck === null ? names[tab] : send.checkTitle;
  useEffect(() => {
    document.title = `${product} – ${shown}`;
  }, [product, shown]);
  const show = (next: TabName): void => {
    leaveReceiptCheck();
    shared.show(next);
  };
  return (
    <WorkContext value={shared}>
      <ScreensContext value={screens}>
        <Tabs tabs={tabs} tab={toCheck === null ? tab : null} onTab={show} />
        <Account />
        <main tabIndex={-1}>
          {toCheck === null ? (
            <Screen tab={tab} />
          ) : (
            <Behind>{({ ReceiptCheck }) => <ReceiptCheck key={toCheck} submission={toCheck} />}</Behind>
          )}
        </main>
      </ScreensContext>
    </WorkContext>
  );
}

/** The address may change while the page is open: another code is scanned, or a tab is chosen. */
function useReceiptToCheck(): string | null {
  const [toCheck, setToCheck] = useState(() => submissionToCheck(location.hash));
  useEffect(() => {
    const look = (): void => setToCheck(submissionToCheck(location.hash));
    addEventListener('hashchange', look);
    return () => removeEventListener('hashchange', look);
  }, []);
  return toCheck;
}

interface Everything {
  readonly shared: Work;
  /** The one in front, of those that the account has. */
  readonly tab: TabName;
  readonly tabs: readonly TabName[];
  /** Another one with each tab chosen and each check that begins or ends: what had not come of the page may come by then. */
  readonly sign: string;
}

function useEverything(opening: Opening): Everything {
  const [asked, setTab] = useState<TabName>('check');
  const [ownTotals, setOwnTotals] = useState<Totals | null>(null);
  const [picked, pick] = useState<LastPicked | null>(null);
  const [keptStates] = useState(() => new KeptStates());
  const [writing, setWriting] = useState<LastWriting | null>(null);
  useLeavingTheWindow(writing?.host);
  const rulebook = useMemo(() => rulebookSource(opening.rulebook), [opening]);
  const service = useMemo(() => serviceClient(SERVICE), []);
  const kept = useMemo(() => keptStore(opening.partition), [opening]);
  const signedIn = useSession(service, opening.partition);
  const account = signedIn.session?.account;
  const unit = account?.role === 'commune' ? account.unit : null;
  const ofAccount = useMemo<Asked>(() => (unit === null ? {} : { unit }), [unit]);
  const workbook = useWorkbook(rulebook, ofAccount);
  const outbox = useOutbox(kept, service, signedIn);
  const batch = useBatch(rulebook, ofAccount);
  const sign = [asked, workbook.state.stage, batch.state.stage].join(' ');
  const known = useLoadedRulebook(rulebook, account?.unit ?? null, sign);
  const excel = useMemo<Work['excel']>(() => (opening.host?.kind === 'excel' ? { ...opening.host, kind: 'excel' } : null), [opening]);
  const today = useMemo(() => monthAt(new Date().toISOString()), []);
  const { open, close } = workbook;
  const { give: giveMany, clear } = batch;
  const openOne = useCallback((file: File) => void open(file.name, () => opened(file)), [open]);
  const give = useCallback(
    (files: readonly File[]) => {
      const [file, another] = files;
      if (!file) return;
      leaveReceiptCheck();
      setTab('check');
      if (another) {
        close();
        setOwnTotals(null);
        void giveMany(files);
        return;
      }
      void open(file.name, () => {
        // Not before: somebody may stay with the mends of one of the many. Totals of files belong to those files.
        clear();
        setOwnTotals(null);
        return opened(file);
      });
    },
    [open, close, giveMany, clear],
  );
  const masterTaker = useRef<((file: File) => void) | null>(null);
  const takeMasters = useCallback<Work['takeMasters']>((taker) => {
    masterTaker.current = taker;
  }, []);
  const letGo = useCallback(
    (files: readonly File[]) => {
      const [file, another] = files;
      if (file && !another && masterTaker.current) masterTaker.current(file);
      else give(files);
    },
    [give],
  );
  // In Excel the open workbook is what is checked; a file that is let go there by mistake changes nothing.
  const isOver = useFileDrop(opening.host === null ? letGo : null);
  const shared: Work = {
    rulebook,
    rulebookAddress: opening.rulebook,
    known,
    service,
    excel,
    workbook,
    signedIn,
    outbox,
    batch,
    today,
    picked,
    pick,
    kept: keptStates,
    writing,
    setWriting,
    isOver,
    takeMasters,
    isReadOnly: false,
    ownTotals,
    give,
    openOne,
    clearBatch: () => {
      clear();
      setOwnTotals(null);
    },
    showTotals: (totals) => {
      setOwnTotals(totals);
      if (totals) setTab('totals');
    },
    show: setTab,
  };
  const tabs = tabsOf(account?.role, ownTotals !== null);
  return { shared, tabs, tab: tabs.includes(asked) ? asked : 'check', sign };
}

async function opened(file: File): Promise<Host> {
  return (await later(() => import(/* webpackChunkName: "work" */ '../host/fileHost.ts'))).openGiven(file);
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

function tabsOf(role: Session['account']['role'] | undefined, hasOwnTotals: boolean): readonly TabName[] {
  const shown = role === undefined ? ALL_TABS : role === 'commune' ? COMMUNE_TABS : OFFICE_TABS;
  return hasOwnTotals && !shown.includes('totals') ? [...shown, 'totals'] : shown;
}

interface TabsProps {
  readonly tabs: readonly TabName[];
  /** Null: what is shown belongs to none. */
  readonly tab: TabName | null;
  readonly onTab: (tab: TabName) => void;
}

function Tabs({ tabs, tab, onTab }: TabsProps): JSX.Element {
  const { tabs: say } = useWords();
  return (
    <TabList
      className="tabs"
      size="small"
      selectedValue={tab}
      onTabSelect={(_event, { value }) => onTab(tabs.find((name) => name === value) ?? 'check')}
    >
      {tabs.map((name) => (
        <Tab key={name} value={name}>
          {say[name]}
        </Tab>
      ))}
    </TabList>
  );
}

/** Always there, so that nothing moves when somebody signs in. */
function Account(): JSX.Element {
  const { signIn: say } = useWords();
  const { signedIn } = useWork();
  const account = signedIn.session?.account;
  if (!account) return <p className="account">{say.notIn}</p>;
  const { name, unitName } = account;
  return (
    <p className="account">
      {say.as(name, unitName === name ? null : unitName)}{' '}
      <Button size="small" appearance="subtle" onClick={signedIn.signOut}>
        {say.out}
      </Button>
    </p>
  );
}

/** A tab that cannot begin without the criteria sets, nor without its screen: where both are missing, that is said once. */
function OfUnit({ children }: Parameters<typeof Behind>[0]): JSX.Element {
  const { signIn: say, loadingRulebook } = useWords();
  const { signedIn, ownTotals, known } = useWork();
  if (signedIn.session?.account.unit === null && ownTotals === null) return <p className="hint">{say.noUnit}</p>;
  return (
    <Behind>
      {(screens) => (
        <>
          <LoadedLine loaded={known} label={loadingRulebook} />
          {children(screens)}
        </>
      )}
    </Behind>
  );
}

function Screen({ tab }: { readonly tab: TabName }): JSX.Element {
  switch (tab) {
    case 'check':
      return <CheckScreen />;
    case 'send':
      return <Behind>{({ SendScreen }) => <SendScreen />}</Behind>;
    case 'forms':
      return <OfUnit>{({ FormsScreen }) => <FormsScreen />}</OfUnit>;
    case 'status':
      return <OfUnit>{({ StatusScreen }) => <StatusScreen />}</OfUnit>;
    case 'totals':
      return <OfUnit>{({ TotalsScreen }) => <TotalsScreen />}</OfUnit>;
  }
}
