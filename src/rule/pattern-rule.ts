/** A rule from a YAML file, at work: patterns, exceptions, guards and release by context. Parses no YAML. */
import { type Document, KINDS, type Sentence } from '../document/document.ts';
import { placeholdersOf } from '../words/words.ts';
import { readMarks } from './marked-text.ts';
import { type PackedRule, unpackNeeds } from './pack.ts';
import type { WordPart } from './pattern/necessary.ts';
import type { Names, Pattern } from './pattern/pattern.ts';
import { type BlockHome, namesOf, phrases, textSpan } from './phrases.ts';
import { firstSentence, isInTitle, lastSentence } from './position.ts';
import type { Example, Match, SentenceRule } from './rule.ts';
import { anywhere, listOf, nearby } from './surroundings.ts';

/** A sentence rule whose patterns can be looked at, as `owabi tokens` does. */
export interface PatternRule extends SentenceRule {
  patterns(): readonly Pattern[];
}

export const isPatternRule = (rule: object): rule is PatternRule => 'patterns' in rule;

/**
 * @param lexicon the shared word lists in the rule's language
 * @param words the lists that the rule's needs point into, when they are known
 */
export function patternRule(packed: PackedRule, lexicon: Names, words?: readonly WordPart[]): PatternRule {
  const { file, language } = packed;
  let known: Names | undefined;
  const names = (): Names => {
    known ??= namesOf(packed.define, lexicon);
    return known;
  };
  const captures = capturesOf(packed);
  const home: BlockHome = { file, names, shared: lexicon, needs: unpackNeeds(packed.needs, words) };
  const source = { language, home };
  const { patterns, find } = phrases(packed, { ...home, captures });
  const releases = [
    ...listOf(packed['unless-near']).map((near, at) => nearby(near, source, `unless-near.${at}`)),
    ...listOf(packed['unless-document-has']).map((has) => anywhere(has, source, 'unless-document-has')),
  ];
  const requirements = listOf(packed['requires-document']).map((has) => anywhere(has, source, 'requires-document'));
  const kinds = packed.kinds ?? (packed['not-kinds'] && KINDS.filter((kind) => !packed['not-kinds']!.includes(kind)));

  return {
    scope: 'sentence',
    id: packed.id,
    category: packed.category,
    severity: packed.severity,
    languages: [language],
    words: {
      summary: packed.summary,
      message: packed.message,
      why: packed.why,
      instead: { [language]: packed.instead },
      source: packed.source,
    },
    get examples() {
      return packed.examples.map((example) => exampleOf(example, packed));
    },
    ...(kinds && { kinds }),
    ...(packed['opt-in'] && { optIn: true }),
    ...(packed.once && { once: true }),
    ...(packed.tags && { tags: packed.tags }),
    file,
    patterns,
    check(sentence, context): readonly Match[] {
      const { document } = context;
      if (!stands(packed.position, sentence, document)) return NO_MATCHES;
      const found = find(sentence, document);
      if (found.length === 0) return NO_MATCHES;
      if (releases.some((has) => has(sentence, context)) || !requirements.every((has) => has(sentence, context)))
        return NO_MATCHES;
      return found.map((match) => {
        const { passage, text } = sentence;
        const phrase = textSpan(sentence, match.report);
        const fillings: Record<string, string> = {};
        for (const name of captures) {
          const captured = match.captures.get(name);
          const span = captured ? textSpan(sentence, captured) : phrase;
          fillings[name] = text.slice(span.start, span.end);
        }
        return { span: passage.locate(phrase), captures: fillings };
      });
    },
  };
}

const NO_MATCHES: readonly Match[] = [];

function stands(position: PackedRule['position'], sentence: Sentence, document: Document): boolean {
  switch (position) {
    case undefined:
      return true;
    case 'title':
      return isInTitle(sentence, document);
    case 'first-sentence':
      return sentence === firstSentence(document);
    case 'last-sentence':
      return sentence === lastSentence(document);
  }
}

/** The names that the message wants, beside `{match}`. */
const capturesOf = ({ message }: Pick<PackedRule, 'message'>): string[] =>
  [...new Set([...placeholdersOf(message.ja), ...placeholdersOf(message.en)])].filter((name) => name !== 'match');

type FileExample = PackedRule['examples'][number];

function exampleOf(example: FileExample, { language, kinds }: PackedRule): Example {
  const statement = example.flag ?? example.pass ?? '';
  const facts = typeof statement === 'string' ? { text: statement } : statement;
  const { text, ...rest } = facts;
  const expect = example.flag === undefined ? 'pass' : 'flag';
  return {
    expect,
    text: expect === 'flag' ? text : readMarks(text).text,
    language,
    ...(kinds && { kind: kinds[0] }),
    ...rest,
  } as Example;
}
