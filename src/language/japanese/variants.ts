/** Spellings of one word that business writing mixes, brought to one. Knows dictionary forms only; never looks at a text. */

/** The one form, and the spellings that are brought to it. */
const VARIANTS: Readonly<Record<string, readonly string[]>> = {
  いただく: ['頂く', '戴く'],
};

const FORM_OF = new Map(
  Object.entries(VARIANTS).flatMap(([form, spellings]) => spellings.map((s) => [s, form] as const)),
);

/** The one spelling of a dictionary form: 頂く → いただく. A form without variants is returned as it is. */
export function canonicalLemma(lemma: string): string {
  return FORM_OF.get(lemma) ?? lemma;
}
