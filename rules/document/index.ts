/** Rules that look at the whole statement: each stands in a file of its own beside this one. Add yours to the list. */
import type { DocumentRule } from '../../src/rule/rule.ts';

export const documentRules: readonly DocumentRule[] = [];
