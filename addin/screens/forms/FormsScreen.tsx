/** This month's official sheet of a unit: downloaded, or put into the open workbook. */
import { useState, type JSX } from 'react';
import type { Session } from '../../client/answers.ts';
import type { Rulebook } from '../../../core/rulebook.ts';
import { insertsSheets } from '../../host/host.ts';
import { useWords } from '../../i18n/language.ts';
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
  const { excel, service } = useWork();
  const picked = usePicked(rulebook, unit);
  const [commune, setCommune] = useState('');
  const [asked, ask] = useAsking<string>();
  const { owed, period } = picked;
  const chosen = owed?.units.find(({ code }) => code === commune) ?? owed?.units[0];
  const fetchForm = (): Promise<Uint8Array> => service.template(session, { unit: chosen?.code ?? unit, period, set: owed?.set.id ?? '' });
  const download = async (): Promise<string> => {
    const file = `${owed?.set.id ?? ''}-${chosen?.code ?? unit}-${period}.xlsx`;
    saveAs(file, await fetchForm());
    return say.downloaded(file);
  };
  const insert = async (): Promise<string> => {
    if (!excel || !insertsSheets(excel)) return '';
    return say.inserted((await excel.insertWorkbook(await fetchForm())).join(', '));
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
          {excel && insertsSheets(excel) ? (
            <Button appearance="primary" disabled={asked.stage === 'asking'} onClick={() => void ask(insert)}>
              {say.insert}
            </Button>
          ) : null}
          <Button
            appearance={excel && insertsSheets(excel) ? 'secondary' : 'primary'}
            disabled={asked.stage === 'asking'}
            onClick={() => void ask(download)}
          >
            {say.download}
          </Button>
        </p>
      ) : null}
      <AskedLine asked={asked} label={say.working} />
      <p role="status">{asked.stage === 'answered' ? asked.answer : null}</p>
    </section>
  );
}
