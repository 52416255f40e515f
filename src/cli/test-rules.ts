/** `owabi test-rules`: the examples of rules, run the whole way that a statement goes. */
import { testRules } from '../project/test-rules.ts';
import { exampleResults } from '../report/example-results.ts';
import { complain, pageOptions, type Session } from './session.ts';

export interface TestFlags {
  readonly color?: boolean;
}

/** @returns 0: all examples hold; 1: some do not; 2: rules could not be read. */
export async function testRulesCommand(paths: readonly string[], flags: TestFlags, session: Session): Promise<number> {
  const { examined, problems } = await testRules(paths, session.world.cwd);
  session.world.out(exampleResults(examined, await pageOptions(session, flags.color)));
  complain(session, problems);
  return problems.length > 0 ? 2 : examined.some(({ failures }) => failures.length > 0) ? 1 : 0;
}
