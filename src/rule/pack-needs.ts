/** Finds out, when owabi is built, what every pattern of a pack needs. Leaves the patterns as they are. */
import type { Language } from '../language/token.ts';
import type { PackedNeeds, RulePack } from './pack.ts';
import { needsOfLines } from './pattern/block.ts';
import type { WordPart } from './pattern/necessary.ts';
import { Names, splitPatternLines } from './pattern/pattern.ts';
import { namesOf, type PhraseSource } from './phrases.ts';
import { lexiconOf } from './rule-set.ts';

/** Every key of a rule, element or credit file whose value is a block of patterns, or holds one. */
const BLOCKS = [
  'match',
  'match-in-signature',
  'except',
  'unless-near',
  'requires-near',
  'unless-document-has',
  'requires-document',
];

/** The same pack, with the needs of its patterns. */
export function withNeeds(pack: RulePack): RulePack {
  const lexicon = lexiconOf(pack, (language) => new Names(language, new Map()));
  const words: Record<Language, WordPart[]> = { ja: [], en: [] };
  const indices = new Map<string, number>();
  const known = new Map<WordPart, number>();

  const rules = pack.rules.map((rule) => ({ ...rule, needs: needsIn(rule, rule.language) }));
  const elements = pack.elements.map(inBoth);
  const credits = pack.credits.map(inBoth);
  return { ...pack, rules, elements, credits, words };

  function inBoth<F extends { readonly ja?: PhraseSource | undefined; readonly en?: PhraseSource | undefined }>(
    file: F,
  ) {
    const { ja, en } = file;
    return { ...file, needs: { ...(ja && { ja: needsIn(ja, 'ja') }), ...(en && { en: needsIn(en, 'en') }) } };
  }

  function needsIn(file: PhraseSource, language: Language): PackedNeeds {
    const names = namesOf(file.define, lexicon(language));
    return Object.fromEntries(
      blocksIn(file).map(([place, block]) => {
        const lines = splitPatternLines(block).map(({ source }) => source);
        const needs = needsOfLines(lines, names);
        return [place, needs.map((line) => line.map((need) => need.map((part) => indexOf(part, language))))];
      }),
    );
  }

  function indexOf(part: WordPart, language: Language): number {
    const seen = known.get(part);
    if (seen !== undefined) return seen;
    const key = `${language} ${JSON.stringify(part)}`;
    let index = indices.get(key);
    if (index === undefined) {
      index = words[language].push(part) - 1;
      indices.set(key, index);
    }
    known.set(part, index);
    return index;
  }
}

/** Blocks with their places: `match`, `unless-near.0`. */
function blocksIn(file: object): (readonly [place: string, block: string])[] {
  return Object.entries(file).flatMap(([key, value]) => {
    if (!BLOCKS.includes(key)) return [];
    const isNumbered = key.endsWith('-near');
    const items: readonly (string | { readonly match?: string })[] = Array.isArray(value) ? value : [value];
    return items.flatMap((item, index) => {
      const block = typeof item === 'string' ? item : item.match;
      return block === undefined ? [] : [[isNumbered ? `${key}.${index}` : key, block] as const];
    });
  });
}
