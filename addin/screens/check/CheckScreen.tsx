/** The screen on which an officer checks a report: give it a file, read what is wrong with it. */
import { useEffect, useState, type JSX } from 'react';
import type { RulebookSource } from '../../client/rulebook.ts';
import { LanguageContext, words, type Language } from '../../i18n/language.ts';
import { FilePicker } from './FilePicker.tsx';
import { Result } from './Result.tsx';
import { useCheck } from './useCheck.ts';
import { useFileDrop } from './useFileDrop.ts';

export function CheckScreen({ rulebook }: { readonly rulebook: RulebookSource }): JSX.Element {
  const [language, setLanguage] = useState<Language>('vi');
  const [state, check] = useCheck(rulebook);
  const isOver = useFileDrop(check);
  const say = words[language];
  const other: Language = language === 'vi' ? 'en' : 'vi';
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  return (
    <LanguageContext value={language}>
      <header className="top">
        <img src="icons/icon-64.png" alt="" width="40" height="40" />
        <div>
          <h1>{say.product}</h1>
          <p>{say.purpose}</p>
        </div>
        <button
          type="button"
          lang={other}
          onClick={() => {
            setLanguage(other);
          }}
        >
          {say.otherLanguage}
        </button>
      </header>
      <main>
        <FilePicker isOver={isOver} isSmall={state.stage !== 'idle'} onFiles={check} />
        <p className="privacy">{say.privacy}</p>
        <Result state={state} />
      </main>
    </LanguageContext>
  );
}
