/** Texts of examples, in which `<<` and `>>` mark what must be found. Says what is wrong with the marks; finds nothing itself. */
import type { Span } from '../text/span.ts';
import type { Words } from '../words/words.ts';

export interface MarkedText {
  /** Without the marks. */
  readonly text: string;
  /** UTF-16 offsets into `text`, in order. */
  readonly marks: readonly Span[];
  /** The first thing that is wrong with the marks, with its place in the marked text. */
  readonly mistake?: { readonly message: Words; readonly span: Span };
}

export function readMarks(marked: string): MarkedText {
  const marks: Span[] = [];
  let text = '';
  let open: { at: number; start: number } | undefined;
  let from = 0;
  for (const match of marked.matchAll(/<<|>>/gu)) {
    const span = { start: match.index, end: match.index + 2 };
    text += marked.slice(from, match.index);
    from = span.end;
    if (match[0] === '<<') {
      if (open) {
        return broken({ ja: '<< の中に << は置けません。', en: '<< must not stand within << … >>' }, span);
      }
      open = { at: match.index, start: text.length };
    } else {
      if (!open) return broken({ ja: '>> の前に << がありません。', en: '>> has no << before it' }, span);
      if (text.length === open.start) {
        return broken({ ja: '<< と >> の間が空です。', en: 'nothing stands between << and >>' }, span);
      }
      marks.push({ start: open.start, end: text.length });
      open = undefined;
    }
  }
  text += marked.slice(from);
  if (open) {
    const span = { start: open.at, end: open.at + 2 };
    return broken({ ja: '<< に対する >> がありません。', en: '<< is never closed by >>' }, span);
  }
  return { text, marks };

  function broken(message: Words, span: Span): MarkedText {
    return { text: marked.replaceAll(/<<|>>/gu, ''), marks: [], mistake: { message, span } };
  }
}
