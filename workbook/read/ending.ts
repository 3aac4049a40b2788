/** Which ending a workbook's file has to have: Excel opens the content under that one alone. */
import { walkPart } from '../xml/walk.ts';
import { openArchive } from '../zip/archive.ts';
import { readRelations, resolveTarget } from './relations.ts';

export type WorkbookEnding = '.xlsx' | '.xlsm' | '.xltx' | '.xltm' | '.xlam';

/** ECMA-376 Part 1, 12.3.23; those with macros are [MS-OFFMACRO2]'s. */
const endings: Readonly<Record<string, WorkbookEnding>> = {
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml': '.xlsx',
  'application/vnd.ms-excel.sheet.macroenabled.main+xml': '.xlsm',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml': '.xltx',
  'application/vnd.ms-excel.template.macroenabled.main+xml': '.xltm',
  'application/vnd.ms-excel.addin.macroenabled.main+xml': '.xlam',
};

/** By the content type of its workbook part; undefined where the package says none that is known. @throws Problem of a file that is no package */
export function findEnding(bytes: Uint8Array): WorkbookEnding | undefined {
  const archive = openArchive(bytes);
  const types = archive.find('[Content_Types].xml');
  const main = readRelations(archive, '').find(({ kind }) => kind === 'officeDocument');
  const part = main && archive.find(main.target);
  if (!types || !part) return undefined;
  let [own, ofAll] = ['', ''];
  walkPart(archive, types, {
    open: (name, tag, depth) => {
      if (depth !== 2) return;
      const { PartName = '', Extension = '', ContentType = '' } = tag.all();
      if (name === 'Override' && archive.find(resolveTarget('', PartName)) === part) own = ContentType;
      else if (name === 'Default' && part.key.endsWith(`.${Extension.toLowerCase()}`)) ofAll = ContentType;
    },
  });
  return endings[(own === '' ? ofAll : own).toLowerCase()];
}
