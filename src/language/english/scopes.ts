/** Negation, quotation, retraction, condition, question and request in English. Works on tokens; knows no rules. */
import type { Span } from '../../text/span.ts';
import { quotationAround } from '../quotation.ts';
import type { Neighbours, Token } from '../token.ts';
import { wordSet } from '../word-set.ts';

const CLAUSE_END = wordSet(', ; : ( ) — – ! ? . … --');
const AFFIRMING = wordSet('only just merely simply');
const FIXED = wordSet('doubt longer matter one');
const IN_PLACE = wordSet('rather instead');
const IN_PLACE_OF = wordSet('than of');
const COMPLEMENT = wordSet('that whether if how why about');
const US = wordSet('we i');
const POINTING_BACK = wordSet('it that this those they neither both');
const CONDITION = wordSet('if unless whether case event suppose whenever');

const isWord = (token: Token): boolean => token.pos !== 'PUNCT' && token.pos !== 'SPACE' && token.pos !== 'SYM';
const isClauseEnd = (token: Token): boolean => CLAUSE_END.has(token.norm);

/** Token indices before `start`, nearest first, white space left out, up to the start of the clause. */
function* before(tokens: readonly Token[], start: number): Generator<Token> {
  for (let at = start - 1; at >= 0; at--) {
    const token = tokens[at]!;
    if (token.pos === 'SPACE') continue;
    if (isClauseEnd(token) || token.lemma === 'but' || token.lemma === 'because') return;
    yield token;
  }
}

const NEGATOR = new Set(['not', 'never', 'no', 'nothing', 'neither', 'nor', 'none', 'nobody', 'without', 'hardly']);
const NEGATION_REACH = 7;

/** A negation before the phrase in its clause, or right behind it (“your settings were not …”). “Not only” denies nothing. */
export function negated(tokens: readonly Token[], match: Span): boolean {
  const near: Token[] = [];
  for (const token of before(tokens, match.start)) {
    if (near.length >= NEGATION_REACH) break;
    if (NEGATOR.has(token.lemma)) {
      const follower = near.at(-1)?.lemma ?? tokens.slice(match.start).find((next) => next.pos !== 'SPACE')?.lemma;
      const empty = token.lemma === 'not' && (AFFIRMING.has(follower ?? '') || follower === 'least');
      const fixed = token.lemma === 'no' && FIXED.has(follower ?? '');
      if (!empty && !fixed) return true;
    }
    if (IN_PLACE.has(token.lemma) && IN_PLACE_OF.has(near.at(-1)?.lemma ?? '')) return true;
    near.push(token);
  }
  let seen = 0;
  for (let at = match.end; at < tokens.length && seen < 3; at++) {
    const token = tokens[at]!;
    if (token.pos === 'SPACE') continue;
    if (isClauseEnd(token)) return false;
    if (token.lemma === 'not' || token.lemma === 'never') {
      const follower = tokens.slice(at + 1).find((next) => next.pos !== 'SPACE')?.lemma;
      return !AFFIRMING.has(follower ?? '');
    }
    if (token.pos !== 'AUX' && token.lemma !== 'be' && token.lemma !== 'do' && token.lemma !== 'have') return false;
    seen++;
  }
  return false;
}

const SAYING = wordSet(`
  ask say tell claim report complain suggest write feel think wonder point believe worry
  fear hear question describe mention`);
const OTHERS = wordSet(`
  you customer user client people many some several they who reader member guest passenger
  patient parent resident journalist press report everyone anyone he she reporter tenant
  student subscriber caller`);

/** Inside quotation marks with something outside them, or reported: “some of you asked whether …”. */
export function quoted(tokens: readonly Token[], match: Span): boolean {
  if (quotationAround(tokens, match, isWord)) return true;
  const back = [...before(tokens, match.start)].slice(0, 14);
  const saying = back.findIndex((token) => SAYING.has(token.lemma) && token.pos === 'VERB');
  if (saying < 0) return false;
  const complement = back.slice(0, saying).some((token) => COMPLEMENT.has(token.lemma));
  const subject = back.slice(saying + 1, saying + 5);
  return (
    complement && subject.some((token) => OTHERS.has(token.lemma)) && !subject.some((token) => US.has(token.lemma))
  );
}

const WRONG = wordSet(`
  wrong mistake mistaken regret unfair careless unkind thoughtless inaccurate untrue
  withdraw retract error incorrect misleading insensitive defensive inappropriate apologize
  sorry unacceptable`);
const SPEAKING = wordSet(`
  say suggest call describe tell imply write blame speak word phrase label put post reply
  refer claim statement comment remark announcement answer`);

/** Said in order to take it back: “we were wrong to say …”, “I called it a blip. It was not.” */
export function retracted(tokens: readonly Token[], match: Span, neighbours: Neighbours = {}): boolean {
  const words = tokens.map((token, index) => ({ token, index })).filter(({ token }) => isWord(token));
  const head = words.filter(({ index }) => index < match.start).map(({ token }) => token.lemma);
  const tail = words.filter(({ index }) => index >= match.end).map(({ token }) => token.lemma);
  const inQuotes = quotationAround(tokens, match, isWord) !== undefined;
  const spokeBefore = head.some((lemma) => SPEAKING.has(lemma));
  const wrongBefore = head.findIndex((lemma) => WRONG.has(lemma));
  const spokeAfterWrong = wrongBefore >= 0 && head.slice(wrongBefore).some((lemma) => SPEAKING.has(lemma));
  if (spokeAfterWrong) return true;
  const line = head.join(' ');
  const shouldNotHave = line.includes('should not have ') ? line.match(/should not have (\w+)/u) : null;
  if (shouldNotHave && SPEAKING.has(shouldNotHave[1]!)) return true;
  if ((inQuotes || spokeBefore) && tail.some((lemma) => WRONG.has(lemma))) return true;
  if (inQuotes && /\b(be|is|was) not\b/u.test(tail.join(' '))) return true;
  const next = (neighbours.next ?? []).filter(isWord).map((token) => token.lemma);
  const firstPerson = head.some((lemma) => lemma === 'we' || lemma === 'i');
  return (
    (inQuotes || (spokeBefore && firstPerson)) &&
    POINTING_BACK.has(next[0] ?? '') &&
    next.slice(0, 8).some((lemma) => lemma === 'not' || WRONG.has(lemma))
  );
}

/** In a condition: if …, unless …, in case …, should you …, in the event … */
export function hypothetical(tokens: readonly Token[], match: Span): boolean {
  const back = [...before(tokens, match.start)].map((token) => token.lemma);
  if (back.some((lemma) => CONDITION.has(lemma))) return true;
  return back.at(-1) === 'should';
}

/** The sentence ends in a question mark. */
export function question(tokens: readonly Token[]): boolean {
  const last = tokens.findLastIndex(isWord);
  return tokens.slice(last + 1).some((token) => token.norm.includes('?'));
}

/** The main clause asks the reader to do something: please …, or an imperative. */
export function instruction(tokens: readonly Token[]): boolean {
  const words = tokens.filter(isWord);
  if (words.some((token) => token.lemma === 'please')) return true;
  const first = words[0];
  return first !== undefined && first.pos === 'VERB' && first.form === 'base';
}
