/**
 * The facts that a statement gives about itself between two `---` lines at its head. Reads scalars at the outermost level
 * only: other tools' front matter stands in the same place, and is none of ours. Never guesses a value.
 */
import { didYouMean, nearest, type Problem, ProblemError } from '../problem/problem.ts';
import type { Span } from '../text/span.ts';
import { FAULTS, type FrontMatter, HARMS, KINDS } from './document.ts';

export interface FrontMatterReading {
  readonly frontMatter: FrontMatter;
  /** UTF-16 offset at which the statement itself begins. */
  readonly end: number;
}

const KEYS = ['kind', 'fault', 'harm', 'context', 'audience'] as const;
type Key = (typeof KEYS)[number];

const CHOICES: Partial<Readonly<Record<Key, readonly string[]>>> = { kind: KINDS, fault: FAULTS, harm: HARMS };

/** Keys of site generators and editors that merely look like ours. */
const OTHERS = new Set(['hard', 'find', 'king', 'contexts', 'audiences', 'content', 'contents', 'default']);

/**
 * @throws {ProblemError} when one of our keys has an unknown value, or a key is nearly one of ours.
 */
export function readFrontMatter(source: string, file?: string): FrontMatterReading {
  const start = source.charCodeAt(0) === 0xfeff ? 1 : 0;
  const head = headEnd(source, start);
  if (head < 0) return { frontMatter: {}, end: start };
  const found: Partial<Record<Key, string>> = {};
  const problems: Problem[] = [];
  let at = head;
  let lines = 0;
  while (at < source.length) {
    let end = at;
    while (end < source.length && source[end] !== '\n' && source[end] !== '\r') end++;
    const line = source.slice(at, end);
    const next = source.startsWith('\r\n', end) ? end + 2 : end + 1;
    if (/^(?:---|\.\.\.)[ \t]*$/u.test(line)) {
      if (problems.length > 0) throw new ProblemError(...problems);
      return { frontMatter: found as FrontMatter, end: Math.min(next, source.length) };
    }
    // A rule line at the head of a letter is no front matter: that has keys, lists, comments and blank lines only.
    if (!LOOKS_LIKE_YAML.test(line) || ++lines > 500) break;
    const entry = ENTRY.exec(line);
    if (entry) readEntry(entry, at);
    at = next;
  }
  return { frontMatter: {}, end: start };

  function readEntry(entry: RegExpExecArray, offset: number): void {
    const [, key, gap, raw] = entry as unknown as [string, string, string, string];
    const place = (start: number, length: number): { span: Span; source: string; file: string } => ({
      span: { start: offset + start, end: offset + start + length },
      source,
      file: file ?? '-',
    });
    if (!(KEYS as readonly string[]).includes(key)) {
      const near = OTHERS.has(key.toLowerCase()) || key.length < 4 ? undefined : nearest(key, KEYS);
      if (near !== undefined && isSlip(key, near)) {
        problems.push({
          message: { ja: `前付けの項目「${key}」は知りません`, en: `unknown key "${key}" in the front matter` },
          ...place(0, key.length),
          help: didYouMean(key, KEYS)!,
        });
      }
      return;
    }
    const value = scalar(raw);
    if (value === '') return;
    const choices = CHOICES[key as Key];
    if (choices && !choices.includes(value)) {
      problems.push({
        message: {
          ja: `前付けの ${key} に「${value}」は書けません`,
          en: `unknown ${key} "${value}" in the front matter`,
        },
        ...place(key.length + gap.length, raw.trimEnd().length),
        help: didYouMean(value, choices) ?? {
          ja: `書けるのは ${choices.join(', ')} です`,
          en: `expected one of ${choices.join(', ')}`,
        },
      });
      return;
    }
    found[key as Key] = value;
  }
}

/** Where the line behind `---` begins, or -1 when there is no such line at `start`. */
function headEnd(source: string, start: number): number {
  if (!source.startsWith('---', start)) return -1;
  let at = start + 3;
  while (source[at] === ' ' || source[at] === '\t') at++;
  if (source.startsWith('\r\n', at)) return at + 2;
  return source[at] === '\n' || source[at] === '\r' ? at + 1 : -1;
}

const LOOKS_LIKE_YAML = /^(?:\s*$|\s*#|\s+\S|-\s|[\w"'][^\n]{0,200}?:(?:\s|$)|[\]}])/u;
const ENTRY = /^([A-Za-z][\w-]*)(\s*:\s*)(.*)$/u;

/** One or two letters beside ours, with the same beginning or end: a slip of the keyboard and not another tool's word. */
function isSlip(key: string, near: string): boolean {
  const sorted = (word: string) => [...word.toLowerCase()].sort().join('');
  return (
    sorted(key) === sorted(near) ||
    (Math.abs(key.length - near.length) <= 1 && sharedEnds(key, near) >= near.length - 2)
  );
}

function sharedEnds(a: string, b: string): number {
  let front = 0;
  while (front < a.length && front < b.length && a[front] === b[front]) front++;
  let back = 0;
  while (back < Math.min(a.length, b.length) - front && a.at(-1 - back) === b.at(-1 - back)) back++;
  return front + back;
}

function scalar(raw: string): string {
  const quoted = /^(["'])(.*?)\1\s*(?:#.*)?$/u.exec(raw.trim());
  if (quoted) return quoted[2]!;
  const value = raw.replace(/(?:^|\s)#.*$/u, '').trim();
  return value === 'null' || value === '~' ? '' : value;
}
