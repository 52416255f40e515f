/** JSON that means the same, with everything escaped that would not be seen, or would turn what is read around. */

/** What JSON may hold as it is, but a reader of the file must not be fooled by. It can only stand inside strings. */
const HIDDEN =
  /[\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]/gu;

/** @param indent spaces a level; without it all is on one line */
export function jsonText(value: unknown, indent?: number): string {
  const json = JSON.stringify(value, null, indent);
  return `${json.replace(HIDDEN, (hidden) => `\\u${hidden.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;
}
