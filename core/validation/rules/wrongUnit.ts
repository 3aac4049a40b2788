/** The unit is unknown, not the one asked for, or contradicted by the sheet's own block. */
import type { Seen } from '../../reading/identity.ts';
import { fitsSet, unitLevelOf } from '../../units/fitsSet.ts';
import type { Unit } from '../../units/schema.ts';
import { saysAnotherUnit } from '../../units/unitNameCheck.ts';
import type { Fault, Rule } from '../rule.ts';

export const wrongUnit = {
  id: 'NTM-V002',
  severity: 'error',
  why: {
    vi: 'Số liệu của xã này không được tính cho xã khác; tệp chép từ xã khác thường còn sót tên hoặc mã cũ.',
    en: "One commune's figures must not count for another; a file copied from another commune often keeps its name or code.",
  },
  check: ({ recognised: { identity, report, template }, asked, tree }) => {
    const cell = identity.formCode?.cell ?? identity.unitNames[0]?.cell ?? null;
    const unit = report.unit === null ? undefined : tree?.unit(report.unit);
    if (report.unit === null || (tree !== null && !unit))
      return [{ cell, facts: { found: report.unit ?? '', expected: asked.unit ?? '', day: tree?.day ?? '' } }];
    const faults: Fault[] = [];
    if (asked.unit !== undefined && asked.unit !== report.unit) {
      faults.push({
        cell,
        facts: { found: named(report.unit, unit?.name), expected: named(asked.unit, tree?.unit(asked.unit)?.name), day: '' },
      });
    }
    if (unit && !fitsSet(unit, template.set)) {
      const level = unitLevelOf(template.set);
      faults.push({ cell, facts: { found: named(unit.code, unit.name), expected: level === null ? '…' : LEVELS[level], day: '' } });
    }
    return [...faults, ...(unit ? identity.unitNames.flatMap((seen) => contradiction(seen, unit)) : [])];
  },
  examples: [
    { given: {}, asked: { unit: '13972' }, finds: {} },
    { given: {}, unitName: 'ỦY BAN NHÂN DÂN XÃ ĐIỀN XÁ', finds: {} },
    { given: {}, unitName: 'UBND XÃ ĐIỀN XÁ', finds: {} },
    { given: {}, unitName: 'UBND THỊ TRẤN NAM MỸ', finds: {} },
    { given: {}, unitName: 'Xã Điền Xá, huyện Nam Trực, tỉnh Nam Định', finds: {} },
    { given: {}, formCode: 'Mã biểu: xa-ntm-nang-cao-318-2022/1 · 99999 · 2023-11', finds: {} },
    { set: 'huyen-ntm-320-2022', given: {}, finds: {} },
    { given: {}, unitName: 'UỶ BAN NHÂN DÂN XÃ NAM MỸ', asked: { unit: '13969' }, finds: null },
    { given: {}, unitName: 'UBND HUYỆN NAM TRỰC', finds: null },
  ],
} as const satisfies Rule;

/** Whose sheet the set asks for. */
const LEVELS: Readonly<Record<Unit['level'], string>> = { commune: 'cấp xã', district: 'cấp huyện', province: 'cấp tỉnh' };

function contradiction({ value, cell }: Seen<string>, unit: Unit): readonly Fault[] {
  return saysAnotherUnit(value, unit) ? [{ cell, facts: { found: value, expected: named(unit.code, unit.name), day: '' } }] : [];
}

function named(code: string, name: string | undefined): string {
  return name === undefined ? code : `${name} (${code})`;
}
