/** Rules that look at the whole statement: each stands in a file of its own beside this one. Add yours to the list. */
import type { DocumentRule } from '../../src/rule/rule.ts';
import { badNewsBuried } from './bad-news-buried.ts';
import { explanationBeforeApology } from './explanation-before-apology.ts';
import { missingRules } from './missing.ts';
import { mixedStyleRule } from './mixed-style.ts';
import { overApologyRule } from './over-apology.ts';
import { registerTooLight } from './register-too-light.ts';
import { victimLastRule } from './victim-last.ts';

export const documentRules: readonly DocumentRule[] = [
  ...missingRules,
  explanationBeforeApology,
  victimLastRule,
  badNewsBuried,
  registerTooLight,
  overApologyRule,
  mixedStyleRule,
];
