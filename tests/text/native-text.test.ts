import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readUtf8, writeUtf16 } from '../../src/text/native-text.ts';

const anyText = fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) });

it('writes a text unit for unit, half a pair too, and nothing behind it', () => {
  fc.assert(
    fc.property(anyText, fc.nat(8), (text, at) => {
      const bytes = Buffer.alloc(at + 2 * text.length + 4, 0x2a);
      writeUtf16(bytes, text, at);
      expect(bytes.subarray(0, at).every((byte) => byte === 0x2a)).toBe(true);
      for (let index = 0; index < text.length; index++) {
        expect(bytes.readUInt16LE(at + 2 * index)).toBe(text.charCodeAt(index));
      }
      expect(bytes.subarray(at + 2 * text.length).every((byte) => byte === 0x2a)).toBe(true);
    }),
  );
});

it('reads the text between two bytes', () => {
  fc.assert(
    fc.property(anyText, anyText, anyText, (before, text, behind) => {
      const parts = [before, text, behind].map((part) => Buffer.from(part));
      const start = parts[0]!.length;
      const bytes = Buffer.concat(parts);
      expect(readUtf8(bytes, start, start + parts[1]!.length)).toBe(parts[1]!.toString('utf8'));
    }),
  );
});
