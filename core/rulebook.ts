/**
 * The rulebook is all of data/: what the law and the offices say, parsed. It is asked for a unit and
 * a day; nothing in it is a unit's or a province's alone, so a new province is a new file.
 * It does not know files: the service reads them from a folder, the page from one JSON.
 */
import { calendarFor, calendarSchema, type Calendar } from './calendar/calendar.ts';
import type { Holidays } from './calendar/holidays.ts';
import { lastDayOf, yearOf, type Period } from './calendar/period.ts';
import type { Bands } from './consolidation/bands.ts';
import { withDerived } from './criteria/derive.ts';
import { applyOverlay, type Overlay } from './criteria/overlay.ts';
import { completedSet, formsIn, overlayOf, wordingsOf } from './form/complete.ts';
import type { Form } from './form/schema.ts';
import type { Place } from './criteria/requirement.ts';
import type { CriteriaSet } from './criteria/schema.ts';
import type { LegalDocument } from './documents/document.ts';
import type { Layout } from './template/schema.ts';
import type { Target } from './targets/target.ts';
import { askingUnits, ownOf } from './template/own.ts';
import { templateOf, type Template } from './template/template.ts';
import type { Obligation } from './units/obligation.ts';
import type { Unit } from './units/schema.ts';
import type { UnitBook } from './units/unitBook.ts';
import type { UnitTree } from './units/unitTree.ts';

export interface Rulebook {
  readonly sets: readonly CriteriaSet[];
  readonly layouts: readonly Layout[];
  /** Offices' own forms, learned from their workbooks. */
  readonly forms: readonly Form[];
  readonly overlays: readonly Overlay[];
  readonly units: UnitBook;
  readonly calendars: readonly Calendar[];
  readonly holidays: Holidays;
  readonly obligations: readonly Obligation[];
  readonly targets: readonly Target[];
  readonly documents: readonly LegalDocument[];
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
  return kept(trees, rulebook, day, () => rulebook.units.treeOn(day));
}

/** The unit and those above it, up to its province; empty where there is no such unit on the tree's day. */
function unitAndAbove(tree: UnitTree, code: string): readonly Unit[] {
  const units: Unit[] = [];
  for (let unit = tree.unit(code); unit; unit = unit.parent === null ? undefined : tree.unit(unit.parent)) units.push(unit);
  return units;
}

/**
 * The sheets of a day, as they hold for a unit: its province's overlay applied, with the rows and plans of
 * the units above it. Without a unit, or for one that did not exist that day, as the national sets say.
 */
export function templatesFor(rulebook: Rulebook, unitCode: string | null, day: string): readonly Template[] {
  const above = unitCode === null ? [] : unitAndAbove(treeOn(rulebook, day), unitCode);
  const province = above.at(-1)?.code;
  const asking = above.filter(({ code }) => askingIn(rulebook).has(code));
  return kept(templates, rulebook, [province ?? '', day, ...asking.map(({ code }) => code)].join(' '), () => {
    const forms = formsIn(rulebook.forms, province);
    const ofForms = forms.flatMap((form) => (form.province === province ? (overlayOf(form) ?? []) : []));
    const overlays = [...ofForms, ...rulebook.overlays.filter((overlay) => overlay.province === province)];
    const asItHolds = (set: CriteriaSet): CriteriaSet => {
      const derived = withDerived(completedSet(set, forms), (id) => {
        const other = rulebook.sets.find((one) => one.id === id && isInForce(one, day));
        return other && asItHolds(other);
      });
      return overlays.reduce((over, overlay) => applyOverlay(over, overlay, day), derived);
    };
    return printedSets(rulebook, (set) => isInForce(set, day)).map(({ set, layout }) =>
      templateOf(
        asItHolds(set),
        layout,
        asking.length === 0 ? undefined : ownOf(set.id, asking, overlays, rulebook.targets, day),
        wordingsOf(forms, set.id),
      ),
    );
  });
}

/** A set whose first day nobody knows is in force on no day. */
function isInForce({ from, to }: CriteriaSet, day: string): boolean {
  return from !== null && from <= day && (to === null || day <= to);
}

const askingOf = new WeakMap<Rulebook, ReadonlySet<string>>();

function askingIn(rulebook: Rulebook): ReadonlySet<string> {
  const found = askingOf.get(rulebook) ?? askingUnits(rulebook.overlays, rulebook.targets);
  askingOf.set(rulebook, found);
  return found;
}

/** The national sheets of every set, whatever the day: for a sheet that does not say its period. */
export function nationalTemplates(rulebook: Rulebook): readonly Template[] {
  return kept(templates, rulebook, '', () => {
    const forms = formsIn(rulebook.forms, undefined);
    return printedSets(rulebook, () => true).map(({ set, layout }) =>
      templateOf(completedSet(set, forms), layout, undefined, wordingsOf(forms, set.id)),
    );
  });
}

function printedSets(
  rulebook: Rulebook,
  asked: (set: CriteriaSet) => boolean,
): readonly { readonly set: CriteriaSet; readonly layout: Layout }[] {
  return layoutsBySet(rulebook).flatMap(([id, layout]) => {
    const set = rulebook.sets.find((one) => one.id === id && asked(one));
    return set ? [{ set, layout }] : [];
  });
}

/** A set that is printed in no layout of its own is printed as an office's form lays it out. */
function layoutsBySet({ layouts, forms }: Rulebook): readonly (readonly [string, Layout])[] {
  const printed = layouts.flatMap((layout) => layout.sets.map((id) => [id, layout] as const));
  const others = forms.filter(({ set }, index) => forms.findIndex((form) => form.set === set) === index);
  return [...printed, ...others.flatMap(({ set, layout }) => (printed.some(([id]) => id === set) ? [] : [[set, layout] as const]))];
}

/** In whose words a sheet's heading may be. */
export function knownLayouts({ layouts, forms }: Rulebook): readonly Layout[] {
  return [...layouts, ...forms.map(({ layout }) => layout)];
}

/** The office's own form that a unit's sheets of a set are made in: its province's, else one that is nobody's. */
export function formFor(rulebook: Rulebook, unitCode: string, day: string, set: string): Form | undefined {
  const province = unitAndAbove(treeOn(rulebook, day), unitCode).at(-1)?.code;
  const forms = formsIn(rulebook.forms, province).filter((form) => form.set === set && form.mould !== null);
  return forms.find((form) => form.province === province) ?? forms[0];
}

/** The calendar as it holds for a unit on the period's last day: its province's, and what its district says otherwise. */
export function calendarOf(rulebook: Rulebook, unitCode: string, period: Period): Calendar {
  const above = unitAndAbove(treeOn(rulebook, lastDayOf(period)), unitCode).map(({ code }) => code);
  const calendar = rulebook.calendars.find(({ id }) => id === above.at(-1)) ?? CALENDAR_MONTH;
  return calendarFor(calendar, above);
}

/** Where a unit's thresholds are looked up for a period. */
export function placeOf(rulebook: Rulebook, unitCode: string, period: Period): Place {
  const day = lastDayOf(period);
  const tree = treeOn(rulebook, day);
  return { region: tree.regionOf(unitCode), communeGroup: tree.unit(unitCode)?.communeGroup ?? null, year: yearOf(period), day };
}
