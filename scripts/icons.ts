/**
 * Draws the product's mark, a tick on a green field, as the PNGs that the manifest and the
 * page show: `node scripts/icons.ts` writes addin/icons anew. Drawn by program so that every
 * size is sharp and none needs a drawing tool.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { crc32, deflateSync } from 'node:zlib';

/** What Office asks for: 16, 32, 80 on the ribbon, 32 and 64 in the list of add-ins. */
const SIZES = [16, 32, 64, 80];
/** Samples a side of a pixel: soft edges without a graphics library. */
const SAMPLES = 4;

type Colour = readonly [red: number, green: number, blue: number, opacity: number];
const NOTHING: Colour = [0, 0, 0, 0];
const FIELD: Colour = [0x1b, 0x6b, 0x3a, 255];
const TICK: Colour = [255, 255, 255, 255];

/** The mark on a square of side 1. */
function colourAt(x: number, y: number): Colour {
  if (distanceToSquare(x, y) > 0) return NOTHING;
  const stroke = Math.min(distanceToLine(x, y, 0.23, 0.53, 0.42, 0.71), distanceToLine(x, y, 0.42, 0.71, 0.78, 0.31));
  return stroke < 0.075 ? TICK : FIELD;
}

/** To a square with round corners that fills the icon; below 0 inside. */
function distanceToSquare(x: number, y: number): number {
  const corner = 0.2;
  const dx = Math.max(Math.abs(x - 0.5) - 0.5 + corner, 0);
  const dy = Math.max(Math.abs(y - 0.5) - 0.5 + corner, 0);
  return Math.hypot(dx, dy) - corner;
}

function distanceToLine(x: number, y: number, x1: number, y1: number, x2: number, y2: number): number {
  const along = ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / ((x2 - x1) ** 2 + (y2 - y1) ** 2);
  const t = Math.min(1, Math.max(0, along));
  return Math.hypot(x - x1 - t * (x2 - x1), y - y1 - t * (y2 - y1));
}

/** RGBA rows, each after PNG's filter byte 0 (none). */
function draw(size: number): Buffer {
  const rows = Buffer.alloc(size * (size * 4 + 1));
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      rows.set(pixel(column, row, size), row * (size * 4 + 1) + 1 + column * 4);
    }
  }
  return rows;
}

/** The mean of the samples in one pixel, colours weighed by their opacity. */
function pixel(column: number, row: number, size: number): Colour {
  const sum = [0, 0, 0, 0] as [number, number, number, number];
  for (let sample = 0; sample < SAMPLES * SAMPLES; sample += 1) {
    const x = (column + ((sample % SAMPLES) + 0.5) / SAMPLES) / size;
    const y = (row + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES) / size;
    const [red, green, blue, opacity] = colourAt(x, y);
    sum[0] += red * opacity;
    sum[1] += green * opacity;
    sum[2] += blue * opacity;
    sum[3] += opacity;
  }
  const [red, green, blue, opacity] = sum;
  if (opacity === 0) return NOTHING;
  return [Math.round(red / opacity), Math.round(green / opacity), Math.round(blue / opacity), Math.round(opacity / SAMPLES ** 2)];
}

/** ISO/IEC 15948: signature, IHDR (8 bits a sample, colour type 6 = RGBA), IDAT, IEND. */
function png(size: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const pixels = deflateSync(draw(size), { level: 9 });
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const piece = Buffer.alloc(body.length + 8);
  piece.writeUInt32BE(data.length, 0);
  piece.set(body, 4);
  piece.writeUInt32BE(crc32(body), body.length + 4);
  return piece;
}

const folder = new URL('../addin/icons/', import.meta.url);
await mkdir(folder, { recursive: true });
for (const size of SIZES) await writeFile(new URL(`icon-${String(size)}.png`, folder), png(size));
