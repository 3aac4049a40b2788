/** The product's name, language and colours, and the work below them. */
import { useEffect, useState, type JSX } from 'react';
import { keepChoice, readChoice } from './choices.ts';
import { LanguageContext, languages, words, type Language } from './i18n/language.ts';
import type { Opening } from './opening.ts';
import { Workspace } from './screens/Workspace.tsx';
import { colourings, useTheme, type Colouring } from './theme.ts';
import { Button, FluentProvider, Select } from './ui.ts';

export function Shell({ opening }: { readonly opening: Opening }): JSX.Element {
  const { partition } = opening;
  const [language, setLanguage] = useState<Language>(() => readChoice(partition, 'language', languages) ?? 'vi');
  const [colouring, setColouring] = useState<Colouring>(() => readChoice(partition, 'colours', colourings) ?? 'auto');
  const theme = useTheme(colouring);
  const say = words[language];
  const other: Language = language === 'vi' ? 'en' : 'vi';
  useEffect(() => {
    document.documentElement.lang = language;
    keepChoice(partition, 'language', language);
  }, [partition, language]);
  useEffect(() => {
    keepChoice(partition, 'colours', colouring);
  }, [partition, colouring]);
  return (
    <FluentProvider theme={theme} className="page">
      <LanguageContext value={language}>
        <header className="top">
          <img src="icons/icon-64.png" alt="" width="32" height="32" />
          <div>
            <h1>{say.product}</h1>
            <p>{say.purpose}</p>
          </div>
          <Select
            size="small"
            aria-label={say.theme.label}
            value={colouring}
            onChange={(_event, { value }) => setColouring(colourings.find((one) => one === value) ?? 'auto')}
          >
            {colourings.map((one) => (
              <option key={one} value={one}>
                {say.theme[one]}
              </option>
            ))}
          </Select>
          <Button size="small" lang={other} onClick={() => setLanguage(other)}>
            {say.otherLanguage}
          </Button>
        </header>
        <Workspace opening={opening} />
      </LanguageContext>
    </FluentProvider>
  );
}
