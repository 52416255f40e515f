/** Compiles a pack when owabi is built: banks of patterns, an index for the start, and the texts apart. Reads and writes no file. */
import { Buffer } from 'node:buffer';
import type { Language } from '../language/token.ts';
import { lexiconOf, noNames } from './open-sources.ts';
import {
  type CreditEntry,
  type ElementEntry,
  type Placed,
  type RuleEntry,
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
  /** UTF-8. */
  readonly texts: Uint8Array;
  readonly banks: Readonly<Record<Language, Uint8Array>>;
}

type Raw = Readonly<Record<string, unknown>>;

const PATTERN_KEYS: readonly string[] = ['match', 'match-in-signature'];
const CONDITION_KEYS: readonly string[] = ['unless-near', 'requires-near', 'unless-document-has', 'requires-document'];

/** @throws {PatternError} for a pattern that does not compile; a pack that was read without problems has none */
export function compilePack(pack: RulePack): CompiledPack {
  const lexicon = lexiconOf(pack.lexicon, noNames);
  const blocks: Record<Language, BlockSource[]> = { ja: [], en: [] };
  const texts: Buffer[] = [];
  let length = 0;

  const rules = pack.rules.map((rule) => {
    const captures = capturesOf(rule);
    const entry = bare(rule as unknown as Raw, rule.language, captures);
    return { ...entry, captures, ...placed(rule as unknown as Raw) } as unknown as RuleEntry & Placed;
  });
  const inBoth = (file: Raw) => {
    const inOne = (language: Language) =>
      file[language] === undefined ? {} : { [language]: bare(file[language] as Raw, language, []) };
    return { ...withoutTexts(file), ...inOne('ja'), ...inOne('en'), ...placed(file) };
  };
  const elements = pack.elements.map((one) => inBoth(one as unknown as Raw) as unknown as ElementEntry & Placed);
  const credits = pack.credits.map((one) => inBoth(one as unknown as Raw) as unknown as CreditEntry & Placed);
  return {
    index: { version: pack.version, files: pack.files, rules, elements, credits },
    texts: Buffer.concat(texts),
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

  function placed(file: Raw): Placed {
    const text = Buffer.from(JSON.stringify(textsIn(file)));
    texts.push(text);
    const start = length;
    length += text.length;
    return { texts: [start, length] };
  }
}

const isText = (key: string): boolean => (TEXT_KEYS as readonly string[]).includes(key);

const withoutTexts = (file: Raw): Raw =>
  Object.fromEntries(Object.entries(file).filter(([key]) => key !== 'define' && !isText(key)));

function textsIn(file: Raw): Raw {
  const own = Object.entries(file).filter(([key]) => isText(key));
  const inside = (['ja', 'en'] as const).flatMap((language) => {
    const { examples } = (file[language] ?? {}) as { examples?: unknown };
    return examples === undefined ? [] : [[language, { examples }] as const];
  });
  return Object.fromEntries([...own, ...inside]);
}
