/** Where things lie in a watched folder, and what in it is no file to be sent. */

/** What was sent, with its receipt. */
export const SENT = 'da-gui';
/** What was not, with the reason. */
export const ASIDE = 'bi-tra-lai';
/** Our own notes: sends under way. */
export const OWN = '.tieuchi';

/** `bao-cao.xlsx.txt`: what became of `bao-cao.xlsx`. */
export const RESULT_ENDING = '.txt';

/** Half-written files of browsers and mail programs, and what Windows and macOS leave in folders. Texts are ours, or notes to people. */
const NOT_OURS = /\.(?:tmp|temp|crdownload|part|partial|download|txt)$|^(?:thumbs\.db|desktop\.ini)$/iu;

/** Hidden files, Excel's and LibreOffice's lock files and all that is still being fetched. */
export function isIgnored(name: string): boolean {
  return name.startsWith('.') || name.startsWith('~$') || NOT_OURS.test(name);
}

/** Bytes of a name that leave room for a number and the result's ending: file systems take 255. */
const MOST_BYTES = 200;

/** `bao-cao.xlsx`, `bao-cao (2).xlsx`, …; too long ones are shortened before their ending. */
export function numberedName(name: string, number: number): string {
  const dot = name.lastIndexOf('.');
  const [stem, ending] = dot > 0 && name.length - dot <= 8 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  return `${shortened(stem)}${number === 1 ? '' : ` (${String(number)})`}${ending}`;
}

function shortened(stem: string): string {
  if (Buffer.byteLength(stem) <= MOST_BYTES) return stem;
  const letters = [...stem];
  let [size, count] = [0, 0];
  for (const letter of letters) {
    size += Buffer.byteLength(letter);
    if (size > MOST_BYTES) break;
    count += 1;
  }
  return letters.slice(0, count).join('');
}

/** A name as it may stand in a line on a screen. */
export function printName(name: string): string {
  return name.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '�');
}
