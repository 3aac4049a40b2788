/** Signing in inside the page: account and password; the account knows its unit, so that is all that is asked. */
import { useState, type JSX, type SubmitEvent } from 'react';
import { useSaying, useWords } from '../../i18n/language.ts';
import { Button, Field, Input, MessageBar, MessageBarBody } from '../../ui.ts';
import { useWork } from '../work.ts';

export function SignIn(): JSX.Element | null {
  const { state } = useWork().signedIn;
  if (state.stage === 'in') return null;
  return state.stage === 'mustChange' ? <ChangeForm /> : <SignInForm />;
}

function SignInForm(): JSX.Element {
  const { signIn: say } = useWords();
  const saying = useSaying();
  const { signedIn } = useWork();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const { state } = signedIn;
  const isBusy = state.stage === 'signingIn';
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    void signedIn.signIn(name.trim(), password);
  };
  return (
    <form className="sign-in" onSubmit={submit}>
      <h2>{say.title}</h2>
      <p className="hint">{say.why}</p>
      {state.stage === 'out' && state.why ? <Why text={saying(state.why)} /> : null}
      <Field label={say.name} required>
        <Input name="name" autoComplete="username" value={name} onChange={(_event, data) => setName(data.value)} />
      </Field>
      <Field label={say.password} required>
        <Input
          name="password"
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={(_event, data) => setPassword(data.value)}
        />
      </Field>
      <Button type="submit" appearance="primary" disabled={isBusy || name.trim() === '' || password === ''}>
        {isBusy ? say.working : say.submit}
      </Button>
    </form>
  );
}

/** NIST SP 800-63B, and the service asks for as many. */
const MIN_PASSWORD = 10;

function ChangeForm(): JSX.Element {
  const { signIn: say } = useWords();
  const saying = useSaying();
  const { signedIn } = useWork();
  const [next, setNext] = useState('');
  const [repeat, setRepeat] = useState('');
  const { state } = signedIn;
  const [isTried, setTried] = useState(false);
  const isShort = next.length < MIN_PASSWORD;
  const differs = repeat !== next;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    setTried(true);
    if (!isShort && !differs) void signedIn.change(next);
  };
  return (
    // What is missing is said in the language being read, and not in the browser's.
    <form className="sign-in" onSubmit={submit} noValidate>
      <h2>{say.change}</h2>
      <p className="hint">{say.mustChange}</p>
      {state.stage === 'mustChange' && state.why ? <Why text={saying(state.why)} /> : null}
      {/* For the browser's own keeper of passwords: whose the new one is. */}
      <input
        name="username"
        autoComplete="username"
        value={state.stage === 'mustChange' ? state.session.account.name : ''}
        readOnly
        hidden
      />
      <Field label={say.newPassword} required {...(isTried && isShort ? { validationMessage: say.tooShort } : {})}>
        <Input type="password" autoComplete="new-password" value={next} onChange={(_event, data) => setNext(data.value)} />
      </Field>
      <Field label={say.repeat} required {...(differs && (isTried || repeat !== '') ? { validationMessage: say.differ } : {})}>
        <Input type="password" autoComplete="new-password" value={repeat} onChange={(_event, data) => setRepeat(data.value)} />
      </Field>
      <Button type="submit" appearance="primary" disabled={state.stage === 'mustChange' && state.isBusy}>
        {state.stage === 'mustChange' && state.isBusy ? say.changing : say.change}
      </Button>
    </form>
  );
}

function Why({ text }: { readonly text: string }): JSX.Element {
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>{text}</MessageBarBody>
    </MessageBar>
  );
}
