/** Which tokens a match can begin with: lets the matcher pass over all other places without starting there. */
import type { Token } from '../../language/token.ts';
import type { Instruction, Program, TokenTest } from './program.ts';

/** True for every token that some match may begin with; may be true for others. */
export type FirstTest = (token: Token) => boolean;

export function firstTest(program: Program, passes: (test: TokenTest, token: Token) => boolean): FirstTest {
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
  if (any) return () => true;
  const japanese = program.language === 'ja';
  return (token) =>
    lemmas.has(token.lemma) ||
    (keys.size > 0 && keys.has(japanese ? (token.norm[0] ?? '') : token.norm)) ||
    tests.some((test) => passes(test, token));
}
