/** LibreOffice as a second opinion: what another spreadsheet program makes of a workbook we wrote. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const PROGRAM = 'soffice';

/** Without this it shows the results a file carries and computes nothing. */
const RECALCULATE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>`;

const FILTERS = { xlsx: 'xlsx:Calc MS Excel 2007 XML', xls: 'xls:MS Excel 97', ods: 'ods:calc8', pdf: 'pdf' } as const;

/** The workbook computed anew and saved by LibreOffice, as a workbook of the kind or as the .pdf it prints. */
export function throughLibreOffice(workbook: Uint8Array, as: keyof typeof FILTERS): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'libreoffice-'));
  try {
    const profile = join(folder, 'profile');
    mkdirSync(join(profile, 'user'), { recursive: true });
    writeFileSync(join(profile, 'user', 'registrymodifications.xcu'), RECALCULATE);
    writeFileSync(join(folder, 'book.xlsx'), workbook);
    const out = join(folder, 'out');
    execFileSync(
      PROGRAM,
      [
        `-env:UserInstallation=${pathToFileURL(profile).href}`,
        '--headless',
        '--convert-to',
        FILTERS[as],
        '--outdir',
        out,
        join(folder, 'book.xlsx'),
      ],
      { stdio: 'ignore' },
    );
    return new Uint8Array(readFileSync(join(out, `book.${as}`)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
