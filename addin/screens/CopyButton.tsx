/** Copies a text. Where the browser does not allow it (a page without https), shows the text selected. */
import { useState, type JSX } from 'react';
import { useWords } from '../i18n/language.ts';
import { Button } from '../ui.ts';

type CopyState =
  { readonly stage: 'ready' } | { readonly stage: 'copied'; readonly text: string } | { readonly stage: 'byHand'; readonly text: string };

export function CopyButton({ text, label }: { readonly text: string; readonly label: string }): JSX.Element {
  const say = useWords();
  const [copy, setCopy] = useState<CopyState>({ stage: 'ready' });
  const start = (): void => {
    void copyText(text).then((done) => {
      setCopy({ stage: done ? 'copied' : 'byHand', text });
    });
  };
  // Another file or another language makes another text: what was copied is then not this.
  const stage = copy.stage !== 'ready' && copy.text === text ? copy.stage : 'ready';
  return (
    <div className="copy">
      <Button onClick={start}>{stage === 'copied' ? say.copied : label}</Button>
      {stage === 'byHand' ? (
        <label>
          {say.copyByHand}
          <textarea readOnly rows={8} value={text} ref={selectAll} />
        </label>
      ) : null}
    </div>
  );
}

async function copyText(text: string): Promise<boolean> {
  // Absent where the page has neither https nor localhost, whatever the type says.
  const clipboard = navigator.clipboard as Clipboard | undefined;
  if (!clipboard) return false;
  try {
    await clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

function selectAll(area: HTMLTextAreaElement | null): void {
  area?.focus();
  area?.select();
}
