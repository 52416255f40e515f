/** Text as XML 1.0 may hold it. Characters that it may not hold, not even as references, are written as what they are. */
import { visible } from './visible.ts';

const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  // A parser makes spaces of these in an attribute, and line feeds of carriage returns everywhere.
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** Between quotation marks. */
const xmlAttribute = (text: string): string => visible(text).replace(/[&<>"'\t\n\r]/gu, (char) => REFERENCES[char]!);

/** Between tags. `>` is always escaped, so that no `]]>` can stand there. */
export const xmlText = (text: string): string => visible(text).replace(/[&<>\r]/gu, (char) => REFERENCES[char]!);

/** ` name="value"` for each that has a value. */
export const xmlAttributes = (attributes: Readonly<Record<string, string | number | undefined>>): string =>
  Object.entries(attributes)
    .flatMap(([name, value]) => (value === undefined ? [] : [` ${name}="${xmlAttribute(String(value))}"`]))
    .join('');
