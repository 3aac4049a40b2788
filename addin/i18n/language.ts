/** Which language a person reads: Vietnamese unless they ask for English. */
import { createContext, useContext } from 'react';
import type { Message } from '../../core/message.ts';
import { en } from './en.ts';
import { vi, type Words } from './vi.ts';

export type Language = keyof Message;

export const languages: readonly Language[] = ['vi', 'en'];

export const words: Readonly<Record<Language, Words>> = { vi, en };

export const LanguageContext = createContext<Language>('vi');

export function useWords(): Words {
  return words[useContext(LanguageContext)];
}

/** Words of the page as a message, where one is held that was not said by core. */
export function inBoth(of: (say: Words) => string): Message {
  return { vi: of(vi), en: of(en) };
}

/** Gives a message of core in the language being read. */
export function useSaying(): (message: Message) => string {
  const language = useContext(LanguageContext);
  return (message) => message[language];
}
