/** What the language rooms hand to everyone else: words with their dictionary form, class and place. */

/** The languages of statements. Detected sentence by sentence, so that mixed statements work. */
export type Language = 'ja' | 'en';

/**
 * One word. The tokens of a sentence tile its text: the first starts at 0, each starts where the one before ended, the
 * last ends at the end. White space belongs to tokens of its own (part of speech `空白`/`SPACE`), which the pattern
 * matcher skips.
 */
export interface Token {
  /** UTF-16 offsets into the sentence's text. */
  readonly start: number;
  readonly end: number;
  /** The characters of the sentence at `start`–`end`, as written. */
  readonly text: string;
  /**
   * What literals are compared with. ja: full-width kana, NFC, half-width ASCII. en: lower case, straight quotes.
   */
  readonly norm: string;
  /**
   * Dictionary form. ja: IPADIC's basic form, with spelling variants brought to one form (頂く → いただく, 御詫び → お詫び).
   * en: lower case, US spelling (apologise → apologize), contractions opened (n't → not, 're → be, 'll → will).
   */
  readonly lemma: string;
  /**
   * Part of speech, dotted from general to special. ja: IPADIC's (`名詞.サ変接続`, `動詞.自立`, `助詞.格助詞.一般`); merged
   * tokens are `名詞.数` (a number with its counter), `名詞.日付`, `名詞.時刻`, `名詞.期間`, `名詞.電話番号`, `名詞.メール`, `名詞.URL`,
   * `名詞.記号列` (versions, order numbers), `記号.絵文字`. en: Universal POS (`NOUN`, `VERB`, `AUX`,
   * `ADJ`, `ADV`, `PRON`, `DET`, `ADP`, `CCONJ`, `SCONJ`, `PART`, `NUM`, `PROPN`, `INTJ`, `PUNCT`, `SYM`, `SPACE`), and
   * `DATE`, `TIME`, `EMAIL`, `URL`, `PHONE`, `EMOJI`.
   */
  readonly pos: string;
  /**
   * Inflected form, or '' . ja: IPADIC's 活用形 (`連用形`, `仮定形`, `命令ｅ` …); of a number its counter (`名`, `件`, `%`, `円`).
   * en: `past`, `ing`, `s`, `plural`, `base`, `participle`, `comparative`, `superlative`; of a number `%`, `$` … or ''.
   */
  readonly form: string;
  /** Set on numbers, dates and times. */
  readonly value?: NumberValue | undefined;
  /** Of a word that is met again and again. Whoever makes of a token one that differs in more than its place leaves it out. */
  readonly lexeme?: Lexeme | undefined;
}

/**
 * What tokens share that are alike in norm, dictionary form, class and inflection: a place for what others find out of these four. A field
 * is read sooner than a map is asked.
 */
export interface Lexeme {
  /** What the pattern matcher has written down of it. */
  type: unknown;
}

export interface NumberValue {
  readonly kind: 'number' | 'percent' | 'money' | 'date' | 'time' | 'duration';
  /** 2000 for 「約2千名」, 99.9 for 99.9%; for dates, times and durations undefined when it is not one number. */
  readonly number?: number;
  /** Counter or unit: 名, 件, 円, %, hours. */
  readonly unit?: string;
  /** 約, およそ, about … stand in or before it. Japanese 約/およそ/延べ are part of the token, English words are not. */
  readonly approximate?: boolean;
}

/** The tokens of the sentences before and after one, where there are any. */
export interface Neighbours {
  readonly previous?: readonly Token[];
  readonly next?: readonly Token[];
}
