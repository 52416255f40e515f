/** Reads one pattern line into its tree. Knows the grammar of docs/patterns.md and nothing of tokens or word lists. */
import type { Span } from '../../text/span.ts';
import type { Words } from '../../words/words.ts';

/** A mistake in a pattern, with its place. The loader turns it into a problem of the rule file. */
export class PatternError extends Error {
  readonly words: Words;
  readonly help: Words | undefined;
  /** UTF-16 offsets into the pattern's source. */
  readonly span: Span;

  constructor(words: Words, span: Span, help?: Words) {
    super(words.en);
    this.name = 'PatternError';
    this.words = words;
    this.span = span;
    this.help = help;
  }
}

interface Placed {
  readonly span: Span;
}

/** Characters, as a whole number of tokens. */
export interface LiteralNode extends Placed {
  readonly type: 'literal';
  readonly text: string;
}

/** One token, by dictionary form, part of speech and inflected form; all of them optional. */
export interface TokenNode extends Placed {
  readonly type: 'token';
  readonly lemmas?: readonly string[];
  readonly pos?: string;
  readonly form?: string;
}

export type PatternNode =
  | LiteralNode
  | TokenNode
  | (Placed & { readonly type: 'name'; readonly name: string })
  | (Placed & { readonly type: 'choice'; readonly options: readonly PatternNode[] })
  | (Placed & { readonly type: 'sequence'; readonly items: readonly PatternNode[] })
  | (Placed & { readonly type: 'repeat'; readonly item: PatternNode; readonly min: number; readonly max: number })
  | (Placed & { readonly type: 'gap'; readonly max: number; readonly withinClause: boolean })
  | (Placed & { readonly type: 'not'; readonly item: PatternNode })
  | (Placed & {
      readonly type: 'look';
      readonly ahead: boolean;
      readonly negative: boolean;
      readonly item: PatternNode;
    })
  | (Placed & { readonly type: 'edge'; readonly at: 'start' | 'end' })
  | (Placed & { readonly type: 'report'; readonly item: PatternNode });

/** The largest count in `{n,m}` and `..n`. */
const MAX_REPEAT = 64;

const SPECIAL = new Set('()|?*+{}<>[]@!^$«»"._'.split(''));
const isSpace = (character: string): boolean => /\s/u.test(character);

/** @throws {PatternError} */
export function parsePattern(source: string): PatternNode {
  let at = 0;
  let reports = 0;

  const fail = (ja: string, en: string, start: number, end = start + 1): never => {
    throw new PatternError(
      { ja, en },
      { start, end: Math.min(Math.max(end, start + 1), Math.max(source.length, start + 1)) },
    );
  };
  const skipSpace = (): void => {
    while (at < source.length && isSpace(source[at]!)) at++;
  };
  const spanFrom = (start: number): Span => ({ start, end: at });

  /** Everything up to one of the closers, which is consumed. */
  const until = (closer: string, opened: number, ja: string, en: string): string => {
    const end = source.indexOf(closer, at);
    if (end < 0) fail(`${ja}が閉じられていません`, `${en} is not closed`, opened, source.length);
    const text = source.slice(at, end);
    at = end + closer.length;
    return text;
  };

  const parseChoice = (closer: string | undefined, opened: number): PatternNode => {
    const start = at;
    const options: PatternNode[] = [parseSequence(closer)];
    while (source[at] === '|') {
      at++;
      options.push(parseSequence(closer));
    }
    if (closer === undefined) {
      if (at < source.length) fail(`ここに「${source[at]}」は置けません`, `"${source[at]}" can't stand here`, at);
    } else if (source[at] === closer) {
      at++;
    } else {
      fail(`「${source[opened]}」が閉じられていません`, `"${source[opened]}" is not closed`, opened);
    }
    for (const option of options) {
      if (option.type === 'sequence' && option.items.length === 0) {
        fail(
          '空の選択肢は何にでも一致します',
          'an empty alternative would match anything',
          option.span.start,
          option.span.end,
        );
      }
    }
    return options.length === 1 ? options[0]! : { type: 'choice', options, span: spanFrom(start) };
  };

  const parseSequence = (closer: string | undefined): PatternNode => {
    skipSpace();
    const start = at;
    const items: PatternNode[] = [];
    for (skipSpace(); at < source.length && source[at] !== '|' && source[at] !== closer; skipSpace()) {
      items.push(parseQuantified());
    }
    return items.length === 1 ? items[0]! : { type: 'sequence', items, span: spanFrom(start) };
  };

  const parseQuantified = (): PatternNode => {
    const start = at;
    const item = parseAtom();
    const mark = source[at];
    const quantify = (min: number, max: number): PatternNode => {
      if ((item.type === 'gap' || item.type === 'edge') && source[start] !== '(') {
        fail('ここには繰り返しを付けられません', 'this can not be repeated', start, at);
      }
      return { type: 'repeat', item, min, max, span: spanFrom(start) };
    };
    if (mark === '?') {
      at++;
      return quantify(0, 1);
    }
    if (mark === '*') {
      at++;
      return quantify(0, MAX_REPEAT);
    }
    if (mark === '+') {
      at++;
      return quantify(1, MAX_REPEAT);
    }
    if (mark === '{') {
      const opened = at++;
      const text = until('}', opened, '「{」', '"{"');
      const counts = /^\s*(\d+)\s*(?:(,)\s*(\d+)?\s*)?$/u.exec(text);
      if (!counts) return fail('回数は {2}、{1,3} のように書きます', 'a count is written {2} or {1,3}', opened, at);
      const min = Number(counts[1]);
      const max = counts[2] === undefined ? min : counts[3] === undefined ? MAX_REPEAT : Number(counts[3]);
      if (max > MAX_REPEAT || min > max || max === 0) {
        fail(
          `回数は ${MAX_REPEAT} まで、小さい方を先に書きます`,
          `counts go up to ${MAX_REPEAT}, the smaller first`,
          opened,
          at,
        );
      }
      return quantify(min, max);
    }
    return item;
  };

  const parseAtom = (): PatternNode => {
    const start = at;
    const character = source[at]!;
    switch (character) {
      case '(':
        return parseGroup();
      case '«': {
        at++;
        reports++;
        if (reports > 64) fail('報告する部分が多すぎます', 'too many reported parts', start);
        const item = parseChoice('»', start);
        return { type: 'report', item, span: spanFrom(start) };
      }
      case '"': {
        at++;
        const text = until('"', start, '引用符', 'the quotation');
        if (text.trim() === '') fail('引用符の中が空です', 'the quotation is empty', start, at);
        return { type: 'literal', text, span: spanFrom(start) };
      }
      case '@': {
        at++;
        const name = /^[\p{L}\p{N}][\p{L}\p{N}-]*/u.exec(source.slice(at))?.[0];
        if (name === undefined) return fail('@ の後に名前が必要です', 'a name must follow @', start);
        at += name.length;
        return { type: 'name', name, span: spanFrom(start) };
      }
      case '!': {
        at++;
        skipSpace();
        if (at >= source.length) fail('! の後に項目が必要です', 'an item must follow !', start);
        const item = parseAtom();
        return { type: 'not', item, span: spanFrom(start) };
      }
      case '^':
        at++;
        return { type: 'edge', at: 'start', span: spanFrom(start) };
      case '$':
        at++;
        return { type: 'edge', at: 'end', span: spanFrom(start) };
      case '_':
      case '<':
      case '[':
        return parseToken();
      case '.':
        return source[at + 1] === '.' ? parseGap() : parseToken();
      default:
        break;
    }
    if (SPECIAL.has(character)) {
      return fail(
        `ここに「${character}」は置けません。文字として使うときは引用符で囲みます`,
        `"${character}" can't stand here; put it in quotation marks to match the character itself`,
        at,
      );
    }
    while (at < source.length && !SPECIAL.has(source[at]!) && !isSpace(source[at]!)) at++;
    return { type: 'literal', text: source.slice(start, at), span: spanFrom(start) };
  };

  const parseGroup = (): PatternNode => {
    const start = at++;
    const look = /^\?(<?)([=!])/u.exec(source.slice(at, at + 3));
    if (look) {
      at += look[0].length;
      const item = parseChoice(')', start);
      return { type: 'look', ahead: look[1] === '', negative: look[2] === '!', item, span: spanFrom(start) };
    }
    return { ...parseChoice(')', start), span: spanFrom(start) };
  };

  const parseGap = (): PatternNode => {
    const start = at;
    at += 2;
    const digits = /^\d+/u.exec(source.slice(at))?.[0] ?? '';
    at += digits.length;
    const withinClause = source[at] === ',';
    if (withinClause) at++;
    const max = digits === '' ? Number.POSITIVE_INFINITY : Number(digits);
    if (digits !== '' && (max > MAX_REPEAT || max === 0)) {
      fail(`間隔は 1 から ${MAX_REPEAT} までです`, `a gap goes from 1 to ${MAX_REPEAT}`, start, at);
    }
    if (at < source.length && !isSpace(source[at]!) && !')|»'.includes(source[at]!)) {
      fail('.. の後は空白で区切ります', 'white space must follow a gap', start, at + 1);
    }
    return { type: 'gap', max, withinClause, span: spanFrom(start) };
  };

  const parseToken = (): PatternNode => {
    const start = at;
    let lemmas: string[] | undefined;
    let pos: string | undefined;
    let form: string | undefined;
    let any = false;
    for (;;) {
      const opened = at;
      if (source[at] === '_' && at === start) {
        at++;
        any = true;
      } else if (source[at] === '<' && lemmas === undefined) {
        at++;
        lemmas = until('>', opened, '「<」', '"<"')
          .split('|')
          .map((lemma) => lemma.trim());
        if (lemmas.includes('')) fail('< > の中が空です', 'a dictionary form is empty', opened, at);
      } else if (source[at] === '[' && pos === undefined) {
        at++;
        pos = until(']', opened, '「[」', '"["').trim();
        if (pos === '') fail('[ ] の中が空です', 'the part of speech is empty', opened, at);
      } else if (source[at] === '.' && source[at + 1] !== '.' && form === undefined) {
        at++;
        form = /^[\p{L}\p{N}%$€£¥]+/u.exec(source.slice(at))?.[0];
        if (form === undefined)
          return fail('. の後に活用形が必要です', 'an inflected form must follow the dot', opened);
        at += form.length;
      } else {
        break;
      }
    }
    const node: { -readonly [K in keyof TokenNode]: TokenNode[K] } = { type: 'token', span: spanFrom(start) };
    if (lemmas) node.lemmas = lemmas;
    if (pos !== undefined) node.pos = pos;
    if (form !== undefined) node.form = form;
    if (!any && !lemmas && pos === undefined && form === undefined)
      fail('項目が必要です', 'an item is expected', start);
    return node;
  };

  if (source.trim() === '') fail('パターンが空です', 'the pattern is empty', 0);
  return parseChoice(undefined, 0);
}

/**
 * The patterns of a `match:` block: one a line; a line indented deeper than the first continues the one before; `#` at the
 * start of a line, or after two spaces, begins a comment. `offset` is where the pattern starts in `block`; comments and
 * joined line breaks are blanked, so that every offset into `source`, added to `offset`, is one into `block`.
 */
export function splitPatternLines(block: string): { source: string; offset: number }[] {
  const patterns: { source: string; offset: number }[] = [];
  let indent: number | undefined;
  let offset = 0;
  for (const line of block.split('\n')) {
    const comment = /(?:^\s*|\s\s)#.*$/u.exec(line);
    const text = comment ? line.slice(0, comment.index) + ' '.repeat(line.length - comment.index) : line;
    if (text.trim() !== '') {
      const depth = text.length - text.trimStart().length;
      indent ??= depth;
      const last = patterns.at(-1);
      if (depth > indent && last) {
        const gap = offset - (last.offset + last.source.length);
        last.source += ' '.repeat(gap) + text;
      } else {
        patterns.push({ source: text.slice(depth), offset: offset + depth });
      }
    }
    offset += line.length + 1;
  }
  for (const pattern of patterns) pattern.source = pattern.source.trimEnd();
  return patterns;
}
