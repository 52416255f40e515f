/**
 * English text into words with dictionary form and part of speech. The only door to the rooms in `english/`; cuts no sentences,
 * and loads its lexicon (`dist/english.bin`) when the first text is asked for.
 */
import { packagedFile } from '../text/packaged-file.ts';
import { afterAuxiliary, isHad, isHas } from './english/auxiliaries.ts';
import { lemmaOfPart, normalOf } from './english/contractions.ts';
import { formOf } from './english/form.ts';
import { lemmaOf } from './english/lemma.ts';
import { type Lexicon, readLexicon } from './english/lexicon.ts';
import type { Piece } from './english/piece.ts';
import { usSpelling } from './english/spelling.ts';
import { split } from './english/split.ts';
import { tag } from './english/tagger.ts';
import type { Word } from './english/word.ts';
import type { Token } from './token.ts';

let loaded: Lexicon | undefined;

function lexicon(): Lexicon {
  loaded ??= readLexicon(packagedFile('english.bin'));
  return loaded;
}

/**
 * The tokens of `text`; they tile it. Takes any text, in linear time.
 *
 * @throws {ProblemError} when the lexicon is missing or damaged.
 */
export function tokenizeEnglish(text: string): readonly Token[] {
  const known = lexicon();
  const pieces = split(text);
  const words = tag(text, pieces, known);
  const tokens: Token[] = [];
  let next = 0;
  for (const piece of pieces) {
    if (piece.pos === 'SPACE') tokens.push(blank(text, piece));
    else tokens.push(token(words, next++, known));
  }
  return tokens;
}

/**
 * The dictionary form that tokens of `word` have: lower case, straight quotes, US spelling, the second half of a contraction
 * opened (`n't` → `not`). For a rule's `<apologise>`; an inflected form is not brought to its base.
 *
 * @throws {ProblemError} when the lexicon is missing or damaged.
 */
export function canonicalLemma(word: string): string {
  const norm = normalOf(word);
  return lemmaOfPart(norm) ?? usSpelling(norm, lexicon());
}

function blank(text: string, { start, end }: Piece): Token {
  const written = text.slice(start, end);
  return { start, end, text: written, norm: written, lemma: written, pos: 'SPACE', form: '' };
}

function token(words: readonly Word[], i: number, known: Lexicon): Token {
  const { text, norm, piece, pos } = words[i]!;
  const { start, end, value } = piece;
  const lemma = lemmaAt(words, i, known);
  const form =
    piece.form ??
    formOf(
      piece.pos === 'WORD' ? usSpelling(norm, known) : norm,
      lemma,
      pos,
      (pos === 'VERB' || pos === 'AUX') && afterAuxiliary(words, i),
    );
  const plain = { start, end, text, norm, lemma, pos, form };
  // `no one` counts nothing.
  return value === undefined || pos === 'PRON' ? plain : { ...plain, value };
}

function lemmaAt(words: readonly Word[], i: number, known: Lexicon): string {
  const { norm, piece, pos } = words[i]!;
  if (norm === "'s" && piece.lemma === undefined) return pos === 'AUX' ? (isHas(words, i) ? 'have' : 'be') : "'s";
  if (norm === "'d") return isHad(words, i) ? 'have' : 'would';
  return piece.lemma ?? (piece.pos === 'WORD' ? lemmaOf(norm, pos, known) : norm);
}
