/**
 * What the units of 1/7/2025 were made of: the Statistics Office's table, with its known faults mended, and where the
 * dvhcvn table differs from it. Where they differ the Statistics Office is followed, and the difference kept.
 */
import type { Dispute } from '../../core/units/schema.ts';
import type { MappingRow, UnitSources } from './unitSources.ts';

export interface Link {
  readonly old: string;
  readonly new: string;
  readonly whole: boolean;
}

export interface Links {
  readonly links: readonly Link[];
  /** By the code of the new unit that they are about. */
  readonly notes: ReadonlyMap<string, string>;
  readonly disputes: readonly Dispute[];
}

const OFFICE = 'Tổng cục Thống kê';

/** Faults of the Statistics Office's table: what a row says, what it must say, and why. */
const MENDED: readonly {
  readonly is: (row: MappingRow) => boolean;
  readonly mend: Partial<Pick<MappingRow, 'old' | 'new' | 'kind'>>;
  readonly note: string;
}[] = [
  {
    is: ({ old, oldName }) => old === '00553' && oldName === 'Xã Đặng Xá',
    mend: { old: '00556' },
    note: `Bảng của ${OFFICE} ghi mã 00553 (Xã Cổ Bi) cho Xã Đặng Xá; danh mục 01/3/2025 là 00556`,
  },
  {
    is: (row) => row.new === '06970',
    mend: { new: '06978' },
    note: 'Cả hai bảng đối chiếu ghi mã 06970 (Thị trấn Ba Chẽ cũ); danh mục 01/7/2025 và 30/4/2026 là 06978',
  },
  {
    is: (row) => row.old === '18796' && row.new === '18823',
    mend: { kind: 'partial' },
    note: 'Xã Kỳ Lợi (18796) ghi “Nhập toàn bộ diện tích” nhưng dân số chia cho 18754 và 18832: coi là nhập một phần',
  },
];

export function unitLinks(sources: UnitSources): Links {
  const notes = new Map<string, string>();
  const links = sources.statisticsOffice.flatMap((row): readonly Link[] => {
    const fault = MENDED.find(({ is }) => is(row));
    const mended = { ...row, ...fault?.mend };
    if (fault) notes.set(mended.new, fault.note);
    const old = mended.old === '' ? wholeDistrict(mended) : mended.old;
    if (old === undefined) notes.set(mended.new, `Có thêm ${row.oldName}, không phải đơn vị cấp xã`);
    return old === undefined ? [] : [{ old, new: mended.new, whole: mended.kind !== 'partial' }];
  });
  return { links, notes, disputes: disputesOf(sources, links) };
}

/** An island district without communes that became a special zone. */
function wholeDistrict({ note, district }: MappingRow): string | undefined {
  return note.startsWith('Sắp xếp toàn bộ huyện') ? district : undefined;
}

function disputesOf({ disagreements, old, dvhcvn, statisticsOffice }: UnitSources, links: readonly Link[]): readonly Dispute[] {
  const there = new Set(old.map(({ commune }) => commune));
  return disagreements.map((row): Dispute => {
    const taken = links.some((link) => link.old === row.old && link.new === row.new);
    const isOffice = row.onlyIn === 'NSO';
    const others = (isOffice ? dvhcvn : statisticsOffice).filter((other) => other.old === row.old).map((other) => other.new);
    const name = dvhcvn.find((other) => other.old === row.old)?.oldName ?? '';
    const rest = others.length === 0 ? '' : `; bảng kia nối với ${others.join(', ')}`;
    const note =
      taken !== isOffice
        ? `Hai bảng trùng nhau sau khi sửa mã của Xã Đặng Xá trong bảng của ${OFFICE}`
        : !there.has(row.old)
          ? `Chỉ có trong bảng dvhcvn: ${name} không còn trong danh mục 01/3/2025`
          : isOffice
            ? `Chỉ có trong bảng của ${OFFICE}${rest}`
            : `Chỉ có trong bảng dvhcvn${rest}; lấy theo bảng của ${OFFICE}`;
    return { old: row.old, new: row.new, onlyIn: isOffice ? 'statistics-office' : 'dvhcvn', taken, note };
  });
}
