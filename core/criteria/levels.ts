/**
 * Levels that indicators are asked in, lowest first. Only levels of one scale can be compared:
 * Khá is neither above nor below Mức độ 2.
 */
import { fold } from '../text/fold.ts';

/** Xếp loại, as communes and their bodies are graded. */
const GRADES = ['kém', 'yếu', 'trung bình', 'khá', 'tốt', 'xuất sắc'] as const;
/** Mức độ of phổ cập giáo dục and xóa mù chữ (NĐ 20/2014/NĐ-CP). */
const DEGREES = ['mức độ 1', 'mức độ 2', 'mức độ 3'] as const;
/** Cấp độ of kiểm định chất lượng giáo dục (320/QĐ-TTg, 5.4 and 5.5). */
const ACCREDITATION = ['cấp độ 1', 'cấp độ 2', 'cấp độ 3'] as const;
const SCALES: readonly (readonly string[])[] = [GRADES, DEGREES, ACCREDITATION];

/** What people put before a level without changing it. */
const BEFORE = /^(?:đạt|được)?\s*(?:xếp loại|loại|hạng)?\s*:?\s*/u;

export interface Level {
  readonly scale: readonly string[];
  /** 0 = the lowest of its scale. */
  readonly rank: number;
}

/**
 * | text                                   | level            |
 * |----------------------------------------|------------------|
 * | `Khá` · `Loại khá` · `Xếp loại: Khá`   | Khá              |
 * | `Mức độ 2` · `Mức 2` · `Đạt mức độ 2`  | Mức độ 2         |
 * | `Khá trở lên` · `Đạt` · `Mức độ 2-3`   | none             |
 */
export function parseLevel(text: string): Level | undefined {
  const bare = fold(text)
    .replace(/\.$/u, '')
    .replace(BEFORE, '')
    .replace(/^mức (?=\d)/u, 'mức độ ');
  for (const scale of SCALES) {
    const rank = scale.indexOf(bare);
    if (rank >= 0) return { scale, rank };
  }
  return undefined;
}

/** A bare `2` where a Mức độ or a Cấp độ is asked; undefined where the scale does not count its levels. */
export function levelOfNumber(value: number, { scale }: Level): Level | undefined {
  const rank = scale === GRADES ? -1 : scale.findIndex((level) => level.endsWith(` độ ${String(value)}`));
  return rank < 0 ? undefined : { scale, rank };
}
