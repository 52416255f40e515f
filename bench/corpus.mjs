/**
 * Texts to measure with: sentences of the labelled corpus, dealt out anew into drafts and documents. The same seed gives the
 * same bytes. The texts mean nothing as a whole; they are never read for what is found in them.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** What texts are made from. */
/** @typedef {{sentences: readonly string[], titles: readonly string[]}} Pool */

/** One text: a title, and paragraphs or lists of sentences. */
/** @typedef {{title: string, blocks: readonly {list: boolean, sentences: readonly string[]}[]}} Draft */

/**
 * @param {string} corpus the folder `fixtures/corpus`
 * @param {'ja' | 'en'} language
 * @returns {Pool} each sentence once, in the order of the files
 */
export function readPool(corpus, language) {
  const sentences = new Set();
  const titles = new Set();
  const folder = join(corpus, 'sentences');
  for (const name of namesIn(folder, `${language}-`)) {
    for (const line of readFileSync(join(folder, name), 'utf8').split('\n')) {
      if (line !== '') sentences.add(JSON.parse(line).text.replace(/\s*\n\s*/gu, ' '));
    }
  }
  for (const round of namesIn(corpus, 'round-').filter((name) => name.endsWith(`-${language}`))) {
    for (const name of namesIn(join(corpus, round), '')) {
      const lines = parse(readFileSync(join(corpus, round, name), 'utf8')).text.split('\n');
      const [first = ''] = lines;
      if (/^[^\s#<>(*[【][^:@]{8,58}[^。.,:]$/u.test(first)) titles.add(first);
      for (const line of lines) if (/^[^#<|>*\s-].{20,400}[。.!?]$/u.test(line)) sentences.add(line);
    }
  }
  return { sentences: [...sentences], titles: [...titles] };
}

const namesIn = (folder, beginning) =>
  readdirSync(folder)
    .filter((name) => name.startsWith(beginning))
    .sort();

/**
 * @param {Pool} pool
 * @param {{count: number, bytes: number, seed: number}} wanted
 * @returns {Draft[]} `count` texts of about `bytes` in UTF-8. A sentence comes back only when all others have been dealt.
 */
export function makeDrafts(pool, { count, bytes, seed }) {
  const random = randomFrom(seed);
  const sentence = dealer(pool.sentences, random);
  const title = dealer(pool.titles, random);
  return Array.from({ length: count }, () => makeDraft(bytes, { sentence, title, random }));
}

function makeDraft(bytes, { sentence, title, random }) {
  const draft = { title: title(), blocks: [] };
  let left = bytes - Buffer.byteLength(draft.title);
  while (left > 0) {
    const block = { list: random() < 0.2, sentences: [] };
    const wanted = 2 + Math.floor(random() * 3);
    while (block.sentences.length < wanted && left > 0) {
      const next = sentence();
      left -= Buffer.byteLength(next) + 1;
      // As often too long as too short.
      if (left < 0 && random() < 0.5 && draft.blocks.length > 0) break;
      block.sentences.push(next);
    }
    if (block.sentences.length > 0) draft.blocks.push(block);
  }
  return draft;
}

/**
 * @param {Draft} draft
 * @param {'ja' | 'en'} language
 */
export function plainText({ title, blocks }, language) {
  const [bullet, gap] = language === 'ja' ? ['・', ''] : ['- ', ' '];
  const texts = blocks.map(({ list, sentences }) =>
    list ? sentences.map((one) => `${bullet}${one}`).join('\n') : sentences.join(gap),
  );
  return `${[title, ...texts].join('\n\n')}\n`;
}

/**
 * The same text with a heading, lists and a strong sentence in each third paragraph.
 *
 * @param {Draft} draft
 * @param {'ja' | 'en'} language
 */
export function markdown({ title, blocks }, language) {
  const gap = language === 'ja' ? '' : ' ';
  const texts = blocks.map(({ list, sentences }, index) => {
    if (list) return sentences.map((one) => `- ${one}`).join('\n');
    const [first, ...others] = sentences;
    return [index % 3 === 1 ? `**${first}**` : first, ...others].join(gap);
  });
  return `${[`# ${title}`, ...texts].join('\n\n')}\n`;
}

/**
 * The same numbers between 0 and 1 from the same seed (mulberry32).
 *
 * @param {number} seed
 */
export function randomFrom(seed) {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Deals the items in random order, all of them before any comes a second time. */
function dealer(items, random) {
  let deck = [];
  return () => {
    if (deck.length === 0) deck = shuffled(items, random);
    return deck.pop();
  };
}

function shuffled(items, random) {
  const deck = [...items];
  for (let last = deck.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [deck[last], deck[other]] = [deck[other], deck[last]];
  }
  return deck;
}
