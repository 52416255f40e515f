/** Which tokens a match can begin with: lets the matcher pass over all other places, and most sentences, without starting there. */
import type { Instruction, Program, TokenTest } from './program.ts';

/** The tokens that some match may begin with: one of these words, dictionary forms or classes. */
export interface FirstTokens {
  /** No match is known to begin anywhere in particular. */
  readonly any: boolean;
  /** The keys of literals, as in their tables. */
  readonly keys: ReadonlySet<string>;
  readonly lemmas: ReadonlySet<string>;
  readonly tests: readonly TokenTest[];
}

export function firstTokens(program: Program): FirstTokens {
  const keys = new Set<string>();
  const lemmas = new Set<string>();
  const tests: TokenTest[] = [];
  let any = false;
  const seen = new Set<number>();
  const open = [0];
  while (open.length > 0) {
    const pc = open.pop()!;
    if (seen.has(pc)) continue;
    seen.add(pc);
    const instruction: Instruction = program.code[pc]!;
    switch (instruction.op) {
      case 'literal':
        for (const key of instruction.table.keys()) keys.add(key);
        break;
      case 'token':
        if (instruction.test.lemmas && instruction.test.pos === undefined && instruction.test.form === undefined) {
          for (const lemma of instruction.test.lemmas) lemmas.add(lemma);
        } else tests.push(instruction.test);
        break;
      case 'split':
        open.push(instruction.first, instruction.second);
        break;
      case 'jump':
        open.push(instruction.to);
        break;
      case 'save':
      case 'look':
      case 'edge':
        open.push(pc + 1);
        break;
      case 'gap':
      case 'not':
      case 'done':
        any = true;
        break;
    }
  }
  return { any, keys, lemmas, tests };
}
