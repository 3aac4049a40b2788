/** A set with what an office's own forms say of it: the indicators it lacks, and other wordings of those it has. */
import type { CriteriaSet, Criterion, Indicator } from '../criteria/schema.ts';
import type { Overlay } from '../criteria/overlay.ts';
import type { Form } from './schema.ts';

/** The forms that hold in a province: its own, and those that are nobody's; undefined = the latter alone. */
export function formsIn(forms: readonly Form[], province: string | undefined): readonly Form[] {
  return forms.filter((form) => form.province === null || form.province === province);
}

/** What the set has goes before what a form says; of two forms the first. */
export function completedSet(set: CriteriaSet, forms: readonly Form[]): CriteriaSet {
  const added = forms.filter((form) => form.set === set.id).flatMap(({ completion }) => completion);
  if (added.length === 0) return set;
  const criteria = set.criteria.map((criterion) => completed(criterion, added));
  return { ...set, criteria };
}

function completed(criterion: Criterion, added: readonly Criterion[]): Criterion {
  const byCode = new Map(criterion.indicators.map((indicator) => [indicator.code, indicator]));
  for (const { no, indicators } of added) {
    if (no !== criterion.no) continue;
    for (const indicator of indicators) if (!byCode.has(indicator.code)) byCode.set(indicator.code, indicator);
  }
  return byCode.size === criterion.indicators.length
    ? criterion
    : { ...criterion, indicators: [...byCode.values()].sort((a, b) => placeOf(a) - placeOf(b)) };
}

/** `4.10` → 10. */
function placeOf({ code }: Indicator): number {
  return Number(code.split('.').at(-1));
}

/** The proposals of forms whose source is named, as an overlay that goes before the province's own file. */
export function overlayOf(form: Form): Overlay | undefined {
  if (form.source === null || form.province === null || form.overlay.length === 0) return undefined;
  return { schemaVersion: 1, province: form.province, items: form.overlay };
}

/** By key (`14.2`, `TC 14`): how forms word what the set words otherwise. */
export function wordingsOf(forms: readonly Form[], set: string): ReadonlyMap<string, readonly string[]> | undefined {
  const rows = forms.filter((form) => form.set === set).flatMap((form) => form.rows);
  if (rows.length === 0) return undefined;
  return new Map([...Map.groupBy(rows, ({ key }) => key)].map(([key, same]) => [key, same.map(({ wording }) => wording)]));
}
