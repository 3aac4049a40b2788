/** `tieuchi overlay show`: what a province's overlay says, and where each of it comes from. */
import { printDay } from '../../../core/calendar/period.ts';
import type { OverlayItem } from '../../../core/criteria/overlay.ts';
import { printNumber } from '../../../core/text/number.ts';
import { overlayIn, withConfirmed } from '../../overlays.ts';
import { readRulebookFiles } from '../../rulebook.ts';
import type { Command, ExitStatus } from '../command.ts';
import type { Output } from '../output.ts';
import { table } from '../table.ts';
import { dataOption, withStore } from '../withStore.ts';

export const overlayShow: Command = {
  name: 'overlay show',
  usage: 'PROVINCE [--data DIR] [--json]',
  does: {
    vi: 'In bộ tiêu chí của một tỉnh (mã 2 chữ số): mức, câu chữ, dòng thêm, cơ quan phụ trách, mỗi mục kèm căn cứ.',
    en: "Prints a province's overlay (2-digit code): thresholds, wording, added rows, responsible bodies, each with its source.",
  },
  options: dataOption,
  files: 1,
  run: async (given, output): Promise<ExitStatus> => {
    const [province = ''] = given.files;
    const confirmed = given.text('data') === undefined ? [] : await withStore(given, true, (store) => store.confirmedOverlays());
    const { files, setAside } = withConfirmed(readRulebookFiles(), confirmed);
    const overlay = overlayIn(files, province);
    output.document({ ...overlay, setAside });
    const { items, rows = [], bodies = [], attention = [] } = overlay;
    output.line(
      `Bộ tiêu chí của tỉnh ${province}: ${String(items.length)} mục, ${String(rows.length)} dòng thêm, ${String(bodies.length)} cơ quan phụ trách.`,
    );
    printItems('Mức và câu chữ', items, output);
    printItems('Trong tệp của phần mềm nhưng không dùng, vì trái với điều đã ghi ở đây', setAside, output);
    if (rows.length > 0) {
      const lines = rows.map((row) => [row.set, row.code, row.by, days(row), `${printed(row)}\n${row.text}\n${row.source}`]);
      for (const line of ['', 'Dòng thêm', ...table(['Bộ', 'Dòng', 'Của', 'Hiệu lực', 'Nội dung'], lines)]) output.line(line);
    }
    if (bodies.length > 0) {
      const lines = bodies.map((body) => [body.set, body.code, days(body), `${body.name}\n${body.source}`]);
      for (const line of ['', 'Cơ quan phụ trách', ...table(['Bộ', 'Chỉ tiêu', 'Hiệu lực', 'Nội dung'], lines)]) output.line(line);
    }
    if (attention.length > 0) {
      const lines = attention.map((one) => [one.set, one.by, days(one), `${GROUPS[one.group]}: ${one.codes.join(', ')}\n${one.source}`]);
      for (const line of ['', 'Theo dõi', ...table(['Bộ', 'Của', 'Hiệu lực', 'Nội dung'], lines)]) output.line(line);
    }
    return 0;
  },
};

const GROUPS = { keepUp: 'duy trì hằng tháng', actNow: 'triển khai ngay' } as const;

function printItems(title: string, items: readonly OverlayItem[], output: Output): void {
  if (items.length === 0) return;
  const lines = items.map((item) => [item.set, item.code, days(item), [...saidIn(item), item.source, ...confirmedBy(item)].join('\n')]);
  for (const line of ['', title, ...table(['Bộ', 'Chỉ tiêu', 'Hiệu lực', 'Nội dung'], lines)]) output.line(line);
}

function saidIn({ threshold, text }: OverlayItem): readonly string[] {
  const { region, communeGroup, year, part } = threshold ?? {};
  const where = [region, communeGroup && `nhóm ${String(communeGroup)}`, year && `năm ${String(year)}`, part && `phần ${part}`].filter(
    Boolean,
  );
  return [
    ...(threshold ? [`${printed(threshold)}${where.length === 0 ? '' : ` (${where.join(', ')})`}`] : []),
    ...(text === undefined ? [] : [`“${text}”`]),
  ];
}

function printed({
  comparator,
  value,
  unit,
}: {
  comparator?: string | undefined;
  value: number | string;
  unit?: string | undefined;
}): string {
  return typeof value === 'string' ? value : [comparator, printNumber(value), unit].filter(Boolean).join(' ');
}

function confirmedBy({ confirmed }: OverlayItem): readonly string[] {
  return confirmed ? [`ghi lúc ${confirmed.at}${confirmed.by === null ? '' : `, ${confirmed.by}`}`] : [];
}

function days({ from, to }: { readonly from: string; readonly to?: string | null | undefined }): string {
  return `${printDay(from)} – ${typeof to === 'string' ? printDay(to) : '…'}`;
}
