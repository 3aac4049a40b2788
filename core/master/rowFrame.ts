/** What is the same for every row of a block while it is read. */
import type { Unit } from '../units/schema.ts';
import type { UnitTree } from '../units/unitTree.ts';
import type { Unplaced } from './binding.ts';
import type { UnitNames } from './unitNames.ts';

export interface RowFrame {
  readonly scope: Unit;
  readonly tree: UnitTree;
  readonly names: UnitNames;
  /** Whose names the rows hold. */
  readonly layout: 'communes' | 'districts';
}

export type UnplacedRow = Extract<Unplaced, { kind: 'row' }>;
