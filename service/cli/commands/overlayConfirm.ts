/** `tieuchi overlay confirm`: one threshold or wording taken over from a province's own decision. */
import { comparatorSchema, regions } from '../../../core/criteria/schema.ts';
import { overlayItemSchema, type OverlayItem } from '../../../core/criteria/overlay.ts';
import { Problem } from '../../../core/problem.ts';
import { parseNumber } from '../../../core/text/number.ts';
import { askedSet } from '../../asked.ts';
import { addItem, withConfirmed, writeOverlay } from '../../overlays.ts';
import { defaultRulebookFolder, loadRulebook, readRulebookFiles } from '../../rulebook.ts';
import type { Confirmed } from '../../store/store.ts';
import type { Command, ExitStatus, Given } from '../command.ts';
import { dataOption, machinesAdministrator, withStore } from '../withStore.ts';

const WITH_VALUE = ['comparator', 'unit', 'region', 'group', 'year', 'part'] as const;
const text = { type: 'string' } as const;

export const overlayConfirm: Command = {
  name: 'overlay confirm',
  usage:
    '--province P --set SET --code CODE (--value V [--comparator ≥] [--unit U] [--region R] [--group G] [--year Y] [--part K] | --text T) --source "Quyết định số …" --from DAY [--to DAY] [--replaces SOURCE] [--by NAME] [--data DIR] [--json]',
  does: {
    vi: 'Ghi một mức hoặc một câu chữ theo quyết định của tỉnh: vào tệp data/overlays của tỉnh, hoặc với --data vào dữ liệu và nhật ký của dịch vụ.',
    en: "Confirms a threshold or a wording from the province's decision: in its data/overlays file or, with --data, in the service's data and audit.",
  },
  options: {
    ...{ province: text, set: text, code: text, value: text, text, source: text, from: text, to: text, replaces: text, by: text },
    ...{ comparator: text, unit: text, region: text, group: text, year: text, part: text },
    ...dataOption,
  },
  files: 0,
  run: async (given, output): Promise<ExitStatus> => {
    const actor = machinesAdministrator();
    const confirmed: Confirmed = { province: provinceIn(given), item: readItem(given, actor.at), replaces: given.text('replaces') ?? null };
    const where =
      given.text('data') === undefined
        ? inFile(confirmed)
        : await withStore(given, false, async (store) => {
            addItem(withConfirmed(readRulebookFiles(), await store.confirmedOverlays()).files, confirmed);
            await store.confirmOverlay(confirmed, actor);
            return given.text('data');
          });
    output.document({ where, ...confirmed });
    output.line(`Đã ghi ${confirmed.item.set} ${confirmed.item.code} của tỉnh ${confirmed.province} vào ${String(where)}.`);
    if (given.text('data') !== undefined) output.line('Dịch vụ đang chạy: khởi động lại để dùng. / A running service: restart it.');
    return 0;
  },
};

function inFile(confirmed: Confirmed): string {
  const folder = defaultRulebookFolder();
  return writeOverlay(folder, addItem(readRulebookFiles(folder), confirmed));
}

/** @throws Problem `unknown-unit`, `unknown-set` */
function provinceIn(given: Given): string {
  const rulebook = loadRulebook();
  const province = given.mustText('province');
  if (province.length !== 2 || !rulebook.units.provinces.some((one) => one === province))
    throw new Problem('unknown-unit', { unit: province, day: given.mustText('from'), near: [] });
  askedSet(rulebook, given.mustText('set'));
  return province;
}

/** @throws Problem `usage-overlay` */
function readItem(given: Given, at: string): OverlayItem {
  const [value, wording] = [given.text('value'), given.text('text')];
  if ((value === undefined) === (wording === undefined)) wrong('--value, --text');
  const stray = value === undefined ? WITH_VALUE.find((option) => given.text(option) !== undefined) : undefined;
  if (stray !== undefined) wrong(`--${stray}`);
  const to = given.text('to');
  const parsed = overlayItemSchema.safeParse({
    set: given.mustText('set'),
    code: given.mustText('code'),
    from: given.mustText('from'),
    ...(to !== undefined && { to }),
    ...(value === undefined ? { text: wording } : { threshold: readThreshold(value, given) }),
    source: given.mustText('source'),
    confirmed: { by: given.text('by') ?? null, at },
  });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  return wrong(`${issue?.path.map(String).join('.') ?? ''}: ${issue?.message ?? ''}`);
}

function readThreshold(value: string, given: Given): object {
  const [unit, region, group, year, part] = (['unit', 'region', 'group', 'year', 'part'] as const).map((option) => given.text(option));
  const comparator = given.text('comparator')?.replace('>=', '≥').replace('<=', '≤');
  if (comparator !== undefined && !comparatorSchema.safeParse(comparator).success) wrong(`--comparator ${comparator}: ≥ ≤ > < =`);
  if (region !== undefined && !regions.some((one) => one === region)) wrong(`--region ${region}: ${regions.join(', ')}`);
  return {
    ...(comparator !== undefined && { comparator }),
    value: readValue(value),
    ...(unit !== undefined && { unit }),
    ...(region !== undefined && { region }),
    ...(group !== undefined && { communeGroup: Number(group) }),
    ...(year !== undefined && { year: Number(year) }),
    ...(part !== undefined && { part }),
  };
}

/** `95,5`; `Khá`. A figure with two meanings, or with a unit or a comparator of its own, is to be written plainly. */
function readValue(text: string): number | string {
  const number = parseNumber(text);
  if (!number) return /\d{2}/u.test(text) ? wrong(`--value ${text}`) : text.trim();
  if (number.kind !== 'number' || number.comparator !== undefined || number.approximate || (number.unit !== '' && number.unit !== '%'))
    return wrong(`--value ${text}`);
  return number.value;
}

function wrong(reason: string): never {
  throw new Problem('usage-overlay', { reason });
}
