/**
 * Compiles the IPADIC files of the kuromoji package into `dist/ipadic.bin`, one flat little-endian file that needs no parsing. A draft
 * asks for a tenth of it, and the start waits longest for the memory that it is read into: so what the statements of the corpus ask for
 * most stands at the beginning and is read at once, everything else is read by blocks when a text first asks for it.
 * Changes nothing about the words: same entries, same costs, same order. Its only reader is `src/language/japanese/dictionary.ts`.
 *
 * The file begins with a head of 4 KiB:
 *
 *   0  8 bytes   "OWABIDIC"
 *   8  u32       format version
 *  12  u32       length of the file in bytes
 *  16  u32       sum of the head from byte 32 on, checked at every start
 *  20  u32       CRC-32 of everything after the head, checked here when the file is about to be kept
 *  24  u32       number of sections
 *  28  u32       bytes that are to be read at once, head and whole blocks
 *  32  32 bytes  SHA-256 of the inputs and of this script
 *  64  n × 24    sections: name (12 bytes), bytes an element, offset in the file, number of elements
 *
 * Then come blocks of 16 KiB. Section `sums`, in the head, has a sum of each, checked whenever one is read.
 *
 * Sections (offsets of sections are multiples of 16):
 *
 *   sums         i32  of each block: a sum that `sumOf` describes
 *   features-of  u16  of each connection id: a string of `features`. A function: checked below
 *   rule-of      u16  of each connection id: a string of `rules`, how the basic form is made: units to be left out at the end (a
 *                     digit), then what comes instead
 *   features     u16  strings in UTF-16 back to back, with their u32 offsets in `features-at`: `pos,form,conjugation`
 *   rules, unknown    UTF-8 strings back to back, with their u32 offsets in `…-at`; what is unknown has features like these
 *   classes      u8   of each class: first unknown entry, end of its entries, always try, take the whole run
 *   unk-entries  i32  for words that no dictionary has
 *   unit-pages   u8   of each UTF-16 unit without its last eight bits: a page of `units`
 *   units        i32  256 a page: a pointer to the words that begin with the unit; its class << 24
 *   words        i32  groups and entries; those that the corpus asks for most. `rare-words` has the others
 *   connections  i16  cost of the connection of each pair of ids: with m the larger of the two, m² + m + right − left
 *   odd          u32  entries whose basic form is made otherwise, ascending; `bases` has it
 *
 * Connection ids are numbered by how many statements ask for them, so connections among the frequent stand at the beginning.
 * An entry is cost (16 bits, signed) | connection id << 16 | 1 << 27 when it is odd | 1 << 28 when the word has another one after it
 * | 1 << 29 when owabi knows no more of it than the dictionary says (`src/language/japanese/plain-word.ts`).
 * Its number is its place in the file, in words of four bytes. So is a pointer, to a group, or, when it has the sign bit, to the entries of a
 * word that no longer word begins with; 0 is none. A group, of what some words begin with: number of its children (16 bits) | number of
 * its own entries << 16; these; the units that lead to the children, ascending, 16 bits each; a pointer for each. None crosses the edge
 * of a block.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { crc32, gunzipSync } from 'node:zlib';
import { bundleSource } from './bundle-source.mjs';

const MAGIC = 'OWABIDIC';
const FORMAT_VERSION = 4;
const SECTION_TABLE_AT = 64;
const SECTION_ROW = 24;
const HEAD = 4096;
const BLOCK = 16_384;

const LEAF = 0x8000_0000;
const ID_AT = 16;
const ODD = 1 << 27;
const MORE = 1 << 28;
const PLAIN = 1 << 29;
const CLASS_AT = 24;
/** What a pointer can reach, in words of four bytes. */
const REACH = 1 << 22;
const MOST_IDS = 1 << 11;

/** Statements that must ask for a word, of all in the corpus, that it is read at once; and for a connection id. */
const FREQUENT_WORD = 4;
const FREQUENT_ID = 23;

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
 * @returns {Promise<{written: boolean, bytes: number}>}
 */
export async function buildJapaneseDictionary(outFile) {
  const require = createRequire(import.meta.url);
  const folder = join(dirname(require.resolve('kuromoji/package.json')), 'dict');
  const packed = Object.fromEntries(INPUTS.map((name) => [name, readFileSync(join(folder, `${name}.dat.gz`))]));

  const statements = readStatements();
  mkdirSync(dirname(outFile), { recursive: true });
  const words = await plainWords(outFile);
  const hash = createHash('sha256')
    .update(readFileSync(fileURLToPath(import.meta.url)))
    .update(words.code);
  for (const name of INPUTS) hash.update(name).update(packed[name]);
  hash.update(statements.join('\n'));
  const stamp = hash.digest();
  if (existsSync(outFile)) {
    const standing = readFileSync(outFile);
    if (isWhole(standing, stamp)) return { written: false, bytes: standing.length };
  }

  const input = Object.fromEntries(INPUTS.map((name) => [name, unpack(packed[name])]));
  const file = layOut(compile(input, statements, words.isPlainWord), stamp);
  const unfinished = `${outFile}.${process.pid}.tmp`;
  writeFileSync(unfinished, file);
  renameSync(unfinished, outFile);
  return { written: true, bytes: file.length };
}

/** What `src/language/japanese/plain-word.ts` exports, and the code of it. */
async function plainWords(outFile) {
  const module = `${outFile}.${process.pid}.mjs`;
  try {
    await bundleSource(
      join(dirname(fileURLToPath(import.meta.url)), '..'),
      { entryPoints: ['src/language/japanese/plain-word.ts'] },
      module,
    );
    const { isPlainWord } = await import(pathToFileURL(module).href);
    return { isPlainWord, code: readFileSync(module) };
  } finally {
    rmSync(module, { force: true });
  }
}

/** Unpacked bytes in a buffer of their own, so that they can be viewed as words. */
function unpack(bytes) {
  const plain = gunzipSync(bytes, { chunkSize: 1 << 22 });
  return Buffer.from(plain.buffer.slice(plain.byteOffset, plain.byteOffset + plain.length));
}

const int32 = (buffer) => new Int32Array(buffer.buffer, buffer.byteOffset, buffer.length >> 2);
const int16 = (buffer) => new Int16Array(buffer.buffer, buffer.byteOffset, buffer.length >> 1);

/** The Japanese statements of the corpus, as the dictionary reads them. */
function readStatements() {
  const folder = join(dirname(fileURLToPath(import.meta.url)), '..', 'fixtures', 'corpus', 'sentences');
  return readdirSync(folder)
    .filter((name) => name.startsWith('ja-'))
    .sort()
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line).text.replace(/[!-/:-@[-`{-~]/gu, fullWidth));
}

const fullWidth = (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0);

function compile(input, statements, isPlainWord) {
  const surfaces = readTrie(int32(input.base), int32(input.check));
  const idsOf = readIdMap(int32(input.tid_map));
  const [dimension, backward] = int16(input.cc);
  must(dimension === backward, 'the connection matrix is square');
  must(dimension <= MOST_IDS, 'connection ids have 11 bits');

  surfaces.sort((a, b) => (a.surface < b.surface ? -1 : a.surface > b.surface ? 1 : 0));
  const trie = layTrie(surfaces);

  // Entries of each node; within a surface in kuromoji's order, which decides between equal costs.
  const features = numbered([]);
  const featuresOf = new Uint16Array(dimension).fill(0xffff);
  trie.entriesOf = trie.wordAt.map((word) =>
    word === undefined
      ? []
      : Array.from(idsOf.get(word.value), (id) => {
          const connection = input.tid.readUInt16LE(id);
          must(connection === input.tid.readUInt16LE(id + 2), 'left and right connection are the same');
          const line = cString(input.tid_pos, input.tid.readUInt32LE(id + 6)).split(',');
          must(line[0] === word.surface, `entry and trie agree on ${word.surface}`);
          const said = featuresIn(line.slice(1, 7));
          const feature = features.of(said);
          must(
            featuresOf[connection] === 0xffff || featuresOf[connection] === feature,
            'a connection id has one part of speech',
          );
          featuresOf[connection] = feature;
          const cost = input.tid.readUInt16LE(id + 4);
          const isPlain = isPlainWord(word.surface, line[7], said.slice(0, said.indexOf(',')));
          return { connection, cost, surface: word.surface, basicForm: line[7], isPlain };
        }),
  );
  const unknown = unknownWords(input);
  const uses = countUses(statements, trie, unknown, dimension);

  // Id 0 is that of the beginning and the end of a text, and stays.
  const ids = [...uses.ofId.keys()].sort((a, b) => (a === 0 ? -1 : b === 0 ? 1 : uses.ofId[b] - uses.ofId[a] || a - b));
  const numberOf = new Uint16Array(dimension);
  for (const [number, id] of ids.entries()) numberOf[id] = number;
  const frequent = ids.filter((id) => uses.ofId[id] >= FREQUENT_ID).length;

  const entries = trie.entriesOf.flat();
  const rules = rulesFor(entries, dimension);
  const units = layUnits(trie, unknown.classOf);
  const sections = {
    'features-of': Uint16Array.from(ids, (id) => featuresOf[id]),
    ...featureTable(features.strings),
    'rule-of': Uint16Array.from(ids, (id) => rules.ofId[id]),
    ...stringTable('rules', rules.strings),
    classes: unknown.classes,
    'unk-entries': Int32Array.from(unknown.entries, ({ connection, cost }) => packed(numberOf[connection], cost)),
    ...stringTable('unknown', unknown.lines),
    'unit-pages': units.pages,
    units: units.table,
  };
  const connections = inShells(int16(input.cc).slice(2), ids);
  const begin = lengthOf(sections);
  const frequentWords = placeWords(trie, uses.ofNode, begin, (use) => use >= FREQUENT_WORD);
  const middle = lengthOf({ connections }, frequentWords.end);
  const rareWords = placeWords(trie, uses.ofNode, middle, (use) => use < FREQUENT_WORD);
  const places = { ...frequentWords, pointers: new Map([...frequentWords.pointers, ...rareWords.pointers]) };
  const writeWords = ({ begin, end, nodes }) => {
    const words = new Int32Array((end - begin) / 4);
    const at = (pointer) => (pointer & (REACH - 1)) - begin / 4;
    for (const node of nodes)
      writeNode(words, at(places.pointers.get(node)), node, trie, places.pointers, numberOf, rules);
    return words;
  };
  for (let node = trie.children[0]; node < trie.children[1]; node++)
    units.put(trie.units[node], places.pointers.get(node));

  const [words, others] = [writeWords(frequentWords), writeWords(rareWords)];
  const odd = entries.filter((entry) => entry.odd).sort((a, b) => a.number - b.number);
  return {
    sections: {
      ...sections,
      words,
      connections,
      'rare-words': others,
      odd: Uint32Array.from(odd, ({ number }) => number),
      ...stringTable(
        'bases',
        odd.map(({ basicForm }) => basicForm),
      ),
    },
    /** Where what is read at once ends. */
    frequent: frequentWords.end + 2 * frequent * frequent,
  };
}

const packed = (id, cost) => (id << ID_AT) | cost;

/** How many statements ask for each node of the trie, and for each connection id: for every word that might be read in them. */
function countUses(statements, trie, unknown, dimension) {
  const ofNode = new Uint32Array(trie.units.length);
  const ofId = new Uint32Array(dimension);
  for (const statement of statements) {
    const nodes = new Set();
    for (let place = 0; place < statement.length; place++) {
      const unit = statement.charCodeAt(place);
      for (let node = trie.roots[unit], end = place + 1; node !== 0; node = childOf(trie, node, statement, end++))
        nodes.add(node);
      const kind = 4 * unknown.classOf[unit];
      for (let entry = unknown.classes[kind]; entry < unknown.classes[kind + 1]; entry++)
        nodes.add(-1 - unknown.entries[entry].connection);
    }
    const ids = new Set();
    for (const node of nodes) {
      if (node < 0) ids.add(-1 - node);
      else {
        ofNode[node]++;
        for (const { connection } of trie.entriesOf[node]) ids.add(connection);
      }
    }
    for (const id of ids) ofId[id]++;
  }
  return { ofNode, ofId };
}

function childOf({ children, units }, node, text, at) {
  if (at >= text.length) return 0;
  const child = units.subarray(children[node], children[node + 1]).indexOf(text.charCodeAt(at));
  return child < 0 ? 0 : children[node] + child;
}

/** A page of 256 units for each with which words begin, and for those that are alike one, with the class of each unit. */
function layUnits({ children, units }, classOf) {
  const pages = new Uint8Array(256);
  const withWords = new Set(Array.from(units.subarray(children[0], children[1]), (unit) => unit >>> 8));
  const pageOf = new Map();
  const table = [];
  for (let page = 0; page < 256; page++) {
    const kinds = classOf.subarray(page << 8, (page + 1) << 8);
    const key = withWords.has(page) ? `${page}` : kinds.join();
    if (!pageOf.has(key)) {
      pageOf.set(key, pageOf.size);
      table.push(...Array.from(kinds, (kind) => kind << CLASS_AT));
    }
    pages[page] = pageOf.get(key);
  }
  const whole = Int32Array.from(table);
  return {
    pages,
    table: whole,
    put(unit, pointer) {
      whole[(pages[unit >>> 8] << 8) + (unit & 0xff)] |= pointer;
    },
  };
}

/** The connections of each id with itself and all before it, then those of the next. */
function inShells(costs, ids) {
  const dimension = ids.length;
  const shells = new Int16Array(dimension * dimension);
  for (let left = 0; left < dimension; left++) {
    for (let right = 0; right < dimension; right++) {
      const larger = Math.max(left, right);
      shells[larger * larger + larger + right - left] = costs[ids[left] * dimension + ids[right]];
    }
  }
  return shells;
}

/** Places of the groups and entries of nodes, the most frequent first, and pointers to them. */
function placeWords(trie, uses, begin, chosen) {
  const { children, entriesOf } = trie;
  const nodes = [...uses.keys()].filter((node) => node > 0 && chosen(uses[node]));
  nodes.sort((a, b) => uses[b] - uses[a] || a - b);
  const pointers = new Map();
  let end = begin;
  for (const node of nodes) {
    const count = children[node + 1] - children[node];
    const own = entriesOf[node].length;
    const length = 4 * (count === 0 ? own : 1 + own + ((count + 1) >> 1) + count);
    const left = BLOCK - ((end - HEAD) % BLOCK);
    if (length > left) end += left;
    must(length <= BLOCK, 'a group fits into a block');
    must(end / 4 < REACH, 'a pointer reaches everything');
    pointers.set(node, end / 4 + (count === 0 ? LEAF : 0));
    end += length;
  }
  return { begin, end: aligned(end), nodes, pointers };
}

function writeNode(words, place, node, { children, units, entriesOf }, pointers, numberOf, rules) {
  const own = entriesOf[node];
  const first = children[node];
  const count = children[node + 1] - first;
  let at = place;
  if (count > 0) words[at++] = count | (own.length << 16);
  for (const [index, entry] of own.entries()) {
    entry.number = (pointers.get(node) & (REACH - 1)) + at - place;
    entry.odd = rules.isOdd(entry);
    const more = index + 1 < own.length ? MORE : 0;
    words[at++] =
      packed(numberOf[entry.connection], entry.cost) | (entry.odd ? ODD : 0) | (entry.isPlain ? PLAIN : 0) | more;
  }
  for (let child = 0; child < count; child += 2)
    words[at++] = units[first + child] | (child + 1 < count ? units[first + child + 1] << 16 : 0);
  for (let child = 0; child < count; child++) words[at++] = pointers.get(first + child);
}

/** How the basic form is made from the surface: the most frequent way of each connection id; all others are odd. */
function rulesFor(entries, dimension) {
  const uses = Array.from({ length: dimension }, () => new Map());
  for (const { connection, surface, basicForm } of entries) {
    const rule = ruleFrom(surface, basicForm);
    uses[connection].set(rule, (uses[connection].get(rule) ?? 0) + 1);
  }
  const usual = uses.map((rules) => [...rules].sort(([, a], [, b]) => b - a)[0]?.[0] ?? '0');
  const rules = numbered([]);
  return {
    ofId: usual.map((rule) => rules.of(rule)),
    strings: rules.strings,
    isOdd: ({ connection, surface, basicForm }) => ruleFrom(surface, basicForm) !== usual[connection],
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
  const roots = new Uint16Array(0x10000);
  must(children[1] < 0x10000, 'first units are numbered in 16 bits');
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
      entries.push({ connection: input.unk.readUInt16LE(id), cost: input.unk.readUInt16LE(id + 4) });
      lines.push(
        featuresIn(
          cString(input.unk_pos, input.unk.readUInt32LE(id + 6))
            .split(',')
            .slice(1, 7),
        ),
      );
    }
    classes.push(first, entries.length, always, wholeRun);
    if (number === 0) must(name === 'DEFAULT', 'class 0 is the default, also of surrogate pairs');
  }
  must(entries.length < 256, 'unknown entries are numbered in 8 bits');
  must(classes.length <= 4 * 16, 'classes are numbered in 4 bits');
  return { classes: Uint8Array.from(classes), classOf: input.unk_char.subarray(0, 0x10000), entries, lines };
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

/** Part of speech, dotted; inflected form; kind of conjugation. IPADIC has them as four fields, kind and form, `*` for none. */
function featuresIn(fields) {
  const [kind, form] = fields.slice(4).map((field) => (field === '*' ? '' : field));
  const pos = fields.slice(0, 4).filter((field) => field !== '*');
  must(
    fields.every((field) => !field.includes(',')),
    'no field has a comma in it',
  );
  return [pos.join('.'), form, kind].join(',');
}

function featureTable(strings) {
  const at = new Uint32Array(strings.length + 1);
  for (const [index, string] of strings.entries()) at[index + 1] = at[index] + string.length;
  return { 'features-at': at, features: Uint16Array.from(strings.join(''), (unit) => unit.charCodeAt(0)) };
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

const aligned = (offset) => (offset + 15) & ~15;

/** Where sections end that begin at an offset. */
function lengthOf(sections, begin = HEAD) {
  let end = begin;
  for (const section of Object.values(sections)) end = aligned(end + section.byteLength);
  return end;
}

function layOut({ sections, frequent }, stamp) {
  const end = lengthOf(sections);
  const sums = new Int32Array(Math.ceil((end - HEAD) / BLOCK));
  const file = Buffer.alloc(end);
  let row = SECTION_TABLE_AT;
  const write = (name, section, place) => {
    must(name.length < 12, 'section names have less than 12 bytes, and a zero behind them');
    file.write(name, row, 12, 'latin1');
    file.writeUInt32LE(section.BYTES_PER_ELEMENT, row + 12);
    file.writeUInt32LE(place, row + 16);
    file.writeUInt32LE(section.length, row + 20);
    row += SECTION_ROW;
    Buffer.from(section.buffer, section.byteOffset, section.byteLength).copy(file, place);
  };
  let place = HEAD;
  for (const [name, section] of Object.entries(sections)) {
    write(name, section, place);
    place = aligned(place + section.byteLength);
  }
  for (const block of sums.keys()) sums[block] = sumOf(file.subarray(HEAD + block * BLOCK, HEAD + (block + 1) * BLOCK));
  const sumsAt = aligned(row + SECTION_ROW);
  must(sumsAt + sums.byteLength <= HEAD, 'the head has 4 KiB');
  write('sums', sums, sumsAt);

  file.write(MAGIC, 0, 'latin1');
  file.writeUInt32LE(FORMAT_VERSION, 8);
  file.writeUInt32LE(file.length, 12);
  file.writeUInt32LE(crc32(file.subarray(HEAD)), 20);
  file.writeUInt32LE(Object.keys(sections).length + 1, 24);
  file.writeUInt32LE(Math.min(end, HEAD + Math.ceil((frequent - HEAD) / BLOCK) * BLOCK), 28);
  stamp.copy(file, 32);
  file.writeInt32LE(sumOf(file.subarray(32, HEAD)), 16);
  return file;
}

/** A sum over all bytes, which their order is part of. The reader computes the same. */
function sumOf(bytes) {
  const words = [0, 0, 0, 0];
  const sums = [0, 0, 0, 0];
  for (let at = 0; at < bytes.length; at += 4) {
    const lane = (at >> 2) & 3;
    words[lane] = (words[lane] + bytes.readInt32LE(at)) | 0;
    sums[lane] = (sums[lane] + words[lane]) | 0;
  }
  return words.reduce((all, word, lane) => (Math.imul(all, 961) + Math.imul(word, 31) + sums[lane]) | 0, 0);
}

function isWhole(file, stamp) {
  return (
    file.length > HEAD &&
    file.readUInt32LE(8) === FORMAT_VERSION &&
    file.readUInt32LE(12) === file.length &&
    stamp.equals(file.subarray(32, 64)) &&
    file.readInt32LE(16) === sumOf(file.subarray(32, HEAD)) &&
    file.readUInt32LE(20) === crc32(file.subarray(HEAD))
  );
}

function must(condition, fact) {
  if (!condition) throw new Error(`The IPADIC of the kuromoji package is not what it was: expected that ${fact}.`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const outFile = join(dirname(fileURLToPath(import.meta.url)), '..', 'dist', 'ipadic.bin');
  const { written, bytes } = await buildJapaneseDictionary(outFile);
  console.log(`${written ? 'wrote' : 'kept'} dist/ipadic.bin, ${(bytes / 1e6).toFixed(1)} MB`);
}
