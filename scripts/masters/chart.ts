/**
 * Puts a chart into a workbook made by exceljs, which cannot make one: XlsxWriter writes a donor, and
 * its drawing and chart parts are taken over with their relations and content types.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

const DONOR = new URL('../chart_donor.py', import.meta.url).pathname;
/** Debian's own Python, the one python3-xlsxwriter belongs to. */
const PYTHON = '/usr/bin/python3';
/** Every part is dated alike, so that the same figures give the same file. */
const DATED = new Date(2023, 10, 1);

export interface ChartAsked {
  readonly sheet: string;
  readonly title: string;
  readonly axis: string;
  /** The cell under its upper left corner. */
  readonly at: string;
  readonly width: number;
  readonly height: number;
  /** `='Biểu'!$C$8:$U$8` */
  readonly categories: string;
  readonly values: string;
  /** The cells behind both, for the chart's cached figures. */
  readonly rows: Readonly<Record<string, string | number>>;
}

const TYPES = [
  ['/xl/drawings/drawing1.xml', 'application/vnd.openxmlformats-officedocument.drawing+xml'],
  ['/xl/charts/chart1.xml', 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml'],
] as const;
const DRAWING = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/drawing';
const TAKEN = ['xl/drawings/drawing1.xml', 'xl/drawings/_rels/drawing1.xml.rels', 'xl/charts/chart1.xml'];

/** LibreOffice takes what a label does not speak of for shown. */
const LABELS = ['LegendKey', 'Val', 'CatName', 'SerName', 'Percent', 'BubbleSize']
  .map((part) => `<c:show${part} val="${part === 'Val' ? '1' : '0'}"/>`)
  .join('');

/** The chart goes onto the package's first sheet, which has no drawing yet. */
export function withChart(workbook: Uint8Array<ArrayBuffer>, chart: ChartAsked): Uint8Array {
  const parts = unzipSync(workbook);
  const donor = donorParts(chart);
  for (const name of TAKEN) parts[name] = mustPart(donor, name);
  edit(parts, 'xl/charts/chart1.xml', (xml) => xml.replace('<c:showVal val="1"/>', LABELS));
  edit(parts, '[Content_Types].xml', (xml) =>
    xml.replace('</Types>', `${TYPES.map(([name, type]) => `<Override PartName="${name}" ContentType="${type}"/>`).join('')}</Types>`),
  );
  const relations = 'xl/worksheets/_rels/sheet1.xml.rels';
  parts[relations] ??= strToU8(
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>',
  );
  edit(parts, relations, (xml) =>
    xml.replace('</Relationships>', `<Relationship Id="rIdChart" Type="${DRAWING}" Target="../drawings/drawing1.xml"/></Relationships>`),
  );
  edit(parts, 'xl/worksheets/sheet1.xml', withDrawing);
  return zipSync(parts, { level: 9, mtime: DATED });
}

/** CT_Worksheet (ECMA-376 Part 1, 18.3.1.99): drawing stands right before legacyDrawing, else near the end. */
function withDrawing(xml: string): string {
  const drawing = '<drawing r:id="rIdChart"/>';
  if (xml.includes('<legacyDrawing ')) return xml.replace('<legacyDrawing ', `${drawing}<legacyDrawing `);
  return xml.replace(/(<tableParts|<extLst|<\/worksheet>)/u, `${drawing}$1`);
}

function donorParts(chart: ChartAsked): Record<string, Uint8Array<ArrayBuffer>> {
  const folder = mkdtempSync(join(tmpdir(), 'chart-'));
  try {
    const out = join(folder, 'donor.xlsx');
    execFileSync(PYTHON, [DONOR], { input: JSON.stringify({ ...chart, out }) });
    return unzipSync(readFileSync(out));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function edit(parts: Record<string, Uint8Array<ArrayBuffer>>, name: string, change: (xml: string) => string): void {
  const before = strFromU8(mustPart(parts, name));
  const after = change(before);
  if (after === before) throw new Error(`nothing to change in ${name}`);
  parts[name] = strToU8(after);
}

function mustPart(parts: Readonly<Record<string, Uint8Array<ArrayBuffer>>>, name: string): Uint8Array<ArrayBuffer> {
  const part = parts[name];
  if (!part) throw new Error(`no part ${name}`);
  return part;
}
