/** Opens packs whose patterns stand as they were written: those of a checkout that was changed, and those of others. */
import type { Language } from '../language/token.ts';
import type { OpenPack } from './open-pack.ts';
import {
  type CreditEntry,
  type ElementEntry,
  fileOf,
  type PackedCredit,
  type PackedElement,
  type PackedLexicon,
  type PackedRule,
  type RuleEntry,
  type RulePack,
} from './pack.ts';
import { BlockCompiler, singlePatterns } from './pattern/block-compiler.ts';
import type { EngineOptions } from './pattern/engine.ts';
import { Names } from './pattern/pattern.ts';
import { namesOf, sourceBlock } from './source-block.ts';

export interface SourcePack extends OpenPack {
  /** The shared word lists, with those of packs opened before. */
  lexicon(language: Language): Names;
}

const LANGUAGES = ['ja', 'en'] as const;

/** A pack that stands on no other. */
export const openSources = (pack: RulePack, options: EngineOptions = {}): SourcePack =>
  openOn(pack, noNames, blockCompilers(options));

/**
 * Opens one pack after the other: each may use the word lists of those before.
 *
 * @param lists those that owabi brings along
 * @returns what opens the next; it is given the word lists that may be used
 */
export function openPlugins(
  lists: RulePack['lexicon'],
  options: EngineOptions,
): (read: (lexicon: (language: Language) => Names) => Promise<RulePack>) => Promise<SourcePack> {
  const compilers = blockCompilers(options);
  let lexicon = lexiconOf(lists, noNames);
  return async (read) => {
    const opened = openOn(await read(lexicon), lexicon, compilers);
    lexicon = opened.lexicon;
    return opened;
  };
}

/** @param parent the word lists of packs opened before */
function openOn(
  pack: RulePack,
  parent: (language: Language) => Names,
  compilers: (language: Language) => BlockCompiler,
): SourcePack {
  const lexicon = lexiconOf(pack.lexicon, parent);
  return {
    // A file as it was read says everything that an entry says.
    rules: pack.rules,
    elements: pack.elements,
    credits: pack.credits,
    ruleDetails: wholeRule,
    elementDetails: wholeElement,
    creditDetails: wholeCredit,
    ruleTexts: wholeRule,
    elementTexts: wholeElement,
    creditTexts: wholeCredit,
    ruleExamples: wholeRule,
    recognitionExamples: (entry) => entry as PackedElement | PackedCredit,
    home: (entry, language) => {
      const { define } = ('match' in entry ? entry : entry[language]) as { define?: Parameters<typeof namesOf>[0] };
      let known: Names | undefined;
      const names = (): Names => {
        known ??= namesOf(define, lexicon(language));
        return known;
      };
      const source = (patterns: string | number, captures: readonly string[]) =>
        sourceBlock(String(patterns), names, captures, 'id' in entry ? fileOf(entry) : entry.file);
      return {
        language,
        block: (patterns, captures) => compilers(language).add(source(patterns, captures())),
        aside: (patterns) => compilers(language).add({ ...source(patterns, []), aside: true }),
        single: (patterns, captures) => singlePatterns(source(patterns, captures())),
      };
    },
    lexicon,
  };
}

const wholeRule = (entry: RuleEntry) => entry as PackedRule;
const wholeElement = (entry: ElementEntry) => entry as PackedElement;
const wholeCredit = (entry: CreditEntry) => entry as PackedCredit;

export const noNames = (language: Language): Names => new Names(language, new Map());

/** Word lists, over those of packs opened before. */
export function lexiconOf(
  lists: Readonly<Record<Language, PackedLexicon>>,
  parent: (language: Language) => Names,
): (language: Language) => Names {
  const known = new Map<Language, Names>();
  return (language) => {
    let names = known.get(language);
    if (!names) {
      names = new Names(language, new Map(Object.entries(lists[language])), parent(language));
      known.set(language, names);
    }
    return names;
  };
}

/** One compiler for each language: all blocks that are not compiled yet then are, at once. */
function blockCompilers(options: EngineOptions): (language: Language) => BlockCompiler {
  const compilers = new Map(LANGUAGES.map((language) => [language, new BlockCompiler(language, options)]));
  return (language) => compilers.get(language)!;
}
