/** Tokens as rule authors need them: one a line, in the pattern language's own notation; and how far patterns came. */

import type { TokenSheet } from '../lint/token-sheet.ts';
import type { PageOptions } from './catalogue.ts';
import { LANGUAGE_NAMES } from './names.ts';
import { paletteOf } from './palette.ts';
import { visible } from './visible.ts';
import { clip, displayWidth, padEnd } from './width.ts';

/** The whole output of `owabi tokens`. */
export function tokenTable(sheets: readonly TokenSheet[], { locale, columns, color }: PageOptions): string {
  const palette = paletteOf(color);
  const out: string[] = [];
  for (const { sentence, found, near } of sheets) {
    if (out.length > 0) out.push('');
    out.push(palette.faint(`${LANGUAGE_NAMES[sentence.language][locale]} · ${sentence.block.type}`));
    const tokens = sentence.tokens.filter((token) => token.text.trim() !== '');
    const textWidth = columnWidth(
      tokens.map((token) => token.text),
      24,
    );
    const lemmaWidth = columnWidth(
      tokens.map((token) => `<${token.lemma}>`),
      26,
    );
    for (const { text, lemma, pos, form, value } of tokens) {
      const notation = `[${pos}]${form === '' ? '' : `.${form}`}`;
      const number = value?.number === undefined ? '' : `  = ${value.number}${value.approximate ? ' ±' : ''}`;
      const row = [
        palette.strong(padEnd(clip(visible(text), textWidth), textWidth)),
        padEnd(clip(`<${visible(lemma)}>`, lemmaWidth), lemmaWidth),
        `${palette.faint(notation)}${number}`,
      ];
      out.push(`  ${row.join('  ')}`.trimEnd());
    }
    if (found.length > 0) {
      out.push('', palette.faint(locale === 'ja' ? '見つかった規則' : 'Found by'));
      for (const { name, pattern, text } of found) {
        out.push(
          `  ${palette.good('✔')} ${palette.strong(name)}  ${visible(text)}`,
          `      ${palette.faint(clip(pattern, columns - 6))}`,
        );
      }
    }
    if (near.length > 0) {
      out.push('', palette.faint(locale === 'ja' ? '途中まで合ったパターン' : 'Patterns that came part of the way'));
      for (const { name, pattern, text, expected, instead } of near) {
        const failed =
          instead === undefined ? (locale === 'ja' ? '文が終わりました' : 'the sentence ended') : `${visible(instead)}`;
        const wanted =
          locale === 'ja' ? `次に ${expected} が必要、実際は: ${failed}` : `then wanted ${expected}, found: ${failed}`;
        out.push(`  ${palette.severity.warning('▲')} ${palette.strong(name)}  ${visible(text)}`);
        out.push(`      ${clip(visible(wanted), columns - 6)}`, `      ${palette.faint(clip(pattern, columns - 6))}`);
      }
    }
  }
  return out.length === 0 ? '' : `${out.join('\n')}\n`;
}

const columnWidth = (texts: readonly string[], most: number): number =>
  Math.min(most, Math.max(0, ...texts.map((text) => displayWidth(visible(text)))));
