/** What packs and unpacks the parts of a package: Node's zlib at the desk and in the service, fflate in a browser. One contract. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as inBrowser from '../../workbook/zip/flate.ts';
import * as inNode from '../../workbook/zip/flateNode.ts';
import { Undecodable } from '../../workbook/zip/undecodable.ts';

const adapters = [
  { name: 'Node', own: inNode, other: inBrowser },
  { name: 'a browser', own: inBrowser, other: inNode },
];
const LARGE = 3_000_000;

describe.each(adapters)('deflate in $name', ({ own, other }) => {
  const inflated = (data: Uint8Array, size: number): Uint8Array => {
    const pieces: Uint8Array[] = [];
    own.inflate(data, size, (piece) => pieces.push(piece.slice()));
    return new Uint8Array(Buffer.concat(pieces));
  };

  it('gives back what either of the two has packed, and the same CRC', () => {
    const bytes = fc.oneof(fc.uint8Array({ maxLength: 3_000 }), fc.uint8Array({ max: 3, maxLength: 3_000 }));
    fc.assert(
      fc.property(bytes, (content) => {
        for (const packed of [own.deflate(content), other.deflate(content)]) expect(inflated(packed, content.length)).toEqual(content);
        expect(own.crc32(content)).toBe(other.crc32(content));
        expect(own.crc32(content.subarray(content.length >> 1), own.crc32(content.subarray(0, content.length >> 1)))).toBe(
          own.crc32(content),
        );
      }),
    );
  });

  it('gives back a part of megabytes', () => {
    const content = Uint8Array.from({ length: LARGE }, (_, at) => (at * at) >>> 7);
    expect(Buffer.compare(inflated(other.deflate(content), LARGE), content)).toBe(0);
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['no deflate stream', Uint8Array.of(255, 255, 255, 255)],
    ['a stream cut off', other.deflate(new Uint8Array(1_000).map((_, at) => at * 7)).subarray(0, 50)],
  ])('refuses %s', (_, data) => {
    expect(() => inflated(data, 1_000)).toThrow(Undecodable);
  });

  it.each([1_000, LARGE])('stops soon after %i bytes where a part claims to have no more', (size) => {
    let seen = 0;
    const inflate = (): void => {
      own.inflate(other.deflate(new Uint8Array(10 * LARGE)), size, (piece) => {
        seen += piece.length;
        // As inflateEntry does.
        if (seen > size) throw new Undecodable();
      });
    };
    expect(inflate).toThrow(Undecodable);
    expect(seen).toBeLessThan(size + 17 * 1024 * 1024);
  });
});
