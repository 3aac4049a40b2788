/** This month's official sheet of a unit: downloaded, or put into the open workbook. */
import { useState, type JSX } from 'react';
import type { Session } from '../../client/answers.ts';
import type { Rulebook } from '../../../core/rulebook.ts';
import type { Message } from '../../../core/message.ts';
import { periodWords } from '../../../core/calendar/periodWords.ts';
import type { Form } from '../../client/service.ts';
import { insertsSheets, type InsertsSheets } from '../../host/host.ts';
import { inBoth, useSaying, useWords, words } from '../../i18n/language.ts';
import { Button, Select } from '../../ui.ts';
import { AskedLine, useAsking } from '../Asking.tsx';
import { saveAs } from '../saveAs.ts';
import { ScopePicker, usePicked } from '../ScopePicker.tsx';
import { SignIn } from '../signIn/SignIn.tsx';
import { useRulebook } from '../useScope.ts';
import { useWork } from '../work.ts';

export function FormsScreen(): JSX.Element {
  const { session } = useWork().signedIn;
  const rulebook = useRulebook();
  if (!session) return <SignIn />;
  return rulebook && session.account.unit !== null ? <Forms session={session} rulebook={rulebook} unit={session.account.unit} /> : <></>;
}

interface Props {
  readonly session: Session;
  readonly rulebook: Rulebook;
  readonly unit: string;
}

function Forms({ session, rulebook, unit }: Props): JSX.Element {
  const { forms: say } = useWords();
  const saying = useSaying();
  const { excel, service } = useWork();
  const picked = usePicked(rulebook, unit);
  const [commune, setCommune] = useState('');
  const [asked, ask] = useAsking<Message>();
  const [askedFor, setAskedFor] = useState('');
  const { owed, period } = picked;
  const chosen = owed?.units.find(({ code }) => code === commune) ?? owed?.units[0];
  // What became of a form stands only under the month, the set and the unit that it is of.
  const form = [period, owed?.set.id, chosen?.code].join('\n');
  const isOfThis = askedFor === form;
  const begin = (work: () => Promise<Message>): void => {
    setAskedFor(form);
    void ask(work);
  };
  const fetchForm = (): Promise<Form> => service.template(session, { unit: chosen?.code ?? unit, period, set: owed?.set.id ?? '' });
  const inserting = excel && insertsSheets(excel) ? excel : null;
  const download = async (): Promise<Message> => {
    const file = `${owed?.set.id ?? ''}-${chosen?.code ?? unit}-${period}.xlsx`;
    const form = await fetchForm();
    saveAs(file, form.bytes);
    return after(
      inBoth((words) => words.forms.downloaded(file)),
      startOf(form),
    );
  };
  const insert = async (host: InsertsSheets): Promise<Message> => {
    const form = await fetchForm();
    const sheets = await host.insertWorkbook(form.bytes);
    return after(
      inBoth((words) => words.forms.inserted(sheets.join(', '))),
      startOf(form),
    );
  };
  return (
    <section className="forms">
      <p className="hint">{say.intro}</p>
      <ScopePicker picked={picked} />
      {owed && owed.units.length > 1 ? (
        <label className="choice">
          {say.commune}
          <Select value={chosen?.code ?? ''} onChange={(_event, { value }) => setCommune(value)}>
            {owed.units.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </Select>
        </label>
      ) : null}
      {owed ? (
        <p className="actions">
          {inserting ? (
            <Button appearance="primary" disabled={asked.stage === 'asking'} onClick={() => begin(() => insert(inserting))}>
              {say.insert}
            </Button>
          ) : null}
          <Button appearance={inserting ? 'secondary' : 'primary'} disabled={asked.stage === 'asking'} onClick={() => begin(download)}>
            {say.download}
          </Button>
        </p>
      ) : null}
      {isOfThis || asked.stage === 'asking' ? <AskedLine asked={asked} label={say.working} /> : null}
      <p role="status">{isOfThis && asked.stage === 'answered' ? saying(asked.answer) : null}</p>
    </section>
  );
}

/** From which report the form was filled in. */
function startOf({ startedFrom }: Form): Message {
  if (!startedFrom) return inBoth((words) => words.forms.startedBlank);
  const { period, version } = startedFrom;
  const named = periodWords(period);
  return { vi: words.vi.forms.startedFrom(named.vi, version), en: words.en.forms.startedFrom(named.en, version) };
}

function after(first: Message, then: Message): Message {
  return { vi: `${first.vi} ${then.vi}`, en: `${first.en} ${then.en}` };
}
