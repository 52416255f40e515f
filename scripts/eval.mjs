/**
 * `npm run eval`: the figures of every part of fixtures/corpus.
 *
 *   npm run eval -- [--misses] [--rules] [--update-floor] [FOLDER…]
 *   npm run eval -- --clusters    what the second ear hears alike where no rule speaks: rules to be written
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { lint } from '../dist/index.js';
import { ELEMENTS, PHRASE_CATEGORIES, readCorpus, scoreCorpus } from './corpus-score.mjs';

const args = process.argv.slice(2);
const flag = (name) => args.includes(name);
const corpus = join(import.meta.dirname, '..', 'fixtures', 'corpus');
const named = args.filter((arg) => !arg.startsWith('--'));
const folders =
  named.length > 0
    ? named
    : readdirSync(corpus, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && entry.name !== 'sentences')
        .map(({ name }) => join(corpus, name));
const floorFile = join(corpus, 'floor.json');
const floor = existsSync(floorFile) ? JSON.parse(readFileSync(floorFile, 'utf8')) : {};

/** Found and false findings of each rule over all parts, for the catalogue. */
const measured = {};

const percent = (share) => `${(100 * share).toFixed(0)}%`.padStart(5);
const row = (name, r) =>
  console.log(
    `  ${name.padEnd(18)} precision ${percent(r.precision)}  recall ${percent(r.recall)}  F1 ${percent(r.f1)}   (${r.tp} found, ${r.fn} missed, ${r.fp} false)`,
  );
/** Rounded down, so that a floor is never above what was measured. */
const down = (share) => Math.floor(share * 1000) / 1000;

if (flag('--clusters')) {
  clusters();
  process.exit();
}

for (const folder of folders) {
  const score = scoreCorpus(readCorpus([folder]), ({ text, kind, format, fault, harm }) =>
    lint(text, { kind, format, fault, harm }),
  );
  const name = basename(folder);
  console.log(`\n${name}: ${score.statements} statements`);
  console.log('phrases');
  for (const category of ['all', ...PHRASE_CATEGORIES]) row(category, score.phrases[category]);
  console.log(
    `  recall by difficulty  ${Object.entries(score.difficulties)
      .map(([level, r]) => `${level} ${percent(r.recall)}`)
      .join('  ')}`,
  );
  console.log('elements');
  for (const element of ['all', ...ELEMENTS]) row(element, score.elements[element]);
  console.log(
    `look-alikes tripped ${score.lookalikes.tripped}/${score.lookalikes.total}; clean statements left alone ${score.clean.untouched}/${score.clean.total}`,
  );
  if (flag('--rules')) {
    console.log('rules (found, false)');
    for (const [rule, counts] of Object.entries(score.rules).sort(([a], [b]) => a.localeCompare(b))) {
      console.log(`  ${rule.padEnd(28)} ${String(counts.found).padStart(3)} ${String(counts.false).padStart(3)}`);
    }
  }
  if (flag('--misses')) console.log(score.misses.join('\n'));
  for (const [rule, counts] of Object.entries(score.rules)) {
    measured[rule] ??= { found: 0, false: 0 };
    measured[rule].found += counts.found;
    measured[rule].false += counts.false;
  }
  floor[name] = {
    phrasesF1: down(score.phrases.all.f1),
    phrasesPrecision: down(score.phrases.all.precision),
    elementsF1: down(score.elements.all.f1),
    lookalikesTripped: score.lookalikes.tripped,
    cleanUntouched: score.clean.untouched,
  };
}
if (flag('--update-floor')) {
  floor.rules = Object.fromEntries(Object.entries(measured).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(floorFile, `${JSON.stringify(floor, undefined, 2)}\n`);
  console.log(`\nfloor written to ${floorFile}`);
}

/** Sentences that the second ear is sure of and no rule finds, by the word that weighed most; the largest groups first. */
function clusters() {
  const groups = new Map();
  const sentences = join(corpus, 'sentences');
  for (const file of readdirSync(sentences).filter((name) => name.endsWith('.jsonl'))) {
    for (const line of readFileSync(join(sentences, file), 'utf8').trimEnd().split('\n')) {
      const { lang, kind, text, labels } = JSON.parse(line);
      for (const { category, heard, excerpt } of lint(text, { kind }).findings) {
        if (!heard || !labels.some((label) => label.category === category)) continue;
        for (const word of heard.words.slice(0, 2)) {
          const name = `${lang} ${category}: ${word.toLowerCase()}`;
          const group = groups.get(name) ?? [];
          group.push({ file, excerpt });
          groups.set(name, group);
        }
      }
    }
  }
  const several = [...groups].filter(([, group]) => new Set(group.map(({ file }) => file)).size >= 3);
  for (const [name, group] of several.sort(([, a], [, b]) => b.length - a.length).slice(0, 60)) {
    console.log(`\n${name} (${group.length})`);
    for (const { excerpt } of group.slice(0, 5)) console.log(`  ${excerpt}`);
  }
}
