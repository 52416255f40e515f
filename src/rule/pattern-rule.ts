/** A rule from a YAML file, at work: patterns, exceptions, guards and release by context. Parses no YAML. */
import { type Document, KINDS, type Kind, type Sentence } from '../document/document.ts';
import type { Language } from '../language/token.ts';
import { placeholdersOf } from '../words/words.ts';
import { readMarks } from './marked-text.ts';
import type { RuleEntry, RuleTexts } from './pack.ts';
import type { PatternBlock } from './pattern/block.ts';
import type { Pattern } from './pattern/pattern.ts';
import { type BlockHome, phrases, textSpan } from './phrases.ts';
import { firstSentence, isInTitle, lastSentence } from './position.ts';
import type { Example, Match, RuleWords, SentenceRule } from './rule.ts';
import { anywhere, listOf, nearby } from './surroundings.ts';

/** A sentence rule made of patterns. */
export interface PatternRule extends SentenceRule {
  /** What its file matches: in a sentence without a match of these, the rule finds nothing. */
  readonly block: PatternBlock;
  /** Its patterns, as `owabi tokens` looks at them; missing when they were compiled beforehand. */
  readonly patterns?: () => readonly Pattern[];
}

export const isPatternRule = (rule: object): rule is PatternRule => 'block' in rule;

/** @param texts what is for people to read: asked for when something was found */
export function patternRule(entry: RuleEntry, texts: () => RuleTexts, home: BlockHome): PatternRule {
  const { file, language } = entry;
  const captures = entry.captures ?? capturesOf(texts());
  const { block, patterns, find } = phrases(entry, home, captures);
  const releases = [
    ...listOf(entry['unless-near']).map((near) => nearby(near, home)),
    ...listOf(entry['unless-document-has']).map((has) => anywhere(has, home)),
  ];
  const requirements = listOf(entry['requires-document']).map((has) => anywhere(has, home));
  const kinds = entry.kinds ?? (entry['not-kinds'] && KINDS.filter((kind) => !entry['not-kinds']!.includes(kind)));

  return {
    scope: 'sentence',
    id: entry.id,
    category: entry.category,
    severity: entry.severity,
    languages: [language],
    words: wordsOf(texts, language),
    get examples() {
      return texts().examples.map((example) => exampleOf(example, language, entry.kinds?.[0]));
    },
    ...(kinds && { kinds }),
    ...(entry['opt-in'] && { optIn: true }),
    ...(entry.once && { once: true }),
    ...(entry.tags && { tags: entry.tags }),
    file,
    block,
    ...(patterns && { patterns }),
    check(sentence, context): readonly Match[] {
      const { document } = context;
      if (!stands(entry.position, sentence, document)) return NO_MATCHES;
      const found = find(sentence, document);
      if (found.length === 0) return NO_MATCHES;
      if (releases.some((has) => has(sentence, context)) || !requirements.every((has) => has(sentence, context)))
        return NO_MATCHES;
      return found.map((match) => {
        const { passage, text } = sentence;
        const phrase = textSpan(sentence, match.report);
        const fillings: Record<string, string> = {};
        for (const [index, name] of captures.entries()) {
          const captured = match.captures[index];
          const span = captured ? textSpan(sentence, captured) : phrase;
          fillings[name] = text.slice(span.start, span.end);
        }
        return { span: passage.locate(phrase), captures: fillings };
      });
    },
  };
}

const NO_MATCHES: readonly Match[] = [];

function stands(position: RuleEntry['position'], sentence: Sentence, document: Document): boolean {
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

function wordsOf(texts: () => RuleTexts, language: Language): RuleWords {
  return {
    get summary() {
      return texts().summary;
    },
    get message() {
      return texts().message;
    },
    get why() {
      return texts().why;
    },
    get instead() {
      return { [language]: texts().instead };
    },
    get source() {
      return texts().source;
    },
  };
}

/** The names that the message wants, beside `{match}`. */
export const capturesOf = ({ message }: Pick<RuleTexts, 'message'>): string[] =>
  [...new Set([...placeholdersOf(message.ja), ...placeholdersOf(message.en)])].filter((name) => name !== 'match');

function exampleOf(example: RuleTexts['examples'][number], language: Language, kind: Kind | undefined): Example {
  const statement = example.flag ?? example.pass ?? '';
  const facts = typeof statement === 'string' ? { text: statement } : statement;
  const { text, ...rest } = facts;
  const expect = example.flag === undefined ? 'pass' : 'flag';
  return {
    expect,
    text: expect === 'flag' ? text : readMarks(text).text,
    language,
    ...(kind && { kind }),
    ...rest,
  } as Example;
}
