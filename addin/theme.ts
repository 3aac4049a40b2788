/** The page's colours: Fluent's own themes with a green of ours; contrast stays Fluent's (WCAG 2.2 AA). */
import { useEffect, useState } from 'react';
import { createDarkTheme, createLightTheme, teamsHighContrastTheme, type BrandVariants, type Theme } from './ui.ts';

export const colourings = ['auto', 'light', 'dark', 'contrast'] as const;
export type Colouring = (typeof colourings)[number];

const GREEN: BrandVariants = {
  10: '#021406',
  20: '#08230f',
  30: '#0b3518',
  40: '#0f4520',
  50: '#135128',
  60: '#175e2f',
  70: '#1b6b3a',
  80: '#1f7a43',
  90: '#338854',
  100: '#4a9667',
  110: '#61a57b',
  120: '#79b48f',
  130: '#92c3a4',
  140: '#abd2b9',
  150: '#c5e1cf',
  160: '#e0f0e5',
};

const light = createLightTheme({ ...GREEN, 80: GREEN[70] });
const dark: Theme = {
  ...createDarkTheme(GREEN),
  // The brand's middle tones are too dark for letters on the dark ground.
  colorBrandForeground1: GREEN[130],
  colorBrandForeground2: GREEN[140],
  colorBrandForegroundLink: GREEN[130],
  colorCompoundBrandForeground1: GREEN[130],
  colorCompoundBrandStroke: GREEN[120],
};

const THEMES: Readonly<Record<Exclude<Colouring, 'auto'>, Theme>> = { light, dark, contrast: teamsHighContrastTheme };

/** `auto`: as the machine is set, high contrast before dark. */
export function useTheme(colouring: Colouring): Theme {
  const [machine, setMachine] = useState(machineColouring);
  useEffect(() => {
    const queries = [DARK, CONTRAST].map((query) => matchMedia(query));
    const look = (): void => setMachine(machineColouring());
    for (const query of queries) query.addEventListener('change', look);
    return () => {
      for (const query of queries) query.removeEventListener('change', look);
    };
  }, []);
  return THEMES[colouring === 'auto' ? machine : colouring];
}

const DARK = '(prefers-color-scheme: dark)';
const CONTRAST = '(forced-colors: active)';

function machineColouring(): Exclude<Colouring, 'auto'> {
  if (matchMedia(CONTRAST).matches) return 'contrast';
  return matchMedia(DARK).matches ? 'dark' : 'light';
}
