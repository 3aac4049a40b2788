/**
 * Days as official texts write them (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.4): two digits for days below 10
 * and for months 1 and 2 only, so 08/3/2022 and 14/11/2023.
 */

/** `2022-03-08` → `08/3/2022`. */
export function printOfficialDay(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${date}/${Number(month) > 2 ? String(Number(month)) : month}/${year}`;
}
