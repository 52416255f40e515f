/**
 * What a finding is known by from one version of a draft to the next: its rule, its phrase and its sentence, in whatever line they
 * stand and however it is broken. Tells nothing of the text to one who does not have it.
 */
import { createHash } from 'node:crypto';
import type { FileReport } from '../lint/finding.ts';
import { spaceless } from '../text/characters.ts';
import type { Remark } from './remark.ts';

/** Gives each remark on a file its fingerprint, in 32 hexadecimal digits; the second of the same has another one than the first. */
export function fingerprintsIn({ text }: FileReport): (remark: Remark, ...more: readonly string[]) => string {
  const seen = new Map<string, number>();
  return ({ rule, finding }, ...more) => {
    const { start, end } = finding?.sentence ?? finding?.range ?? { start: { offset: 0 }, end: { offset: 0 } };
    const places = [finding?.excerpt ?? '', text.slice(start.offset, end.offset)].map(spaceless);
    const key = [...more, rule, ...places].join('\0');
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    return createHash('sha256').update(`${key}\0${nth}`).digest('hex').slice(0, 32);
  };
}
