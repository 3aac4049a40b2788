/**
 * The rulebook is all of data/: what the law and the offices say, parsed. It is asked for a unit and
 * a day; nothing in it is a unit's or a province's alone, so a new province is a new file.
 * It does not know files: the service reads them from a folder, the page from one JSON.
 */
import { calendarSchema, type Calendar } from './calendar/cutOff.ts';
import { lastDayOf, yearOf, type Period } from './calendar/period.ts';
import type { Bands } from './consolidation/bands.ts';
import { applyOverlay, type Overlay } from './criteria/overlay.ts';
import type { Place } from './criteria/requirement.ts';
import type { CriteriaSet } from './criteria/schema.ts';
import type { Layout } from './template/schema.ts';
import { templateOf, type Template } from './template/template.ts';
import type { Obligation } from './units/obligation.ts';
import type { Unit } from './units/schema.ts';
import { unitTreeOf, type UnitTree } from './units/unitTree.ts';

export interface Rulebook {
  readonly sets: readonly CriteriaSet[];
  readonly layouts: readonly Layout[];
  readonly overlays: readonly Overlay[];
  readonly units: readonly Unit[];
  readonly calendars: readonly Calendar[];
  readonly obligations: readonly Obligation[];
  readonly bands: Bands;
}

/** A month of figures runs from its first to its last day where no province says otherwise. */
const CALENDAR_MONTH: Calendar = calendarSchema.parse({ schemaVersion: 1, id: 'calendar-month', monthStartsOn: 1, sources: [] });

/** Trees and templates are asked for again and again for the same few days; more than these are built anew. */
const MOST_KEPT = 64;
type Kept<T> = WeakMap<Rulebook, Map<string, T>>;
const trees: Kept<UnitTree> = new WeakMap();
const templates: Kept<readonly Template[]> = new WeakMap();

function kept<T>(store: Kept<T>, rulebook: Rulebook, key: string, make: () => T): T {
  const ofRulebook = store.get(rulebook) ?? new Map<string, T>();
  const found = ofRulebook.get(key);
  if (found !== undefined) return found;
  const made = make();
  if (ofRulebook.size < MOST_KEPT) store.set(rulebook, ofRulebook.set(key, made));
  return made;
}

/** The units of a day. */
export function treeOn(rulebook: Rulebook, day: string): UnitTree {
  return kept(trees, rulebook, day, () => unitTreeOf(rulebook.units, day));
}

/** The code of the province a unit lies in on a day; a province is its own. */
export function provinceOf(tree: UnitTree, code: string): string | undefined {
  let unit = tree.unit(code);
  while (unit && unit.parent !== null) unit = tree.unit(unit.parent);
  return unit?.code;
}

/**
 * The sheets of a day, as they hold for a unit: its province's overlay applied. Without a unit, or
 * for one that did not exist that day, as the national sets say.
 */
export function templatesFor(rulebook: Rulebook, unitCode: string | null, day: string): readonly Template[] {
  const province = unitCode === null ? undefined : provinceOf(treeOn(rulebook, day), unitCode);
  return kept(templates, rulebook, `${province ?? ''} ${day}`, () => {
    const overlays = rulebook.overlays.filter((overlay) => overlay.province === province);
    return printedSets(rulebook, (set) => set.from <= day && (set.to === null || day <= set.to)).map(({ set, layout }) =>
      templateOf(
        overlays.reduce((over, overlay) => applyOverlay(over, overlay, day), set),
        layout,
      ),
    );
  });
}

/** The national sheets of every set, whatever the day: for a sheet that does not say its period. */
export function nationalTemplates(rulebook: Rulebook): readonly Template[] {
  return kept(templates, rulebook, '', () => printedSets(rulebook, () => true).map(({ set, layout }) => templateOf(set, layout)));
}

function printedSets(
  rulebook: Rulebook,
  asked: (set: CriteriaSet) => boolean,
): readonly { readonly set: CriteriaSet; readonly layout: Layout }[] {
  return rulebook.layouts.flatMap((layout) =>
    layout.sets.flatMap((id) => {
      const set = rulebook.sets.find((one) => one.id === id && asked(one));
      return set ? [{ set, layout }] : [];
    }),
  );
}

/** The calendar of a unit's province for a period. */
export function calendarOf(rulebook: Rulebook, unitCode: string, period: Period): Calendar {
  const province = provinceOf(treeOn(rulebook, lastDayOf(period)), unitCode);
  return rulebook.calendars.find((calendar) => calendar.id === province) ?? CALENDAR_MONTH;
}

/** Where a unit's thresholds are looked up for a period. */
export function placeOf(rulebook: Rulebook, unitCode: string, period: Period): Place {
  return { region: treeOn(rulebook, lastDayOf(period)).regionOf(unitCode), year: yearOf(period) };
}
