/**
 * Compiles `dist/english.bin`: the English words that owabi knows, with their classes and dictionary forms. The source is
 * the lexicon inside wink-eng-lite-web-model (MIT; dictionary forms of irregular words from WordNet). Reads no other file
 * and takes part in nothing at run time.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundleSource } from './bundle-source.mjs';

const require = createRequire(import.meta.url);
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const WORD = /^[a-z][a-z'-]*$/u;

/** Writes the lexicon to `outFile`. */
export async function buildEnglishLexicon(outFile) {
  const folder = dirname(outFile);
  mkdirSync(folder, { recursive: true });
  const { compileLexicon } = await compiler(folder);
  const bytes = compileLexicon(new Map(entriesOfWink()), fingerprintOfInputs());
  const partial = `${outFile}.${process.pid}`;
  writeFileSync(partial, bytes);
  renameSync(partial, outFile);
}

function fingerprintOfInputs() {
  const hash = createHash('sha256');
  hash.update(readFileSync(fileURLToPath(import.meta.url)));
  hash.update(require('wink-eng-lite-web-model/package.json').version);
  return hash.digest('hex').slice(0, 16);
}

/** Every lower-case word of the model, with its line as src/language/english/lexicon.ts reads it. */
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
  return entries;
}

/** How `to` is made of `from`: characters to drop at its end, then what to add. */
function edit(from, to) {
  let shared = 0;
  while (shared < from.length && from[shared] === to[shared]) shared++;
  return `${from.length - shared}${to.slice(shared)}`;
}

/** Bundles the sources that compile it, imports the bundle, and removes it. */
async function compiler(folder) {
  const file = join(folder, `.english-${process.pid}.mjs`);
  await bundleSource(root, { entryPoints: ['src/language/english/compile.ts'] }, file);
  try {
    return await import(pathToFileURL(file).href);
  } finally {
    rmSync(file);
  }
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const out = fileURLToPath(new URL('../dist/english.bin', import.meta.url));
  await buildEnglishLexicon(out);
  console.log(`wrote ${out}`);
}
