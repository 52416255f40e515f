/**
 * Writes into one document as somebody in an editor would, and reads it again after each character, in one process that stays.
 * Prints milliseconds as JSON.
 *
 *   node bench/keystroke.mjs OWABI-FOLDER EDITS DOCUMENT OTHER-DOCUMENT...
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { randomFrom } from './corpus.mjs';
import { median, quantile } from './figures.mjs';

const [owabi, edits, ...documents] = process.argv.slice(2);
const library = await import(pathToFileURL(join(owabi, 'dist', 'index.js')).href);
// Older checkouts call it so.
const lint = library.lint ?? library.lintText;
let [text, ...others] = documents.map((file) => readFileSync(file, 'utf8'));

const timed = (read) => {
  const started = performance.now();
  lint(read);
  return performance.now() - started;
};

const first = timed(text);
// Other documents of the same size: whole readings of what was never seen, in a process that is warm.
const whole = others.map(timed);
timed(text);

const random = randomFrom(5);
const strokes = Array.from({ length: Number(edits) }, () => {
  text = edited(text);
  return timed(text);
});

console.log(
  JSON.stringify({
    first,
    // The first few still warm up.
    whole: median(whole.slice(whole.length >> 1)),
    keystroke: median(strokes),
    p95: quantile(strokes, 0.95),
  }),
);

/** One character more or less, never half a character. */
function edited(before) {
  for (;;) {
    const place = Math.floor(random() * before.length);
    if (/[\ud800-\udfff\n]/u.test(before.slice(place - 1, place + 1))) continue;
    return random() < 0.5
      ? before.slice(0, place) + before.slice(place + 1)
      : before.slice(0, place) + 'のにはをがで'[Math.floor(random() * 6)] + before.slice(place);
  }
}
