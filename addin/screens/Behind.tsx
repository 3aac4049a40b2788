/** The screens that are loaded once the first is drawn; looked at sooner, they say that they are coming. */
import { createContext, useContext, type JSX } from 'react';
import { useWords } from '../i18n/language.ts';
import { later } from '../later.ts';
import { LoadedLine } from './LoadedLine.tsx';
import type * as Screens from './screens.ts';
import type { Loaded } from './useLoaded.ts';

type ScreenModule = typeof Screens;

/** @throws Trouble `page-unavailable` */
export function loadScreens(): Promise<ScreenModule> {
  return later(() => import(/* webpackChunkName: "work" */ './screens.ts'));
}

export const ScreensContext = createContext<Loaded<ScreenModule>>({ stage: 'loading' });

export function Behind({ children }: { readonly children: (screens: ScreenModule) => JSX.Element | null }): JSX.Element | null {
  const { opening } = useWords();
  const screens = useContext(ScreensContext);
  return screens.stage === 'ready' ? children(screens.value) : <LoadedLine loaded={screens} label={opening} />;
}
