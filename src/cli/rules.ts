/** `owabi rules` and `owabi explain`: rules to read. */
import { knownRules } from '../lint/plan.ts';
import { didYouMean, ProblemError } from '../problem/problem.ts';
import { prepare } from '../project/prepare.ts';
import { explanation, ruleList, ruleListJson } from '../report/catalogue.ts';
import type { Rule } from '../rule/rule.ts';
import type { Locale } from '../words/words.ts';
import { given } from './arguments.ts';
import { complain, pageOptions, type Session } from './session.ts';

export interface RuleFlags {
  readonly locale?: Locale;
  readonly config?: string | false;
  readonly rules?: readonly string[];
  readonly color?: boolean;
  readonly format?: 'terminal' | 'json';
}

export async function rulesCommand(flags: RuleFlags, session: Session): Promise<number> {
  const { rules, exitCode } = await loaded(flags, session);
  const { format, color } = flags;
  session.world.out(format === 'json' ? ruleListJson(rules) : ruleList(rules, await pageOptions(session, color)));
  return exitCode;
}

export async function explainCommand(id: string, flags: RuleFlags, session: Session): Promise<number> {
  const { rules, exitCode } = await loaded(flags, session);
  const asked = rules.filter((rule) => rule.id === id);
  if (asked.length === 0) {
    const ids = rules.map((rule) => rule.id);
    throw new ProblemError({
      message: { ja: `規則「${id}」はありません`, en: `there is no rule "${id}"` },
      help: didYouMean(id, ids) ?? {
        ja: 'owabi rules ですべての規則を確かめられます。',
        en: 'owabi rules lists all of them',
      },
    });
  }
  session.world.out(explanation(asked, await pageOptions(session, flags.color)));
  return exitCode;
}

async function loaded(
  { locale, config, rules: plugins }: RuleFlags,
  session: Session,
): Promise<{ readonly rules: readonly Rule[]; readonly exitCode: number }> {
  const { configuration, rules, problems } = await prepare({
    cwd: session.world.cwd,
    ...given({ locale, config, plugins }),
  });
  session.locale = configuration.locale ?? session.locale;
  complain(session, problems);
  return { rules: knownRules(rules), exitCode: problems.length > 0 ? 2 : 0 };
}
