/**
 * Which words of the dictionary are what it says, and nothing more: most. Asked when the dictionary is compiled, of every word; a text asks
 * the tables behind it about the others only. Adds nothing to them.
 */
import { changeOf, misreadings } from './corrections.ts';
import { mayBeWrittenOtherwise } from './literals.ts';
import { mayBeginNumber } from './numbers.ts';
import { canonicalLemma } from './variants.ts';

/** Whether a word of the dictionary is written in one way, is misread nowhere, has one spelling, and no number begins with it. */
export const isPlainWord = (surface: string, basicForm: string, pos: string): boolean =>
  pos !== WHITE &&
  !mayBeWrittenOtherwise(surface) &&
  !mayBeginNumber(surface, pos) &&
  misreadings(surface, basicForm) === 0 &&
  changeOf(surface, basicForm, pos) === undefined &&
  canonicalLemma(basicForm) === basicForm;

/** What IPADIC calls white space, which is no punctuation to owabi. */
export const WHITE = '記号.空白';
