/** The sheet says it is another form, or a newer one, than the one it is read as. */
import type { Fault, Rule } from '../rule.ts';

export const wrongTemplate = {
  id: 'NTM-V001',
  severity: 'error',
  why: {
    vi: 'Biểu khác hoặc mới hơn biểu phần mềm biết có thể bị đọc nhầm cột, nhầm chỉ tiêu.',
    en: 'A form other or newer than the one known here could be read into the wrong columns or indicators.',
  },
  check: ({ recognised: { identity, template }, asked }) => {
    const faults: Fault[] = [];
    const code = identity.formCode;
    const expected = `${template.id}/${String(template.version)}`;
    if (code && (code.value.template !== template.id || code.value.version !== template.version)) {
      faults.push({ cell: code.cell, facts: { found: `${code.value.template}/${String(code.value.version)}`, expected } });
    }
    if (asked.template !== undefined && asked.template !== template.id) {
      faults.push({ cell: code?.cell ?? null, facts: { found: template.id, expected: asked.template } });
    }
    return [...faults, ...identity.otherFormCodes.map(({ value, cell }): Fault => ({ cell, facts: { found: value, expected } }))];
  },
  examples: [
    { given: {}, formCode: 'Mã biểu: xa-ntm-nang-cao-318-2022/9 · 13969 · 2023-11', finds: {} },
    { given: {}, asked: { template: 'xa-ntm-318-2022' }, finds: {} },
    { given: {}, formCode: 'Mã biểu: nâng cao, xã Nam Mỹ', finds: {} },
    { given: {}, unitName: 'Mã biểu: xa-ntm-nang-cao-318-2022/1 · 13969 · 2023-12', finds: {} },
    { given: {}, formCode: 'Mã biểu: xa-ntm-nang-cao-318-2022/1 - 13969 - 2023-11', finds: null },
    { given: {}, asked: { template: 'xa-ntm-nang-cao-318-2022' }, finds: null },
  ],
} as const satisfies Rule;
