/** Rules that look at the whole statement: each stands in a file of its own beside this one. Add yours to the list. */
import type { DocumentRule } from '../../src/rule/rule.ts';
import { missingRules } from './missing.ts';
import { badNewsBuried, explanationBeforeApology, victimLastRule } from './ordering.ts';
import { mixedStyleRule, overApologyRule, registerTooLight } from './register.ts';

export const documentRules: readonly DocumentRule[] = [
  ...missingRules,
  explanationBeforeApology,
  victimLastRule,
  badNewsBuried,
  registerTooLight,
  overApologyRule,
  mixedStyleRule,
];
