/** Opens a statement's bytes for its reader, and says in plain words why it can't. Reads no disk. */
import { didYouMean, type Problem, ProblemError } from '../problem/problem.ts';
import { type Decoded, DecodeError, decode, ENCODINGS } from '../text/decode.ts';
import type { Words } from '../words/words.ts';

export interface DecodeOptions {
  /** A name of an encoding, any common spelling; without it the bytes decide. */
  readonly encoding?: string | undefined;
  /** Shown in the problem. */
  readonly file?: string | undefined;
}

/**
 * The decoded text of a statement, without its byte order mark.
 *
 * @throws {ProblemError} for an unknown encoding, for bytes that are in no encoding, and for files that are no text.
 */
export function decodeSource(bytes: Uint8Array, options: DecodeOptions = {}): Decoded {
  try {
    return decode(bytes, options);
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    throw new ProblemError(problemOf(error, options));
  }
}

function problemOf(error: DecodeError, options: DecodeOptions): Problem {
  const file = options.file === undefined ? {} : { file: options.file };
  if (error.reason === 'unknown-encoding') {
    const known = ENCODINGS.join(', ');
    return {
      message: { ja: `文字コード「${error.encoding}」は扱えません`, en: `unknown encoding "${error.encoding}"` },
      help: didYouMean(error.encoding, [...ENCODINGS, 'cp932', 'sjis', 'jis', 'utf-16']) ?? {
        ja: `使えるのは ${known} です`,
        en: `these are known: ${known}`,
      },
    };
  }
  if (error.reason === 'binary') {
    return {
      ...file,
      message: {
        ja: `テキストではないようです(先頭から ${error.byte} バイト目に 0 があります)`,
        en: `this does not look like text (a zero byte at byte offset ${error.byte})`,
      },
      help: NAME_IT,
    };
  }
  return {
    ...file,
    message: {
      ja: `${error.byte} バイト目を ${error.encoding} の文字として読めません`,
      en: `the byte at offset ${error.byte} is not valid ${error.encoding}`,
    },
    help: NAME_IT,
  };
}

const NAME_IT: Words = {
  ja: `文字コードが分かる場合は --encoding で指定してください(${ENCODINGS.join(', ')})`,
  en: `if you know its encoding, name it with --encoding (${ENCODINGS.join(', ')})`,
};
