/** What of a master is doubtful, to be said yes to one by one: what nobody ticks stays as it is. */
import type { JSX } from 'react';
import type { Host } from '../../host/host.ts';
import { useSaying, useWords } from '../../i18n/language.ts';
import { Checkbox } from '../../ui.ts';
import { CellButton } from '../CellButton.tsx';
import type { Doubt } from './doubts.ts';

/** Shown, and said yes to all at once: more than a province has rows. */
const MOST = 300;

interface Props {
  readonly doubts: readonly Doubt[];
  readonly said: ReadonlySet<string>;
  readonly onSaid: (said: ReadonlySet<string>) => void;
  readonly host: Host;
  readonly sheet: string;
}

export function Doubts({ doubts: all, said, onSaid, host, sheet }: Props): JSX.Element | null {
  const { totals: say } = useWords();
  const saying = useSaying();
  if (all.length === 0) return null;
  const doubts = all.slice(0, MOST);
  const withOne = (key: string, isSaid: boolean): ReadonlySet<string> => new Set([...said, key].filter((one) => isSaid || one !== key));
  return (
    <section className="doubts" aria-label={say.doubts}>
      <h3>{say.doubts}</h3>
      <p className="hint">{say.doubtsHint}</p>
      {doubts.length > 1 ? (
        <Checkbox
          label={say.allOfThem(doubts.length)}
          checked={said.size === doubts.length ? true : said.size > 0 ? 'mixed' : false}
          onChange={(_event, { checked }) => onSaid(new Set(checked === true ? doubts.map(({ key }) => key) : []))}
        />
      ) : null}
      <ul>
        {doubts.map((doubt) => (
          <li key={doubt.key}>
            <Checkbox
              label={say.doubt(doubt.words, saying(doubt.meaning))}
              checked={said.has(doubt.key)}
              onChange={(_event, { checked }) => onSaid(withOne(doubt.key, checked === true))}
            />
            <p className="hint">
              <CellButton host={host} sheet={sheet} cell={doubt.cell} /> {saying(doubt.why)}
            </p>
          </li>
        ))}
      </ul>
      {all.length > MOST ? <p className="hint">{say.moreMoved(all.length - MOST)}</p> : null}
    </section>
  );
}
