/**
 * The words without which a pattern can not match: an exact prefilter. "Exact" means that it never passes over a match; it may
 * let a sentence through that holds none.
 */
import type { Language } from '../../language/token.ts';
import type { PatternScope } from './names.ts';
import { joinedOptions, type Literal, type LiteralTable, literalOf, tokenTest } from './program.ts';
import type { LiteralNode, PatternNode, TokenNode } from './syntax.ts';

/** Words that stand together in one list. Shared by all patterns that use the list. */
export interface WordPart {
  readonly literals?: readonly Literal[];
  /** Dictionary forms. */
  readonly lemmas?: readonly string[];
  /** A part of speech, or the beginning of its dotted name: any word of this class. */
  readonly pos?: string;
}

/** At least one word of these parts must stand in the sentence. */
export type Need = readonly WordPart[];

/** Classes of which few sentences have a word; a bare noun or verb stands in nearly all. */
const RARE_CLASS =
  /^(?:名詞\.(?:電話番号|メール|URL|日付|時刻|記号列)|記号\.絵文字|EMOJI|EMAIL|PHONE|URL|DATE|TIME|SYM|INTJ)/u;

/** Words so common that asking for them passes over almost nothing. */
const COMMON: Readonly<Record<Language, ReadonlySet<string>>> = {
  ja: new Set(
    'の は が を に で と も する いる だ です ます ある た て れる お ご こと なる いたす ない へ から ん'.split(' '),
  ),
  en: new Set(
    'the a an of to be we you our your and in it that have do not for this on with will i they at as'.split(' '),
  ),
};

/** What a pattern needs, every bit of it, the need that the fewest sentences meet first. */
export function necessaryWords(tree: PatternNode, scope: PatternScope): readonly Need[] {
  const needs = needsOf(tree, scope);
  const best = rarest(needs, scope.language);
  return best ? [best, ...needs.filter((need) => need !== best)] : needs;
}

const known = new WeakMap<PatternNode, readonly Need[]>();

/** The needs of a tree: every one of them must be met. Remembered, since the trees of names stand in many patterns. */
function needsOf(node: PatternNode, scope: PatternScope): readonly Need[] {
  let needs = known.get(node);
  if (!needs) {
    needs = findNeeds(node, scope);
    known.set(node, needs);
  }
  return needs;
}

function findNeeds(node: PatternNode, scope: PatternScope): readonly Need[] {
  switch (node.type) {
    case 'literal':
      return [[literalPart(node, scope.language)]];
    case 'token':
      return needsOfToken(node, scope.language);
    case 'name':
      return needsOf(scope.resolve(node.name, node.span), scope);
    case 'sequence':
      return [...new Set(node.items.flatMap((item) => needsOf(item, scope)))];
    case 'report':
      return needsOf(node.item, scope);
    case 'repeat':
      return node.min > 0 ? needsOf(node.item, scope) : [];
    case 'choice': {
      const parts = new Set<WordPart>();
      for (const option of joinedOptions(node.options, scope.language)) {
        if ('op' in option) {
          if (option.op === 'literal') parts.add(partOf(option.table));
          else if (option.op === 'token' && option.test.lemmas) parts.add(partOf(option.test.lemmas));
          else return [];
        } else {
          const best = rarest(needsOf(option, scope), scope.language);
          if (!best) return [];
          for (const part of best) parts.add(part);
        }
      }
      return [[...parts]];
    }
    default:
      return [];
  }
}

function needsOfToken(node: TokenNode, language: Language): readonly Need[] {
  if (node.lemmas) return [[lemmaPart(node, language)]];
  const { pos } = node;
  return pos === undefined ? [] : [[single(`${language} pos ${pos}`, () => ({ pos }))]];
}

const parts = new WeakMap<object, WordPart>();

function partOf(words: LiteralTable | ReadonlySet<string>): WordPart {
  let part = parts.get(words);
  if (!part) {
    part = words instanceof Set ? { lemmas: [...words] } : { literals: [...(words as LiteralTable).values()].flat() };
    parts.set(words, part);
  }
  return part;
}

const singles = new Map<string, WordPart>();

/** One literal as a list of words: the same list wherever the literal stands. */
function literalPart(node: LiteralNode, language: Language): WordPart {
  return single(`${language} literal ${node.text}`, () => ({ literals: [literalOf(node, language)] }));
}

/** The dictionary forms of one item as a list of words: the same list wherever the item stands. */
function lemmaPart(node: TokenNode, language: Language): WordPart {
  return single(`${language} lemmas ${node.lemmas?.join('|')}`, () => ({
    lemmas: [...(tokenTest([node], language).lemmas ?? [])],
  }));
}

function single(key: string, make: () => WordPart): WordPart {
  let part = singles.get(key);
  if (!part) {
    part = make();
    singles.set(key, part);
  }
  return part;
}

/** The need that the fewest sentences meet, as far as can be guessed without a text. */
function rarest(needs: readonly Need[], language: Language): Need | undefined {
  let best: Need | undefined;
  let bestWeight = Number.POSITIVE_INFINITY;
  for (const need of needs) {
    const weight = need.reduce((sum, part) => sum + weightOf(part, language), 0);
    if (weight < bestWeight) {
      best = need;
      bestWeight = weight;
    }
  }
  return best;
}

const weights = new WeakMap<WordPart, number>();

function weightOf(part: WordPart, language: Language): number {
  let weight = weights.get(part);
  if (weight === undefined) {
    const common = COMMON[language];
    weight = part.pos === undefined ? 0 : RARE_CLASS.test(part.pos) ? 5 : 400;
    for (const lemma of part.lemmas ?? []) weight += common.has(lemma) ? 60 : 1;
    for (const literal of part.literals ?? []) {
      const word = typeof literal === 'string' ? literal : literal.length === 1 ? literal[0]! : '';
      weight += common.has(word) ? 60 : 1;
    }
    weights.set(part, weight);
  }
  return weight;
}
