/**
 * How a master is understood, shown on the sheet itself: the headings and the labels in the colour of how sure they are.
 *
 * | colour | the column or the row                                     | written            |
 * |--------|-----------------------------------------------------------|--------------------|
 * | green  | sure                                                      | yes                |
 * | amber  | likely                                                    | yes                |
 * | red    | doubtful                                                  | no                 |
 * | grey   | not understood                                            | no                 |
 * | none   | the office's own, left alone                              | no                 |
 */
import type { Binding, Certainty } from '../../../core/master/binding.ts';
import type { Mark, MarkColour } from '../../host/host.ts';

const COLOURS: Readonly<Record<Certainty, MarkColour>> = { sure: 'green', likely: 'amber', doubtful: 'red' };

export function proposalMarks({ columns, rows, unplaced }: Binding): readonly Mark[] {
  const filled = columns.filter(({ meaning }) => meaning.kind !== 'leftAlone');
  return [
    ...unplaced.flatMap((one): readonly Mark[] =>
      one.kind === 'row' || one.kind === 'column' ? [{ cell: one.cell, colour: 'grey' }] : [],
    ),
    ...[...filled, ...rows].map(({ cell, certainty }) => ({ cell, colour: COLOURS[certainty] })),
  ];
}
