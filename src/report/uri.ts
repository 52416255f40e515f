/** Paths as URI references (RFC 3986). Relative ones stay relative: where they start from, only their reader knows. */

export function uriOf(path: string): string {
  const plain = path.replace(/^(?:\.\/+)+(?=.)/u, '');
  const [, drive = '', rest = ''] = /^([A-Za-z]:(?=\/))?([\s\S]*)$/u.exec(plain)!;
  const encoded = rest.split('/').map(encodeSegment).join('/');
  if (drive !== '') return `file:///${drive}${encoded}`;
  if (rest.startsWith('//')) return `file:${encoded}`;
  return rest.startsWith('/') ? `file://${encoded}` : encoded;
}

/** Colons too, so that a file's name is never taken for a scheme. Half a character can't be encoded, and is U+FFFD. */
const encodeSegment = (segment: string): string => encodeURIComponent(segment.replace(/\p{Surrogate}/gu, '\ufffd'));
