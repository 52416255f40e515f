/**
 * The numbers that the compiled reading of English and what is written around it have in common: of parts of speech, of sets of words,
 * of fields in memory. Names nothing to a reader.
 */

// --- parts of speech, in the order of `POS` in english/classes.ts; 0 until one is chosen

export const NOUN = 1;
export const VERB = 2;
export const ADJ = 3;
export const ADV = 4;
export const ADP = 5;
export const PROPN = 6;
export const NUM = 7;
export const INTJ = 8;
export const X = 9;
export const PRON = 10;
export const DET = 11;
export const AUX = 12;
export const PART = 13;
export const CCONJ = 14;
export const SCONJ = 15;
export const PUNCT = 16;
export const SYM = 17;
export const EMOJI = 18;
export const SPACE = 19;
export const DATE = 20;
export const TIME = 21;
export const EMAIL = 22;
export const URL = 23;
export const PHONE = 24;
/** Before the first and behind the last word. */
export const END = 25;

/** Classes of a word are packed in one number, the likeliest in the lowest bits. */
export const CLASS_BITS = 5;

// --- sets that a word may belong to, a bit each

export const OWN = 1;
export const PAST_ONLY = 2;
export const UNCHANGING = 4;
export const PARTICIPLE_AS_BASE = 8;
export const BE = 16;
export const HAVE = 32;
export const SUBJECT = 64;
export const POSSESSIVE = 128;
export const DEMONSTRATIVE = 0x100;
export const OBJECT = 0x200;
export const PLURAL_WITHOUT_S = 0x400;
export const WITH_BARE_VERB = 0x800;
export const RESULT = 0x1000;
export const BETWEEN_HAVE = 0x2000;
export const SURE_PARTICIPLE = 0x4000;
export const SURE_INFINITIVE = 0x8000;
export const AFTER_THAT = 0x10000;
export const WHO_LIKES = 0x20000;
export const BEFORE_PRONOUN_ONE = 0x40000;
export const IS_AFTER = 0x80000;
export const IS_BEFORE = 0x100000;
export const COME_ABOUT = 0x200000;
export const BARE_NOT = 0x400000;

/** Sets that ask how the word is written. */
export const DAY = 1;
export const DAY_SHORT = 2;
export const MONTH = 4;
export const MONTH_SHORT = 8;
export const MONTH_ALONE = 16;
export const MONTH_DOUBTFUL = 32;
export const BEFORE_MONTH = 64;
export const HOUR = 128;
export const TIME_OF_DAY = 256;
export const ZONE = 512;
/** Ends in a full stop, with a capital; in small letters. */
export const ABBREVIATED_TITLE = 1024;
export const ABBREVIATED_SMALL = 2048;

// --- words that are asked for by name

export const IS_TO = 1;
export const IS_THAT = 2;
export const IS_BETTER = 3;
export const IS_WHICH = 4;
export const IS_WHAT = 5;
export const IS_BY = 6;
export const IS_ONE = 7;
export const IS_ONES = 8;
export const IS_OF = 9;
export const IS_THEN = 10;
export const IS_DUE = 11;
export const IS_THANKS = 12;
export const IS_NOT = 13;
export const IS_S = 14;
export const IS_D = 15;
export const IS_IF = 16;
export const IS_THOUGH = 17;
export const IS_APOSTROPHE = 18;
/** “No.” before a number. */
export const IS_NO = 19;

// --- words whose part of speech follows a rule of their own

export const CHOOSE_HAVE = 1;
export const CHOOSE_DO = 2;
export const CHOOSE_TO = 3;
export const CHOOSE_THAT = 4;
export const CHOOSE_DEMONSTRATIVE = 5;
export const CHOOSE_MODAL_OR_NOUN = 6;
export const CHOOSE_LIKE = 7;
export const CHOOSE_ONE = 8;
export const CHOOSE_DEGREE = 9;
export const CHOOSE_BECAUSE = 10;
export const CHOOSE_UNTIL = 11;
export const CHOOSE_SINCE = 12;
export const CHOOSE_WELL = 13;
export const CHOOSE_BACK = 14;
export const CHOOSE_HOME = 15;
export const CHOOSE_RIGHT = 16;
export const CHOOSE_LIVE = 17;
export const CHOOSE_OPEN_WORD = 18;
export const CHOOSE_ORDER = 19;
export const CHOOSE_AS = 20;
export const CHOOSE_ADVERB = 21;
export const CHOOSE_PARTICLE = 22;
export const CHOOSE_ABOUT = 23;

// --- words of numbers: 1 + the number up to nineteen, then tens from twenty on, then scales

export const TWENTY = 21;
export const HUNDRED = 29;
export const THOUSAND = 30;

// --- what is known of a word by itself, as it stands in memory: offsets in bytes

export const RECORD = 40;
export const RECORD_CLASSES = 0;
export const RECORD_SETS = 4;
export const RECORD_SHAPE = 8;
export const RECORD_CHOICE = 9;
export const RECORD_NAME = 10;
export const RECORD_NUMBER = 11;
export const RECORD_CALENDAR = 12;
/** Its kind of entry in the lexicon, or {@link NO_ENTRY}. */
export const RECORD_ENTRY = 14;
/** Edits that lead to the dictionary form, 16 bits each: as NOUN, VERB, ADJ, AUX, DET, anything else. */
export const RECORD_LEMMAS = 16;
/** That of anything else, which is the US spelling. */
export const RECORD_SPELLING = 26;
/** Inflected forms, 8 bits each: as NOUN; VERB and AUX, alone and behind an auxiliary; ADJ; ADV. */
export const RECORD_FORMS = 28;
export const NO_ENTRY = 0xffff;

// Shape: bits.
export const IS_BASE = 1;
export const IS_PAST = 2;
export const IS_CAPITAL = 4;
export const IS_TITLE = 8;
/** Written in capitals only, and more than one. */
export const IS_SHOUTED = 16;
/** Its classes are guessed by its letters: with a capital it is a name. */
export const IS_GUESSED = 32;

// --- what is written down of a token: offsets in bytes

export const TOKEN = 12;
export const TOKEN_END = 0;
export const TOKEN_POS = 4;
export const TOKEN_FORM = 5;
export const TOKEN_BITS = 6;
/** The edit that leads from norm to dictionary form; of what has a value, its number. */
export const TOKEN_REFERENCE = 8;

/** The norm is what is written in small letters. */
export const HAS_CAPITALS = 1;
/** The norm takes more than that: other letters, other apostrophes. */
export const IS_FOREIGN = 2;
/** The lexicon does not have the word: dictionary form and inflection are still to be found. */
export const IS_UNKNOWN = 4;
/** A part of a contraction: what it is short for. */
export const IS_CONTRACTED = 8;
/** An auxiliary stands before the verb. */
export const IS_GOVERNED = 16;
export const HAS_VALUE = 32;
/** `'s` and `'d` that are forms of *have*. */
export const IS_SHORT_FOR_HAVE = 64;

// --- what is written down of a value

export const VALUE = 40;
/** A number that was written in words. */
export const VALUE_NUMBER = 0;
/** What it is multiplied by. */
export const VALUE_SCALE = 8;
export const VALUE_KIND = 16;
/** Where its figures stand in the text; none: it was written in words. */
export const VALUE_START = 20;
export const VALUE_END = 24;
/** Where the figures below a stroke begin, or 0. */
export const VALUE_BELOW = 28;
/** Where its unit stands in the text. */
export const VALUE_UNIT = 32;
export const VALUE_UNIT_END = 36;

export const KIND_NUMBER = 0;
export const KIND_PERCENT = 1;
export const KIND_MONEY = 2;
export const KIND_DATE = 3;
export const KIND_TIME = 4;

// --- where things stand in the memory of the loop, in bytes

/** Written once: addresses of the parts of the lexicon, its blocks, its end, where what has no end of its own begins. */
export const PLACES = 64;
/** Written when the loop comes back: how many tokens there are, and where; where their values are; what is asked of which span. */
export const OUT = 96;
export const OUT_COUNT = 0;
export const OUT_TOKENS = 4;
export const OUT_VALUES = 8;
export const OUT_START = 12;
export const OUT_END = 16;
export const LEXICON = 1024;

// --- what the loop asks when it comes back; 0: it has read everything

/** What kinds of characters the text has: a byte of `KIND_…` for each UTF-16 unit. Where they go stands in place of the span's start. */
export const ASK_KINDS = 1;
/** A URL or an e-mail address, behind the run of letters and figures that is the span. */
export const ASK_NETWORK = 2;
/** A telephone number, reference, version or mention at the span's start. */
export const ASK_REFERENCE = 3;
/** The classes and the shape of a word that the lexicon does not have. */
export const ASK_SHAPE = 4;

/** Beyond ASCII: a letter, a figure or a combining mark. */
export const KIND_WORD = 1;
export const KIND_PUNCTUATION = 2;
/** From this bit on, the length of the emoji that begins there. */
export const KIND_EMOJI = 2;
