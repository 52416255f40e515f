/**
 * Compiles `dist/english.bin`: the English words that owabi knows, with their classes and dictionary forms. The source is
 * the lexicon inside wink-eng-lite-web-model (MIT; dictionary forms of irregular words from WordNet). Reads no other file
 * and takes part in nothing at run time.
 *
 * Layout (little endian; read by src/language/english/lexicon.ts):
 *   0  8 bytes  "owabiEN1"
 *   8  16 bytes fingerprint of the inputs, ASCII
 *   24 u32 ×5   CRC-32 of everything from byte 44, signatures' length, number of blocks, words' length, number of words
 *   44 signatures: ASCII lines, one a kind of entry: fallback class, classes joined by `_`, 1 when a base form, then the
 *      edits that lead to the US spelling and to the dictionary form as NOUN, VERB and ADJ, separated by tabs. An edit is
 *      the number of characters to drop and those to add: `3y` makes `early` of `earlier`; empty means none known.
 *      then u32 × blocks: where each block of 16 words starts, relative to the words
 *      then the words, sorted, front-coded: a byte (shared prefix << 4 | length of the rest, 15: the next byte holds it),
 *      the rest, and the number of the signature (one byte, or 255 and a u16).
 */
import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readFileSync, readSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const MAGIC = 'owabiEN1';
const BLOCK = 16;
const WORD = /^[a-z][a-z'-]*$/u;

/** Writes the lexicon to `outFile` unless one made from the same inputs is there. Returns whether it was written. */
export function buildEnglishLexicon(outFile) {
  const fingerprint = fingerprintOfInputs();
  if (fingerprintOfFile(outFile) === fingerprint) return false;
  const bytes = encode(entriesOfWink(), fingerprint);
  mkdirSync(dirname(outFile), { recursive: true });
  const partial = `${outFile}.${process.pid}`;
  writeFileSync(partial, bytes);
  renameSync(partial, outFile);
  return true;
}

function fingerprintOfInputs() {
  const hash = createHash('sha256');
  hash.update(readFileSync(fileURLToPath(import.meta.url)));
  hash.update(require('wink-eng-lite-web-model/package.json').version);
  return hash.digest('hex').slice(0, 16);
}

function fingerprintOfFile(file) {
  try {
    const head = Buffer.alloc(24);
    const handle = openSync(file, 'r');
    try {
      readSync(handle, head, 0, 24, 0);
    } finally {
      closeSync(handle);
    }
    return head.toString('latin1', 0, 8) === MAGIC ? head.toString('latin1', 8, 24) : undefined;
  } catch {
    return undefined;
  }
}

/** `[word, signature]` of every lower-case word of the model, sorted by code units. */
function entriesOfWink() {
  const model = require('wink-eng-lite-web-model');
  const core = model.core();
  const { layout, size } = core.packing;
  const words = core.features.lexeme.list;
  const number = core.features.lexeme.hash;
  const classNames = core.pos.list;
  const clusters = core.features.posClusters.list;
  const property = (index, name) => {
    const [word, mask, shift] = layout[name];
    return (core.lexicon[word + index * size] & mask) >>> shift;
  };
  const classesOf = (index) => [...clusters[property(index, 'lexemeCID')]].map((c) => classNames[c]).sort();
  // What wink's own lemmatiser asks of its cache.
  const cache = {
    hasSamePOS(text, pos) {
      const index = Object.hasOwn(number, text) ? number[text] : undefined;
      if (index === undefined || property(index, 'isContraction') || !property(index, 'isBaseForm')) return false;
      return clusters[property(index, 'lexemeCID')].has(core.pos.hash[pos]);
    },
  };
  const { lemmatize } = model.addons;

  const entries = [];
  for (const [index, word] of words.entries()) {
    if (!WORD.test(word) || property(index, 'isContraction')) continue;
    const mapped = property(index, 'isSpellingMapped') ? property(index, 'lemma') : index;
    const single = property(mapped, 'isSLemma');
    const fallback = classNames[property(index, 'pos')];
    const classes = classesOf(index);
    const known = new Set([fallback, ...classes, ...classesOf(mapped)]);
    const lemma = (pos) => {
      if (!known.has(pos)) return '';
      return edit(word, single ? words[property(mapped, 'lemma')] : lemmatize(words[mapped], pos, cache));
    };
    const spelling = mapped === index ? '' : edit(word, words[mapped]);
    const base = property(index, 'isBaseForm');
    entries.push([
      word,
      [fallback, classes.join('_'), base, spelling, lemma('NOUN'), lemma('VERB'), lemma('ADJ')].join('\t'),
    ]);
  }
  return entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

/** How `to` is made of `from`: characters to drop at its end, then what to add. */
function edit(from, to) {
  let shared = 0;
  while (shared < from.length && from[shared] === to[shared]) shared++;
  return `${from.length - shared}${to.slice(shared)}`;
}

function encode(entries, fingerprint) {
  const uses = new Map();
  for (const [, signature] of entries) uses.set(signature, (uses.get(signature) ?? 0) + 1);
  // The most used first, so that nearly every word needs one byte for its signature.
  const signatures = [...uses].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([signature]) => signature);
  const numberOf = new Map(signatures.map((signature, i) => [signature, i]));

  const starts = [];
  const bytes = [];
  let before = '';
  for (const [i, [word, signature]] of entries.entries()) {
    if (i % BLOCK === 0) {
      starts.push(bytes.length);
      before = '';
    }
    let shared = 0;
    while (shared < 15 && shared < word.length && word[shared] === before[shared]) shared++;
    const rest = word.length - shared;
    bytes.push((shared << 4) | Math.min(rest, 15));
    if (rest >= 15) bytes.push(rest);
    for (let at = shared; at < word.length; at++) bytes.push(word.charCodeAt(at));
    const code = numberOf.get(signature);
    if (code < 255) bytes.push(code);
    else bytes.push(255, code & 255, code >> 8);
    before = word;
  }

  const lines = Buffer.from(signatures.join('\n'), 'latin1');
  const index = Buffer.alloc(starts.length * 4);
  for (const [i, start] of starts.entries()) index.writeUInt32LE(start, i * 4);
  const body = Buffer.concat([lines, index, Buffer.from(bytes)]);
  const head = Buffer.alloc(44);
  head.write(MAGIC + fingerprint, 0, 'latin1');
  for (const [i, n] of [checkSum(body), lines.length, starts.length, bytes.length, entries.length].entries())
    head.writeUInt32LE(n, 24 + i * 4);
  return Buffer.concat([head, body]);
}

/** As in src/language/english/lexicon.ts, which compares it. */
function checkSum(bytes) {
  const whole = bytes.length & ~3;
  let sum = 0x811c9dc5;
  for (let at = 0; at < whole; at += 4) sum = Math.imul(sum ^ bytes.readInt32LE(at), 0x01000193);
  for (let at = whole; at < bytes.length; at++) sum = Math.imul(sum ^ bytes[at], 0x01000193);
  return sum >>> 0;
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const out = fileURLToPath(new URL('../dist/english.bin', import.meta.url));
  console.log(`${buildEnglishLexicon(out) ? 'wrote' : 'up to date:'} ${out}`);
}
