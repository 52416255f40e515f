/** owabi as a library: a text in, a report out; and what rules of one's own are written against. Does nothing on import. */
export { defineRule } from './rule/rule.ts';
