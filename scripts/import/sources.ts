/**
 * Where a fact was seen, in words that stand by themselves. The gathered files name the districts'
 * documents by the file they were read from, and tell their subject only: number and date are said
 * to be unverified.
 */
import type { Provenance } from './criteriaFacts.ts';

const UNKNOWN = 'số, ngày: chưa xác minh';

/** By the number a gathered file's name begins with. */
const DOCUMENTS = [
  `Văn bản năm 2023 của huyện Nam Trực về rà soát kết quả xây dựng NTM của các xã trước ngày 15/4/2023 (${UNKNOWN})`,
  `Kế hoạch xây dựng NTM năm 2024 của huyện Trực Ninh (${UNKNOWN})`,
  `Văn bản tháng 9/2021 của huyện Tràng Định về xây dựng NTM (${UNKNOWN})`,
  'Cuộc họp ngày 16/11/2023 của huyện Nam Trực (số văn bản: chưa xác minh)',
  `Đề án năm 2023 của tỉnh Hà Tĩnh (${UNKNOWN})`,
] as const;

/** The same documents inside a sentence. */
const IN_TEXT = [
  'văn bản rà soát năm 2023 của huyện Nam Trực',
  'kế hoạch năm 2024 của huyện Trực Ninh',
  'văn bản tháng 9/2021 của huyện Tràng Định',
  'cuộc họp ngày 16/11/2023 của huyện Nam Trực',
  'đề án năm 2023 của tỉnh Hà Tĩnh',
] as const;

/** Addresses, and documents by name; nothing where nothing was seen. */
export function sourcesOf(provenance: Provenance | null): string[] {
  const all = provenance === null ? [] : typeof provenance === 'string' ? [provenance] : provenance;
  return all.filter((source) => source !== 'unverified').map(nameOf);
}

function nameOf(source: string): string {
  const file = /^(\d{3})_[0-9a-f]+\.txt$/.exec(source);
  if (!file) return source;
  const document = DOCUMENTS[Number(file[1])];
  if (document === undefined) throw new Error(`no document is known by ${source}`);
  return document;
}

/** Sentences about how the facts were gathered, which say nothing of the indicator. */
const ABOUT_GATHERING =
  /unverifiedTarget|đoạn trích|local-overlays|phần mềm|biểu cần|Cần bảng|nhớ|cần cột|cần trường|=> cho phép|cho phép trạng thái/u;

/** A note's sentences that speak of the indicator, with documents named; undefined where none is left. */
export function noteOf(...notes: readonly (string | undefined)[]): string | undefined {
  const sentences = notes
    .flatMap((note) => (note ?? '').split(/(?<=\.)\s+(?=\p{Lu})/u))
    .filter((sentence) => sentence !== '' && !ABOUT_GATHERING.test(sentence));
  return sentences.length === 0 ? undefined : sentences.map(reworded).join(' ');
}

function reworded(sentence: string): string {
  const text = sentence
    .replace(/\bseed (\d)(?:, Trực Ninh 2024)?/giu, (seed, number: string) => IN_TEXT[Number(number)] ?? seed)
    .replace(/(?:chưa|không) xem được/gu, 'chưa xác minh')
    .replace(/^Như trên: /u, '')
    .replace('chưa xem QĐ', 'chưa đối chiếu QĐ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
