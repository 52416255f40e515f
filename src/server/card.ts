/** The card of a draft, for a view beside it: what is good, which elements it has and which it lacks. Asks nobody to show it. */
import type { FileReport, MissingElement } from '../lint/finding.ts';
import { ELEMENT_NAMES, KIND_NAMES, LANGUAGE_NAMES } from '../report/names.ts';
import { visible, visibleLine } from '../report/visible.ts';
import { ELEMENTS, type ElementName, type Severity } from '../rule/rule.ts';
import type { Locale } from '../words/words.ts';
import type { Draft } from './draft.ts';
import type { Range } from './protocol.ts';
import type { Reading } from './reading.ts';

/** A request of the client: `CardParams` in, `Card` or `null` out (`null`: the document is not open, or not read). */
export const CARD = 'owabi/card';

/** A notification to a client that asked for it (`initializationOptions.card`): a {@link CardParams}, when there is another card. */
export const CARD_CHANGED = 'owabi/cardChanged';

export interface CardParams {
  readonly textDocument: { readonly uri: string };
}

export interface CardPlace {
  readonly range: Range;
  /** The words, on one line. */
  readonly excerpt: string;
}

export interface CardElement {
  readonly element: ElementName;
  /** In the language of the user, like every text here but `instead`. */
  readonly name: string;
  /** `not-asked`: neither there nor asked of this statement. */
  readonly state: 'present' | 'missing' | 'not-asked';
  /** Where it is, in the order of the text. */
  readonly evidence: readonly CardPlace[];
  /** Of a missing one. */
  readonly severity?: Severity;
  /** What to add. */
  readonly message?: string;
  /** Wordings, in the language of the statement. */
  readonly instead?: readonly string[];
}

export interface CardCredit extends CardPlace {
  readonly credit: string;
  readonly name: string;
  readonly why: string;
}

export interface Card {
  readonly uri: string;
  /** The version of the document that was read. */
  readonly version: number;
  readonly locale: Locale;
  readonly kind: { readonly id: string; readonly name: string; readonly reason: string };
  readonly language: { readonly id: FileReport['language']; readonly name: string };
  /** What is good, said first. */
  readonly credits: readonly CardCredit[];
  /** All thirteen, in one order. */
  readonly elements: readonly CardElement[];
  /** How many findings of each severity, missing elements aside. */
  readonly findings: Readonly<Record<Severity, number>>;
}

export function cardOf(draft: Draft, { report, setup }: Reading): Card | null {
  if (!report) return null;
  const { locale } = setup;
  const { kind, kindReason, language, findings, credits, elements, missing, text } = report;
  const placeOf = (start: number, end: number): CardPlace => ({
    range: draft.range({ start, end }),
    excerpt: visibleLine(text.slice(start, end)),
  });
  const elementOf = (element: ElementName): CardElement => {
    const evidence = (elements[element] ?? []).map(({ start, end }) => placeOf(start.offset, end.offset));
    const lacking: MissingElement | undefined = missing.find((one) => one.element === element);
    const name = ELEMENT_NAMES[element][locale];
    if (!lacking) return { element, name, state: evidence.length > 0 ? 'present' : 'not-asked', evidence };
    const { severity, message, instead } = lacking;
    return { element, name, state: 'missing', evidence, severity, message: visible(message), instead };
  };
  const count = (severity: Severity): number => findings.filter((finding) => finding.severity === severity).length;
  return {
    uri: draft.uri,
    version: draft.version,
    locale,
    kind: { id: kind, name: KIND_NAMES[kind][locale], reason: visible(kindReason) },
    language: { id: language, name: LANGUAGE_NAMES[language][locale] },
    credits: credits.map(({ credit, summary, why, range }) => ({
      credit,
      name: summary,
      why,
      ...placeOf(range.start.offset, range.end.offset),
    })),
    elements: ELEMENTS.map(elementOf),
    findings: { error: count('error'), warning: count('warning'), info: count('info') },
  };
}
