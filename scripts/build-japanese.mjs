/**
 * Compiles the IPADIC files of the kuromoji package into `dist/ipadic.bin`, one flat little-endian file that needs no parsing
 * and is small: a start waits longest for the memory that it is read into.
 * Changes nothing about the words: same entries, same costs, same order. Its only reader is `src/language/japanese/dictionary.ts`.
 *
 * The file:
 *
 *   0  8 bytes   "OWABIDIC"
 *   8  u32       format version
 *  12  u32       length of the file in bytes
 *  16  u32       sample: a sum over one word of each 4 KiB page after the header, checked at every start (0.1 ms)
 *  20  u32       CRC-32 of everything after the header, checked here when the file is about to be kept
 *  24  u32       number of sections
 *  28  u32       bytes of the header
 *  32  32 bytes  SHA-256 of the inputs and of this script
 *  64  n × 24    sections: name (12 bytes), bytes an element, offset in the file, number of elements
 *
 * Sections (offsets of sections are multiples of 8):
 *
 *   roots        u16  trie node of each first UTF-16 unit, 0 when no word begins with it
 *   units        u16  the UTF-16 unit that leads to each trie node; ascending within the children of a node. Node 0 is the root
 *   children     u16  first child of each node, counted from that of its block; the next node's ends the range
 *   child-blocks u32  first child of the first node of each block of 256
 *   words        u16  first entry of the word that ends at each node, counted from that of its block; the next node's ends them
 *   word-blocks  u32  first entry of the first node of each block of 256
 *   entries      u16  of each entry, in the order of the nodes: a row of `pairs`
 *   pairs        i32  connection id << 16 | cost (16 bits, signed)
 *   connections  i16  cost of the connection left × dimension + right
 *   features-of  u16  of each connection id: a string of `features`. A function: checked below
 *   rule-of      u16  of each connection id: a string of `rules`, how the basic form is made: units to be left out at the end (a
 *                     digit), then what comes instead; + 32768 when some entries are `odd`
 *   odd          u32  entries whose basic form is made otherwise, ascending; `odd-bases` has it
 *   features, rules, odd-bases, unknown: UTF-8 strings back to back, with their u32 offsets in `…-at`
 *   char-class   u8   class of each UTF-16 unit, for words that no dictionary has
 *   classes      u8   of each class: first unknown entry, end of its entries, always try, take the whole run
 *   unk-entries  i32  as `pairs`, for unknown words
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32, gunzipSync } from 'node:zlib';

const MAGIC = 'OWABIDIC';
const FORMAT_VERSION = 2;
const SECTION_TABLE_AT = 64;
const SECTION_ROW = 24;
const PAGE = 4096;
/** Trie nodes whose children, and whose entries, are counted together. */
const BLOCK = 256;
/** Of a connection id's rule: some of its basic forms are made otherwise. */
const HAS_EXCEPTIONS = 0x8000;

const INPUTS = [
  'base',
  'check',
  'tid',
  'tid_pos',
  'tid_map',
  'cc',
  'unk',
  'unk_pos',
  'unk_map',
  'unk_char',
  'unk_invoke',
];

/**
 * Writes the compiled dictionary to `outFile`, unless the file there was made from the same inputs and is whole.
 *
 * @param {string} outFile
 * @returns {{written: boolean, bytes: number}}
 */
export function buildJapaneseDictionary(outFile) {
  const require = createRequire(import.meta.url);
  const folder = join(dirname(require.resolve('kuromoji/package.json')), 'dict');
  const packed = Object.fromEntries(INPUTS.map((name) => [name, readFileSync(join(folder, `${name}.dat.gz`))]));

  const hash = createHash('sha256').update(readFileSync(fileURLToPath(import.meta.url)));
  for (const name of INPUTS) hash.update(name).update(packed[name]);
  const stamp = hash.digest();
  if (existsSync(outFile)) {
    const standing = readFileSync(outFile);
    if (isWhole(standing, stamp)) return { written: false, bytes: standing.length };
  }

  const file = layOut(compile(Object.fromEntries(INPUTS.map((name) => [name, unpack(packed[name])]))), stamp);
  mkdirSync(dirname(outFile), { recursive: true });
  const unfinished = `${outFile}.${process.pid}.tmp`;
  writeFileSync(unfinished, file);
  renameSync(unfinished, outFile);
  return { written: true, bytes: file.length };
}

/** Unpacked bytes in a buffer of their own, so that they can be viewed as words. */
function unpack(bytes) {
  const plain = gunzipSync(bytes, { chunkSize: 1 << 22 });
  return Buffer.from(plain.buffer.slice(plain.byteOffset, plain.byteOffset + plain.length));
}

const int32 = (buffer) => new Int32Array(buffer.buffer, buffer.byteOffset, buffer.length >> 2);
const int16 = (buffer) => new Int16Array(buffer.buffer, buffer.byteOffset, buffer.length >> 1);

function compile(input) {
  const surfaces = readTrie(int32(input.base), int32(input.check));
  const idsOf = readIdMap(int32(input.tid_map));
  const [dimension, backward] = int16(input.cc);
  must(dimension === backward, 'the connection matrix is square');

  surfaces.sort((a, b) => (a.surface < b.surface ? -1 : a.surface > b.surface ? 1 : 0));
  const { roots, units, children, wordAt } = layTrie(surfaces);

  // Entries, in the order of the nodes; within a surface in kuromoji's order, which decides between equal costs.
  const entries = [];
  const words = [];
  const basicForms = [];
  const features = numbered([]);
  const featuresOf = new Uint16Array(dimension).fill(0xffff);
  for (const word of wordAt) {
    words.push(entries.length);
    if (word === undefined) continue;
    for (const id of idsOf.get(word.value)) {
      const connection = input.tid.readUInt16LE(id);
      must(connection === input.tid.readUInt16LE(id + 2), 'left and right connection are the same');
      const line = cString(input.tid_pos, input.tid.readUInt32LE(id + 6)).split(',');
      must(line[0] === word.surface, `entry and trie agree on ${word.surface}`);
      const feature = features.of(line.slice(1, 7).join(','));
      must(
        featuresOf[connection] === 0xffff || featuresOf[connection] === feature,
        'a connection id has one part of speech',
      );
      featuresOf[connection] = feature;
      basicForms.push({ connection, surface: word.surface, basicForm: line[7], entry: entries.length });
      entries.push((connection << 16) | input.tid.readUInt16LE(id + 4));
    }
  }
  words.push(entries.length);

  return {
    roots,
    units,
    ...inBlocks('children', 'child-blocks', children),
    ...inBlocks('words', 'word-blocks', words),
    ...inPairs(entries),
    connections: int16(input.cc).slice(2, 2 + dimension * dimension),
    'features-of': featuresOf,
    ...stringTable('features', features.strings),
    ...rulesFor(basicForms, dimension),
    'char-class': Uint8Array.from(input.unk_char.subarray(0, 0x10000)),
    ...unknownWords(input),
  };
}

/** Rising numbers, each as its distance from the first of its block. */
function inBlocks(name, blocksName, numbers) {
  const blocks = numbers.filter((_, index) => index % BLOCK === 0);
  const within = numbers.map((number, index) => number - blocks[Math.floor(index / BLOCK)]);
  must(
    within.every((distance) => distance < 0x10000),
    `${name} of a block are numbered in 16 bits`,
  );
  return { [name]: Uint16Array.from(within), [blocksName]: Uint32Array.from(blocks) };
}

/** The different entries, the most frequent first, and the number of each. */
function inPairs(entries) {
  const uses = new Map();
  for (const entry of entries) uses.set(entry, (uses.get(entry) ?? 0) + 1);
  const pairs = [...uses.keys()].sort((a, b) => uses.get(b) - uses.get(a) || a - b);
  must(pairs.length < 0x10000, 'pairs of a connection id and a cost are numbered in 16 bits');
  const numberOf = new Map(pairs.map((pair, number) => [pair, number]));
  return {
    entries: Uint16Array.from(entries, (entry) => numberOf.get(entry)),
    pairs: Int32Array.from(pairs),
  };
}

/** How the basic form is made from the surface: the most frequent way of each connection id, and the exceptions. */
function rulesFor(basicForms, dimension) {
  const uses = Array.from({ length: dimension }, () => new Map());
  for (const { connection, surface, basicForm } of basicForms) {
    const rule = ruleFrom(surface, basicForm);
    uses[connection].set(rule, (uses[connection].get(rule) ?? 0) + 1);
  }
  const usual = uses.map((rules) => [...rules].sort(([, a], [, b]) => b - a)[0]?.[0] ?? '0');
  const odd = basicForms.filter(
    ({ connection, surface, basicForm }) => ruleFrom(surface, basicForm) !== usual[connection],
  );
  const rules = numbered([]);
  return {
    'rule-of': Uint16Array.from(usual, (rule, id) => rules.of(rule) | (uses[id].size > 1 ? HAS_EXCEPTIONS : 0)),
    ...stringTable('rules', rules.strings),
    odd: Uint32Array.from(odd, ({ entry }) => entry),
    ...stringTable(
      'odd-bases',
      odd.map(({ basicForm }) => basicForm),
    ),
  };
}

function ruleFrom(surface, basicForm) {
  let same = 0;
  while (same < surface.length && surface[same] === basicForm[same]) same++;
  must(surface.length - same < 10, 'a basic form leaves out at most nine units');
  return `${surface.length - same}${basicForm.slice(same)}`;
}

/** All words of kuromoji's double array (over UTF-8, ended by a zero byte), with the value of each. */
function readTrie(base, check) {
  const slots = check.length;
  const nextSibling = new Int32Array(slots);
  const firstChild = new Int32Array(slots);
  for (let slot = slots - 1; slot > 0; slot--) {
    const parent = check[slot];
    const byte = slot - base[parent];
    if (parent < 0 || parent >= slots || byte < 0 || byte > 0xff) continue;
    nextSibling[slot] = firstChild[parent];
    firstChild[parent] = slot;
  }
  const words = [];
  const bytes = Buffer.alloc(1024);
  const visit = (node, depth) => {
    for (let child = firstChild[node]; child !== 0; child = nextSibling[child]) {
      const byte = child - base[node];
      if (byte === 0) {
        words.push({ surface: bytes.toString('utf8', 0, depth), value: -base[child] - 1 });
      } else {
        bytes[depth] = byte;
        visit(child, depth + 1);
      }
    }
  };
  visit(0, 0);
  return words;
}

/** kuromoji's maps are `[number of keys, (key, number of ids, ids…)…]`. */
function readIdMap(ints) {
  const map = new Map();
  for (let key = 0, at = 1; key < ints[0]; key++) {
    const count = ints[at + 1];
    map.set(ints[at], ints.subarray(at + 2, at + 2 + count));
    at += 2 + count;
  }
  return map;
}

/**
 * The trie over UTF-16 units, breadth first, so that the children of a node stand together in ascending order; and the word that ends at
 * each node.
 */
function layTrie(words) {
  const children = [];
  const units = [0];
  const wordAt = [];
  const queue = [0, words.length];
  let depth = 0;
  for (let node = 0, nextDepth = 1; node * 2 < queue.length; node++) {
    if (node === nextDepth) {
      depth++;
      nextDepth = queue.length / 2;
    }
    let low = queue[node * 2];
    const high = queue[node * 2 + 1];
    wordAt.push(words[low].surface.length === depth ? words[low++] : undefined);
    children.push(queue.length / 2);
    while (low < high) {
      const unit = words[low].surface.charCodeAt(depth);
      let end = low;
      while (end < high && words[end].surface.charCodeAt(depth) === unit) end++;
      queue.push(low, end);
      units.push(unit);
      low = end;
    }
  }
  children.push(units.length);
  must(children[1] < 0x10000, 'first units are numbered in 16 bits');
  const roots = new Uint16Array(0x10000);
  for (let node = children[0]; node < children[1]; node++) roots[units[node]] = node;
  return { roots, units: Uint16Array.from(units), children, wordAt };
}

function unknownWords(input) {
  const idsOf = readIdMap(int32(input.unk_map));
  const entries = [];
  const lines = [];
  const classes = [];
  // `unk_invoke`: per class a byte each for "always try" and "take the whole run", a maximum that kuromoji ignores, a name.
  for (let at = 0, number = 0; at + 7 < input.unk_invoke.length; number++) {
    const [always, wholeRun] = input.unk_invoke.subarray(at, at + 2);
    const name = cString(input.unk_invoke, at + 6);
    if (name === '') break;
    at += 6 + Buffer.byteLength(name) + 1;
    const first = entries.length;
    for (const id of idsOf.get(number) ?? []) {
      must(input.unk.readUInt16LE(id) === input.unk.readUInt16LE(id + 2), 'left and right connection are the same');
      entries.push((input.unk.readUInt16LE(id) << 16) | input.unk.readUInt16LE(id + 4));
      lines.push(
        cString(input.unk_pos, input.unk.readUInt32LE(id + 6))
          .split(',')
          .slice(1, 8)
          .join(','),
      );
    }
    classes.push(first, entries.length, always, wholeRun);
    if (number === 0) must(name === 'DEFAULT', 'class 0 is the default, also of surrogate pairs');
  }
  must(entries.length < 256, 'unknown entries are numbered in 8 bits');
  return {
    classes: Uint8Array.from(classes),
    'unk-entries': Int32Array.from(entries),
    ...stringTable('unknown', lines),
  };
}

/** Numbers strings in the order in which they first come. */
function numbered(strings) {
  const numbers = new Map(strings.map((string, index) => [string, index]));
  return {
    strings,
    of(string) {
      let number = numbers.get(string);
      if (number === undefined) {
        number = strings.length;
        strings.push(string);
        numbers.set(string, number);
      }
      return number;
    },
  };
}

function stringTable(name, strings) {
  const parts = strings.map((string) => Buffer.from(string));
  const at = new Uint32Array(parts.length + 1);
  for (const [index, part] of parts.entries()) at[index + 1] = at[index] + part.length;
  return { [`${name}-at`]: at, [name]: new Uint8Array(Buffer.concat(parts)) };
}

function cString(buffer, at) {
  return buffer.toString('utf8', at, buffer.indexOf(0, at));
}

function layOut(sections, stamp) {
  const names = Object.keys(sections);
  const align = (offset) => (offset + 7) & ~7;
  const header = align(SECTION_TABLE_AT + names.length * SECTION_ROW);
  const places = [];
  let end = header;
  for (const name of names) {
    places.push(end);
    end = align(end + sections[name].byteLength);
  }
  const file = Buffer.alloc(end);
  file.write(MAGIC, 0, 'latin1');
  stamp.copy(file, 32);
  for (const [index, name] of names.entries()) {
    must(name.length <= 12, 'section names have 12 bytes');
    const row = SECTION_TABLE_AT + index * SECTION_ROW;
    const section = sections[name];
    file.write(name, row, 12, 'latin1');
    file.writeUInt32LE(section.BYTES_PER_ELEMENT, row + 12);
    file.writeUInt32LE(places[index], row + 16);
    file.writeUInt32LE(section.length, row + 20);
    Buffer.from(section.buffer, section.byteOffset, section.byteLength).copy(file, places[index]);
  }
  file.writeUInt32LE(FORMAT_VERSION, 8);
  file.writeUInt32LE(file.length, 12);
  file.writeUInt32LE(sample(file, header), 16);
  file.writeUInt32LE(crc32(file.subarray(header)), 20);
  file.writeUInt32LE(names.length, 24);
  file.writeUInt32LE(header, 28);
  return file;
}

/** The reader computes the same. */
function sample(file, header) {
  let sum = 0;
  for (let at = header; at + 4 <= file.length; at += PAGE) sum = (Math.imul(sum, 31) + file.readInt32LE(at)) | 0;
  return sum >>> 0;
}

function isWhole(file, stamp) {
  return (
    file.length > SECTION_TABLE_AT &&
    file.readUInt32LE(8) === FORMAT_VERSION &&
    file.readUInt32LE(12) === file.length &&
    stamp.equals(file.subarray(32, 64)) &&
    file.readUInt32LE(28) < file.length &&
    file.readUInt32LE(20) === crc32(file.subarray(file.readUInt32LE(28)))
  );
}

function must(condition, fact) {
  if (!condition) throw new Error(`The IPADIC of the kuromoji package is not what it was: expected that ${fact}.`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const outFile = join(dirname(fileURLToPath(import.meta.url)), '..', 'dist', 'ipadic.bin');
  const { written, bytes } = buildJapaneseDictionary(outFile);
  console.log(`${written ? 'wrote' : 'kept'} dist/ipadic.bin, ${(bytes / 1e6).toFixed(1)} MB`);
}
