/** A name that the open list of an indicator does not hold, or a number where names are asked for. */
import { unknownNames } from '../../criteria/names.ts';
import { eachLine, type Rule } from '../rule.ts';

export const nameUnknown = {
  id: 'NTM-V044',
  severity: 'info',
  why: {
    vi: 'Danh mục lĩnh vực nổi trội là danh mục mở; tên lạ có thể đúng, cũng có thể gõ nhầm.',
    en: 'The list of outstanding fields is open; an unknown name may be right, or a slip of the keys.',
  },
  check: eachLine(({ entry: { reading }, indicator }, cells) => {
    if (indicator.type !== 'text' || !indicator.names) return undefined;
    const known = indicator.names.map(({ name }) => name);
    if (reading.kind === 'number') return { cell: cells.result, facts: { names: [], known } };
    const names = reading.kind === 'text' ? unknownNames(reading.text, indicator.names) : [];
    return names.length === 0 ? undefined : { cell: cells.result, facts: { names, known } };
  }),
  examples: [
    { set: 'xa-ntm-kieu-mau-319-2022', given: { '4': { result: 'Thủ công mỹ nghệ' } }, finds: { row: '4', column: 'result' } },
    { set: 'xa-ntm-kieu-mau-319-2022', given: { '4': { result: 'Y tế; làng nghề' } }, finds: { row: '4', column: 'result' } },
    { set: 'xa-ntm-kieu-mau-319-2022', given: { '4': { result: 1 } }, finds: { row: '4', column: 'result' } },
    { set: 'xa-ntm-kieu-mau-319-2022', given: { '4': { result: 'Giáo dục; chuyển đổi số' } }, finds: null },
    { set: 'xa-ntm-kieu-mau-319-2022', given: { '4': { result: 'Lĩnh vực: y tế và môi trường' } }, finds: null },
    { set: 'xa-ntm-kieu-mau-319-2022', given: { '4': { result: 'An ninh, trật tự' } }, finds: null },
  ],
} as const satisfies Rule;
