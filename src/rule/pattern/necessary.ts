/**
 * The words without which a pattern can not match: an exact prefilter. "Exact" means that it never passes over a match; it may
 * let a sentence through that holds none.
 */
import type { Language } from '../../language/token.ts';
import type { PatternScope } from './names.ts';
import { joinedOptions, type LiteralTable, literalPart, tokenPart } from './program.ts';
import type { PatternNode } from './syntax.ts';

/** Words that stand together in one list: literals, or dictionary forms. Shared by all patterns that use the list. */
export interface WordPart {
  readonly table?: LiteralTable;
  readonly lemmas?: ReadonlySet<string>;
}

/** At least one word of these parts must stand in the sentence. */
export type Need = readonly WordPart[];

/** Words so common that asking for them passes over almost nothing. */
const COMMON: Readonly<Record<Language, ReadonlySet<string>>> = {
  ja: new Set(
    'の は が を に で と も する いる だ です ます ある た て れる お ご こと なる いたす ない へ から ん'.split(' '),
  ),
  en: new Set(
    'the a an of to be we you our your and in it that have do not for this on with will i they at as'.split(' '),
  ),
};

/** The needs of a pattern's tree: every one of them must be met. */
export function needsOf(node: PatternNode, scope: PatternScope): readonly Need[] {
  switch (node.type) {
    case 'literal':
      return [[literalPart(node, scope.language)]];
    case 'token':
      return node.lemmas ? [[tokenPart(node, scope.language)]] : [];
    case 'name':
      return needsOf(scope.resolve(node.name, node.span), scope);
    case 'sequence':
      return node.items.flatMap((item) => needsOf(item, scope));
    case 'report':
      return needsOf(node.item, scope);
    case 'repeat':
      return node.min > 0 ? needsOf(node.item, scope) : [];
    case 'choice': {
      const parts: WordPart[] = [];
      for (const option of joinedOptions(node.options, scope.language)) {
        if ('op' in option) {
          if (option.op === 'literal') parts.push(partOf(option.table));
          else if (option.op === 'token' && option.test.lemmas) parts.push(partOf(option.test.lemmas));
          else return [];
        } else {
          const best = rarest(needsOf(option, scope), scope.language);
          if (!best) return [];
          parts.push(...best);
        }
      }
      return [parts];
    }
    default:
      return [];
  }
}

const parts = new WeakMap<object, WordPart>();

function partOf(words: LiteralTable | ReadonlySet<string>): WordPart {
  let part = parts.get(words);
  if (!part) {
    part = words instanceof Set ? { lemmas: words } : { table: words as LiteralTable };
    parts.set(words, part);
  }
  return part;
}

/** The need that the fewest sentences meet, as far as can be guessed without a text. */
export function rarest(needs: readonly Need[], language: Language): Need | undefined {
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

function weightOf({ table, lemmas }: WordPart, language: Language): number {
  const common = COMMON[language];
  let weight = 0;
  for (const lemma of lemmas ?? []) weight += common.has(lemma) ? 60 : 1;
  for (const literals of table?.values() ?? []) {
    for (const literal of literals) {
      const word = typeof literal === 'string' ? literal : literal.length === 1 ? literal[0]! : '';
      weight += common.has(word) ? 60 : 1;
    }
  }
  return weight;
}
