/** Compiles a pack when owabi is built: banks of patterns, an index for the start, and the rest apart. Reads and writes no file. */
import { Buffer } from 'node:buffer';
import type { Language } from '../language/token.ts';
import type { CompiledFiles } from './open-pack.ts';
import { lexiconOf, noNames } from './open-sources.ts';
import {
  DETAIL_KEYS,
  fileOf,
  type PackedCredit,
  type PackedElement,
  type Placed,
  type RecognitionExamples,
  type RuleExamples,
  type RuleIndex,
  type RulePack,
  TEXT_KEYS,
} from './pack.ts';
import { assemble, type BlockSource } from './pattern/assemble.ts';
import { packBank } from './pattern/bank.ts';
import type { Names } from './pattern/pattern.ts';
import { capturesOf } from './pattern-rule.ts';
import { namesOf, sourceBlock } from './source-block.ts';

export interface CompiledPack {
  readonly index: RuleIndex;
  /** UTF-8, two lines for each file: {@link Placed}. */
  readonly rest: Uint8Array;
  readonly examples: ReturnType<CompiledFiles['examples']>;
  readonly banks: Readonly<Record<Language, Uint8Array>>;
}

type Raw = Readonly<Record<string, unknown>>;

const PATTERN_KEYS: readonly string[] = ['match', 'match-in-signature'];
const CONDITION_KEYS: readonly string[] = ['unless-near', 'requires-near', 'unless-document-has', 'requires-document'];

/** @throws {PatternError} for a pattern that does not compile; a pack that was read without problems has none */
export function compilePack(pack: RulePack): CompiledPack {
  const lexicon = lexiconOf(pack.lexicon, noNames);
  const blocks: Record<Language, BlockSource[]> = { ja: [], en: [] };
  const rest: Buffer[] = [];
  const examples: Record<string, RuleExamples | RecognitionExamples> = {};
  let length = 0;

  const rules = pack.rules.map((rule) => {
    const captures = capturesOf(rule);
    const { file, examples: own, ...compiled } = bare(rule as unknown as Raw, rule.language, captures);
    examples[rule.file] = { examples: rule.examples };
    const [entry, details] = parted(compiled);
    const named = fileOf(rule) === fileOf({ ...rule, file: undefined }) ? {} : { file };
    return { ...entry, ...named, ...placed(rule as unknown as Raw, { ...details, captures }) };
  });
  const inBoth = (whole: PackedElement | PackedCredit) => {
    const file = whole as unknown as Raw;
    const entries: Record<string, Raw> = {};
    const details: Record<string, Raw> = {};
    const tests: Record<string, unknown> = {};
    for (const language of ['ja', 'en'] as const) {
      const source = file[language] as Raw | undefined;
      if (source === undefined) continue;
      const { examples: own, ...compiled } = bare(source, language, []);
      tests[language] = { examples: own };
      [entries[language], details[language]] = parted(compiled);
    }
    examples[whole.file] = tests;
    return { ...withoutTexts(file), ...entries, ...placed(file, details) };
  };
  return {
    index: {
      version: pack.version,
      // In the order in which they are used.
      rules: rules.sort(byId) as unknown as RuleIndex['rules'],
      elements: pack.elements.map(inBoth) as unknown as RuleIndex['elements'],
      credits: pack.credits.map(inBoth) as unknown as RuleIndex['credits'],
    },
    rest: Buffer.concat(rest),
    examples,
    banks: {
      ja: packBank(assemble('ja', blocks.ja).bank),
      en: packBank(assemble('en', blocks.en).bank),
    },
  };

  /** What a file says to the machine, with the numbers of its blocks. */
  function bare(file: Raw, language: Language, captures: readonly string[]): Raw {
    const names = namesOf(file.define as Parameters<typeof namesOf>[0], lexicon(language));
    const compiled = Object.entries(withoutTexts(file)).map(([key, value]) => {
      if (PATTERN_KEYS.includes(key)) return [key, blockNumber(value as string, language, names, captures)];
      if (key === 'except') return [key, blockNumber(value as string, language, names)];
      return [key, CONDITION_KEYS.includes(key) ? conditions(value) : value];
    });
    return Object.fromEntries(compiled) as Raw;

    function conditions(value: unknown): unknown {
      if (Array.isArray(value)) return value.map(conditions);
      const { match, ...rest } = value as { match?: string };
      return match === undefined ? rest : { ...rest, match: blockNumber(match, language, names) };
    }
  }

  /** @param captures of a block that speaks for itself; without them it is asked only when another has found something */
  function blockNumber(written: string, language: Language, names: Names, captures?: readonly string[]): number {
    const { lines } = sourceBlock(written, () => names, [], '');
    const block = { lines: lines(), names, captures: captures ?? [], aside: captures === undefined };
    return blocks[language].push(block) - 1;
  }

  function placed(file: Raw, details: Raw): Placed {
    const lines = Buffer.from(`${JSON.stringify(details)}\n${JSON.stringify(only(TEXT_KEYS, file))}\n`);
    rest.push(lines);
    const at = length;
    length += lines.length;
    return { at };
  }
}

const byId = ({ id: a }: Raw, { id: b }: Raw): number => (a === b ? 0 : String(a) < String(b) ? -1 : 1);

const only = (keys: readonly string[], file: Raw): Raw =>
  Object.fromEntries(Object.entries(file).filter(([key]) => keys.includes(key)));

const without = (keys: readonly string[], file: Raw): Raw =>
  Object.fromEntries(Object.entries(file).filter(([key]) => !keys.includes(key)));

const withoutTexts = (file: Raw): Raw => without(['define', ...TEXT_KEYS], file);

/** What a start asks for, and what is asked for later. */
const parted = (file: Raw): [entry: Raw, details: Raw] => [without(DETAIL_KEYS, file), only(DETAIL_KEYS, file)];
