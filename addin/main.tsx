/** The page's beginning: asks for the rulebook and draws the one screen there is, the check. */
import './withoutEval.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { rulebookSource } from './client/rulebook.ts';
import { CheckScreen } from './screens/check/CheckScreen.tsx';

const root = document.getElementById('root');
const link = document.querySelector<HTMLLinkElement>('link#rulebook');
if (!root || !link) throw new Error('index.html has lost its root or its rulebook');

createRoot(root).render(
  <StrictMode>
    <CheckScreen rulebook={rulebookSource(link.href)} />
  </StrictMode>,
);
