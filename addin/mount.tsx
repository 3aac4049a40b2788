/** Puts the page into its document, in place of what an old browser goes on showing. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Opening } from './opening.ts';
import { Shell } from './Shell.tsx';

export function mount(opening: Omit<Opening, 'rulebook'>): void {
  const root = document.getElementById('root');
  const link = document.querySelector<HTMLLinkElement>('link#rulebook');
  if (!root || !link) throw new Error('the page has lost its root or its rulebook');
  createRoot(root).render(
    <StrictMode>
      <Shell opening={{ ...opening, rulebook: link.href }} />
    </StrictMode>,
  );
}
