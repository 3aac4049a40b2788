/** `tieuchi units history`: what a code was and became, day by day; what is not verified is said to be so. */
import { Problem } from '../../../core/problem.ts';
import type { Rulebook } from '../../../core/rulebook.ts';
import { predecessorsOf, successorsOf, type LinkKind, type UnitLink } from '../../../core/units/lineage.ts';
import type { Unit } from '../../../core/units/schema.ts';
import { firstDay, isValidOn, printSpan } from '../../../core/units/validity.ts';
import { askedDay } from '../../asked.ts';
import { loadRulebook } from '../../rulebook.ts';
import type { Command } from '../command.ts';

export const unitsHistory: Command = {
  name: 'units history',
  usage: 'CODE [--at DAY] [--json]',
  does: {
    vi: 'Mã này là của đơn vị nào, từ ngày nào đến ngày nào; đơn vị được lập từ đâu và nhập vào đâu. --at: chỉ đơn vị của ngày đó.',
    en: 'Which units have had a code, and when; what each was made of and went into. --at: the unit of that day alone.',
  },
  options: { at: { type: 'string' } },
  files: 1,
  run: (given, output) => {
    const [code = ''] = given.files;
    const rulebook = loadRulebook();
    const units = askedSpans(rulebook, code, given.text('at'));
    output.document({ code, units: units.map((unit) => unitDocument(rulebook, unit)) });
    for (const unit of units) for (const line of unitLines(rulebook, unit)) output.line(line);
    return 0;
  },
};

/** @throws Problem `unknown-day`, `unknown-unit` */
function askedSpans({ units }: Rulebook, code: string, at: string | undefined): readonly Unit[] {
  const spans = units.spansOf(code);
  const day = at === undefined ? undefined : askedDay(at);
  const asked = day === undefined ? spans : spans.filter((unit) => isValidOn(unit, day));
  if (asked.length === 0)
    throw new Problem('unknown-unit', {
      unit: code,
      day: day ?? 'mọi ngày',
      near: spans.map((unit) => `${unit.name} (${printSpan(unit)})`),
    });
  return asked;
}

function unitDocument({ units }: Rulebook, unit: Unit): object {
  const { name, level, parent, from, to } = unit;
  const links = (all: readonly UnitLink[]): object[] =>
    all.map((link) => ({
      code: link.unit.code,
      name: link.unit.name,
      from: firstDay(link.unit),
      kind: link.kind,
      source: link.source,
      dispute: link.dispute,
    }));
  return {
    name,
    level,
    parent,
    from,
    to,
    predecessors: links(predecessorsOf(units, unit)),
    successors: links(successorsOf(units, unit)),
    notes: notesOn(units, unit),
  };
}

/** A note names codes, and a code may be two units': those of both are told. */
function notesOn(units: Rulebook['units'], { code }: Unit): readonly string[] {
  return units
    .provincesOf(code)
    .flatMap((province) => (units.file(province)?.notes ?? []).flatMap((note) => (note.units.includes(code) ? [note.text] : [])));
}

const KINDS: Readonly<Record<LinkKind, string>> = { full: 'toàn bộ', part: 'một phần', unverified: 'cùng mã, chưa xác minh' };

function unitLines({ units }: Rulebook, unit: Unit): readonly string[] {
  const linked = (word: string, all: readonly UnitLink[]): readonly string[] =>
    all.map(
      (link) => `  ${word} ${link.unit.code} ${link.unit.name} (${KINDS[link.kind]})${link.dispute === null ? '' : ` – ${link.dispute}`}`,
    );
  const above = unit.parent === null ? undefined : units.unitOn(unit.parent, firstDay(unit));
  return [
    `${unit.code} ${unit.name}${above ? `, ${above.name}` : ''}: ${printSpan(unit)}`,
    ...linked('từ', predecessorsOf(units, unit)),
    ...linked('thành', successorsOf(units, unit)),
    ...notesOn(units, unit).map((note) => `  ghi chú: ${note}`),
  ];
}
