/** What is wider than the pane scrolls in a frame of its own, by mouse and by keyboard. */
import type { JSX, ReactNode } from 'react';

interface Props {
  readonly label: string;
  readonly className?: string;
  readonly children: ReactNode;
}

export function ScrollRegion({ label, className = 'table-scroll', children }: Props): JSX.Element {
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the arrow keys scroll what has the focus, so a frame that scrolls must take it (WCAG 2.1.1)
    <div className={className} tabIndex={0} role="region" aria-label={label}>
      {children}
    </div>
  );
}
