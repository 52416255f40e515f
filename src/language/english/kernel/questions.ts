/**
 * What has to be asked of whoever runs the loop (english/kernel.ts): what needs all of Unicode, is seldom in English, or is not known of a
 * word. The reading stops at the piece that needs an answer and goes on from there, so that the loop calls nothing outside: V8 makes a
 * function for each thing that it could call, which takes longer than to compile all of this. Answers nothing itself.
 */
import {
  ASK_KINDS,
  ASK_NETWORK,
  ASK_REFERENCE,
  KIND_EMOJI,
  KIND_PUNCTUATION,
  KIND_WORD,
  OUT,
  OUT_END,
  OUT_START,
} from './numbers';

/** What is asked, or 0. */
export let question: i32 = 0;
/** A byte for each UTF-16 unit of the text, once they have been asked for. */
let kinds: usize = 0;
let knowsKinds: bool = false;
/** Of the piece that is read; -1 until they are known. */
let network: i32 = -1;
let reference: i32 = -1;

export function ask(about: i32, start: i32, end: i32): void {
  if (question !== 0) return;
  question = about;
  store<i32>(OUT, start, OUT_START);
  store<i32>(OUT, end, OUT_END);
}

/** @param found what was asked for, where it is a number */
export function answer(found: i32): void {
  if (question === ASK_KINDS) knowsKinds = true;
  else if (question === ASK_NETWORK) network = found;
  else if (question === ASK_REFERENCE) reference = found;
  question = 0;
}

/** @param place for the kinds of the characters of a text that is about to be read */
export function forgetAnswers(place: usize): void {
  kinds = place;
  knowsKinds = false;
  question = 0;
  forgetPiece();
}

/** To be called before each piece. */
export function forgetPiece(): void {
  network = -1;
  reference = -1;
}

function kindAt(at: i32): i32 {
  if (knowsKinds) return load<u8>(kinds + (at as usize)) as i32;
  ask(ASK_KINDS, kinds as i32, 0);
  return 0;
}

/** Whether the character at a place, beyond ASCII, is a letter, a figure or a combining mark. */
export function isForeignWordAt(at: i32): bool {
  return (kindAt(at) & KIND_WORD) !== 0;
}

/** Whether the character at a place, beyond ASCII, is punctuation. */
export function isForeignPunctuationAt(at: i32): bool {
  return (kindAt(at) & KIND_PUNCTUATION) !== 0;
}

/** The end of an emoji, or 0. */
export function emojiAt(start: i32): i32 {
  const size = kindAt(start) >> KIND_EMOJI;
  return size === 0 ? 0 : start + size;
}

/** A URL or an e-mail address; its end × 32 + its part of speech, or 0. `end`: of the run of letters and figures there. */
export function networkAddressAt(start: i32, end: i32): i32 {
  if (network < 0) ask(ASK_NETWORK, start, end);
  return max(network, 0);
}

/** A telephone number, reference, version or mention; as above. */
export function referenceAt(start: i32): i32 {
  if (reference < 0) ask(ASK_REFERENCE, start, 0);
  return max(reference, 0);
}
