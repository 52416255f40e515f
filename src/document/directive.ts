/**
 * Comments that speak to owabi, the same in every format: `<!-- owabi-disable-next-line RULE -- reason -->`. Reads them only;
 * whether a name or a reason is right is for the linter to say.
 */
import type { Span } from '../text/span.ts';
import type { Directive } from './document.ts';

const COMMENT = /^<!--+\s*(owabi-[^\s>]*)([\s\S]*?)\s*-*--!?>$/u;

/** The directive in one comment (`<!--` and `-->` included), or `undefined` for a comment to someone else. */
export function parseDirective(comment: string, span: Span): Directive | undefined {
  const match = COMMENT.exec(comment);
  if (!match) return undefined;
  const [, name, rest] = match as unknown as [string, string, string];
  // The reason stands behind a `--` of its own.
  const separator = /(?:^|\s)(?:--|——|――)(?:\s|$)/u.exec(rest);
  const head = separator ? rest.slice(0, separator.index) : rest;
  const reason = separator ? rest.slice(separator.index + separator[0].length) : '';
  return {
    name: name.replace(/-+$/u, ''),
    arguments: head.split(/[\s,、]+/u).filter((word) => word !== ''),
    reason: reason.trim().replace(/\s+/gu, ' '),
    span,
  };
}
