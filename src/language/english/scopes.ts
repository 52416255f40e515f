/** Negation, quotation, retraction, condition, question and request in English. Works on tokens; knows no rules. */
import type { Span } from '../../text/span.ts';
import { quotationAround } from '../quotation.ts';
import type { Neighbours, Token } from '../token.ts';
import { wordSet } from '../word-set.ts';

const isWord = (token: Token): boolean => token.pos !== 'PUNCT' && token.pos !== 'SPACE' && token.pos !== 'SYM';
const isClauseEnd = ({ norm }: Token): boolean => (norm.length === 1 ? ',;:()—–!?.…'.includes(norm) : norm === '--');

/** At most so many tokens before `start`, nearest first, white space left out, up to the start of the clause. */
function clauseBefore(tokens: readonly Token[], start: number, most: number): Token[] {
  const near: Token[] = [];
  for (let at = start - 1; at >= 0 && near.length < most; at--) {
    const token = tokens[at]!;
    if (token.pos === 'SPACE') continue;
    if (isClauseEnd(token) || token.lemma === 'but' || token.lemma === 'because') break;
    near.push(token);
  }
  return near;
}

/** The dictionary form of the first token from `start` on that is no white space. */
function lemmaFrom(tokens: readonly Token[], start: number): string {
  let at = start;
  while (at < tokens.length && tokens[at]!.pos === 'SPACE') at++;
  return tokens[at]?.lemma ?? '';
}

const NEGATOR = wordSet('not never no nothing neither nor none nobody without hardly');
const NEGATION_REACH = 7;
const AFTER_EMPTY_NOT = wordSet('only just merely simply least');
const AFTER_FIXED_NO = wordSet('doubt longer matter one');

/** A negation before the phrase in its clause, or right behind it (“your settings were not …”). “Not only” denies nothing. */
export function negated(tokens: readonly Token[], match: Span): boolean {
  const near = clauseBefore(tokens, match.start, NEGATION_REACH);
  for (let at = 0; at < near.length; at++) {
    const { lemma } = near[at]!;
    if (NEGATOR.has(lemma)) {
      const follower = at > 0 ? near[at - 1]!.lemma : lemmaFrom(tokens, match.start);
      const empty = lemma === 'not' && AFTER_EMPTY_NOT.has(follower);
      const fixed = lemma === 'no' && AFTER_FIXED_NO.has(follower);
      if (!empty && !fixed) return true;
    } else if (at > 0 && (lemma === 'rather' || lemma === 'instead')) {
      const follower = near[at - 1]!.lemma;
      if (follower === 'than' || follower === 'of') return true;
    }
  }
  let seen = 0;
  for (let at = match.end; at < tokens.length && seen < 3; at++) {
    const token = tokens[at]!;
    if (token.pos === 'SPACE') continue;
    if (isClauseEnd(token)) return false;
    if (token.lemma === 'not' || token.lemma === 'never') {
      const follower = lemmaFrom(tokens, at + 1);
      return follower === 'least' || !AFTER_EMPTY_NOT.has(follower);
    }
    if (token.pos !== 'AUX' && token.lemma !== 'be' && token.lemma !== 'do' && token.lemma !== 'have') return false;
    seen++;
  }
  return false;
}

const SAYING = wordSet(
  'ask say tell claim report complain suggest write feel think wonder point believe worry fear hear question describe mention',
);
const OTHERS = wordSet(
  'you customer user client people many some several they who reader member guest passenger patient parent resident journalist ' +
    'press report everyone anyone he she reporter tenant student subscriber caller',
);
const COMPLEMENT = wordSet('that whether if how why about');

/** Inside quotation marks with something outside them, or reported: “some of you asked whether …”. */
export function quoted(tokens: readonly Token[], match: Span): boolean {
  if (quotationAround(tokens, match, isWord)) return true;
  const back = clauseBefore(tokens, match.start, 14);
  let complement = false;
  let saying = 0;
  while (saying < back.length && !(back[saying]!.pos === 'VERB' && SAYING.has(back[saying]!.lemma))) {
    complement ||= COMPLEMENT.has(back[saying]!.lemma);
    saying++;
  }
  if (!complement || saying === back.length) return false;
  const subject = back.slice(saying + 1, saying + 5);
  return (
    subject.some(({ lemma }) => OTHERS.has(lemma)) && !subject.some(({ lemma }) => lemma === 'we' || lemma === 'i')
  );
}

const WRONG = wordSet(
  'wrong mistake mistaken regret unfair careless unkind thoughtless inaccurate untrue withdraw retract error incorrect misleading ' +
    'insensitive defensive inappropriate apologize sorry unacceptable',
);
const SPEAKING = wordSet(
  'say suggest call describe tell imply write blame speak word phrase label put post reply refer claim statement comment remark ' +
    'announcement answer',
);
const TAKES_UP = wordSet('it that this those they neither both');

/** Said in order to take it back: “we were wrong to say …”, “I called it a blip. It was not.” */
export function retracted(tokens: readonly Token[], match: Span, neighbours: Neighbours = {}): boolean {
  const head = lemmas(tokens, 0, Math.min(match.start, tokens.length));
  let spokeBefore = false;
  let wrong = false;
  let firstPerson = false;
  for (const lemma of head) {
    if (WRONG.has(lemma)) wrong = true;
    if (SPEAKING.has(lemma)) {
      if (wrong) return true;
      spokeBefore = true;
    }
    if (lemma === 'we' || lemma === 'i') firstPerson = true;
  }
  if (shouldNotHaveSpoken(head)) return true;
  const inQuotes = quotationAround(tokens, match, isWord) !== undefined;
  if (!inQuotes && !spokeBefore) return false;
  const tail = lemmas(tokens, match.end, tokens.length);
  if (tail.some((lemma) => WRONG.has(lemma))) return true;
  if (inQuotes && /\b(be|is|was) not\b/u.test(tail.join(' '))) return true;
  if (!inQuotes && !firstPerson) return false;
  const next = neighbours.next ?? [];
  const answer = lemmas(next, 0, next.length, 8);
  return TAKES_UP.has(answer[0] ?? '') && answer.some((lemma) => lemma === 'not' || WRONG.has(lemma));
}

/** Dictionary forms of the words among tokens, at most so many. */
function lemmas(tokens: readonly Token[], start: number, end: number, most = tokens.length): string[] {
  const found: string[] = [];
  for (let at = start; at < end && found.length < most; at++) {
    const token = tokens[at]!;
    if (isWord(token)) found.push(token.lemma);
  }
  return found;
}

/** “We should not have said …” */
function shouldNotHaveSpoken(head: readonly string[]): boolean {
  for (let at = head.indexOf('should'); at >= 0; at = head.indexOf('should', at + 1)) {
    if (head[at + 1] !== 'not' || head[at + 2] !== 'have') continue;
    const participle = /^\w+/u.exec(head[at + 3] ?? '')?.[0];
    if (participle !== undefined) return SPEAKING.has(participle);
  }
  return false;
}

const CONDITION = wordSet('if unless whether case event suppose whenever');

/** In a condition: if …, unless …, in case …, should you …, in the event … */
export function hypothetical(tokens: readonly Token[], match: Span): boolean {
  const back = clauseBefore(tokens, match.start, tokens.length);
  for (const { lemma } of back) if (CONDITION.has(lemma)) return true;
  return back.at(-1)?.lemma === 'should';
}

/** The sentence ends in a question mark. */
export function question(tokens: readonly Token[]): boolean {
  for (let at = tokens.length - 1; at >= 0 && !isWord(tokens[at]!); at--) {
    if (tokens[at]!.norm.includes('?')) return true;
  }
  return false;
}

/** The main clause asks the reader to do something: please …, or an imperative. */
export function instruction(tokens: readonly Token[]): boolean {
  for (const token of tokens) if (token.lemma === 'please' && isWord(token)) return true;
  const first = tokens.find(isWord);
  return first !== undefined && first.pos === 'VERB' && first.form === 'base';
}

/** All of them by name: asked for by a name that is only known at run time, an object is looked into sooner than a module. */
export const ENGLISH_SCOPES = { quoted, negated, retracted, hypothetical, question, instruction };
