/**
 * Workbooks that are no .xlsx (.xls, .ods, .xlsb) made into one by the LibreOffice of this machine, where there is one; from then on
 * they go the way of every file. LibreOffice reads hostile bytes here: it runs within limits, in a folder and with settings of its
 * own, without macros, without following links, under a name that is never the file's.
 *
 * Formulas are computed anew: the results that an .xls or .ods carries may come from any program. What LibreOffice cannot
 * compute becomes an error in its cell, which the check names.
 */
import { accessSync, constants, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Problem, type ProblemCode } from '../../core/problem.ts';
import { readFileWhole } from '../files.ts';
import { runLimited, type RunLimits } from './runLimited.ts';

/** How LibreOffice calls its reader of each kind: it is told, so that the bytes cannot choose another of its hundred readers. */
const READERS = { xls: 'MS Excel 97', ods: 'calc8', xlsb: 'Calc MS Excel 2007 Binary' } as const;
const WRITER = 'xlsx:Calc MS Excel 2007 XML';

export type ForeignKind = keyof typeof READERS;

/** A sheet of a hundred rows takes one to two seconds of processor time and 200 MB. */
const LIMITS: RunLimits = { seconds: 120, cpuSeconds: 60, memoryMb: 4096, outputMb: 64 };

/** Where LibreOffice's installers put it when it is not on the PATH. */
const USUAL_PLACES = [
  'C:\\Program Files\\LibreOffice\\program\\soffice.exe',
  'C:\\Program Files (x86)\\LibreOffice\\program\\soffice.exe',
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
];

/** The kind named by the reader's refusal of the bytes; undefined: nothing that is converted. */
export function foreignKind(refusal: ProblemCode): ForeignKind | undefined {
  if (refusal === 'workbook-is-xls') return 'xls';
  if (refusal === 'workbook-is-ods') return 'ods';
  return refusal === 'workbook-is-xlsb' ? 'xlsb' : undefined;
}

/** @throws Problem `conversion-not-installed`, `conversion-too-long`, `conversion-failed`, `file-too-large` */
export async function toXlsx(bytes: Uint8Array, kind: ForeignKind, limits: RunLimits = LIMITS): Promise<Uint8Array> {
  const file = findLibreOffice();
  if (file === undefined) throw new Problem('conversion-not-installed', { kind });
  const folder = mkdtempSync(join(tmpdir(), 'tieuchi-chuyen-'));
  try {
    const profile = writeProfile(folder);
    const source = join(folder, `book.${kind}`);
    writeFileSync(source, bytes, { mode: 0o600 });
    const out = join(folder, 'out');
    const words = ['--headless', '--norestore', '--nolockcheck', `--infilter=${READERS[kind]}`, '--convert-to', WRITER, '--outdir', out];
    const end = await runLimited(
      { file, args: [`-env:UserInstallation=${pathToFileURL(profile).href}`, ...words, source], folder },
      limits,
    );
    if (end === 'too-long') throw new Problem('conversion-too-long', { kind, seconds: limits.seconds });
    const made = join(out, 'book.xlsx');
    if (end === 'not-started' || !existsSync(made)) throw new Problem('conversion-failed', { kind });
    return readFileWhole(made);
  } catch (error) {
    if (error instanceof Problem || !(error instanceof Error) || !('code' in error)) throw error;
    throw new Problem('file-not-writable', { file: folder, reason: String(error.code) });
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** TIEUCHI_SOFFICE names it; else it is looked for on the PATH and in the usual places. */
function findLibreOffice(): string | undefined {
  const named = process.env['TIEUCHI_SOFFICE'];
  if (named !== undefined) return isProgram(named) ? named : undefined;
  const name = process.platform === 'win32' ? 'soffice.exe' : 'soffice';
  const onPath = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return [...onPath.map((folder) => join(folder, name)), ...USUAL_PLACES].find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** [path, property, value] of LibreOffice's settings, by its own schema (officecfg). */
const SETTINGS = [
  ['Office.Calc/Formula/Load', 'OOXMLRecalcMode', 0],
  ['Office.Calc/Formula/Load', 'ODFRecalcMode', 0],
  // 2 = never: a link may name any file of this machine or any address.
  ['Office.Calc/Content/Update', 'Link', 2],
  ['Office.Common/Security/Scripting', 'MacroSecurityLevel', 3],
  ['Office.Common/Security/Scripting', 'DisableMacrosExecution', true],
  ['Office.Common/Security/Scripting', 'BlockUntrustedRefererLinks', true],
  // All that would be fetched goes to a proxy where nobody listens.
  ['Inet/Settings', 'ooInetProxyType', 2],
  ['Inet/Settings', 'ooInetHTTPProxyName', '127.0.0.1'],
  ['Inet/Settings', 'ooInetHTTPProxyPort', 9],
  ['Inet/Settings', 'ooInetHTTPSProxyName', '127.0.0.1'],
  ['Inet/Settings', 'ooInetHTTPSProxyPort', 9],
] as const;

function writeProfile(folder: string): string {
  const profile = join(folder, 'profile');
  mkdirSync(join(profile, 'user'), { recursive: true });
  const items = SETTINGS.map(
    ([path, name, value]) =>
      `<item oor:path="/org.openoffice.${path}"><prop oor:name="${name}" oor:op="fuse"><value>${String(value)}</value></prop></item>`,
  );
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry">';
  writeFileSync(join(profile, 'user', 'registrymodifications.xcu'), `${head}${items.join('')}</oor:items>`);
  return profile;
}
