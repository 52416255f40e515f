/**
 * Something that was found out of a text alone, kept with what equal texts share: in an editor all sentences but one are those of a
 * keystroke ago. A field is read sooner than a map is asked. Knows nothing of what is kept.
 */
import { isReadAgain } from './text-memory.ts';

/** What keeps facts about its text; without `facts` it keeps none. */
export interface FactKeeper {
  readonly facts?: unknown[] | undefined;
}

/**
 * Whether equal sentences have their facts in common, which are then sooner asked than a weak map. They have not where a document is read
 * again, and in a huge one no facts are kept.
 */
export const sharesFacts = ({ facts }: FactKeeper): boolean => facts !== undefined && !isReadAgain();

let kinds = 0;

/** One kind of fact. Made at the top of a file and nowhere else: each kind has a place in every keeper. */
export class Fact<T> {
  readonly #place = kinds++;

  of(keeper: FactKeeper): T | undefined {
    return keeper.facts?.[this.#place] as T | undefined;
  }

  keep(keeper: FactKeeper, value: T): void {
    const { facts } = keeper;
    if (facts === undefined) return;
    // Without holes, which would make every look-up slower.
    while (facts.length < this.#place) facts.push(undefined);
    facts[this.#place] = value;
  }
}
