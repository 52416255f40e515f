/** Rules as people read them: the list of all, and one explained. Knows nothing of any statement. */
import { CATEGORIES, type Example, type Rule } from '../rule/rule.ts';
import type { Locale } from '../words/words.ts';
import { CATEGORY_NAMES, KIND_NAMES, LANGUAGE_NAMES, SEVERITY_NAMES } from './names.ts';
import { type Palette, paletteOf } from './palette.ts';
import { visible } from './visible.ts';
import { displayWidth, padEnd } from './width.ts';
import { hanging, wrap } from './wrap.ts';

export interface PageOptions {
  readonly locale: Locale;
  readonly columns: number;
  readonly color: boolean;
}

const PROSE = 92;

/** All rules by category: mark, id, languages, summary. A rule in both languages is one line. */
export function ruleList(rules: readonly Rule[], { locale, columns, color }: PageOptions): string {
  const palette = paletteOf(color);
  const width = Math.min(columns, PROSE);
  const idWidth = Math.max(...rules.map((rule) => displayWidth(rule.id)), 0);
  const out: string[] = [];
  for (const category of CATEGORIES) {
    const byId = new Map<string, Rule[]>();
    for (const rule of rules) {
      if (rule.category === category) byId.set(rule.id, [...(byId.get(rule.id) ?? []), rule]);
    }
    if (byId.size === 0) continue;
    if (out.length > 0) out.push('');
    out.push(palette.strong(CATEGORY_NAMES[category][locale]));
    for (const [id, same] of byId) {
      const [rule] = same as [Rule];
      const languages = [...new Set(same.flatMap((one) => one.languages))].sort().reverse().join(' ');
      const severity = padEnd(SEVERITY_NAMES[rule.severity][locale], locale === 'ja' ? 4 : 7);
      const lead = `  ${palette.severity[rule.severity](severity)}  ${palette.strong(padEnd(id, idWidth))}  ${palette.faint(padEnd(languages, 5))}  `;
      const hang = 2 + displayWidth(severity) + 2 + idWidth + 2 + 5 + 2;
      const off = rule.optIn ? (locale === 'ja' ? '(設定で有効にします)' : ' (off unless configured)') : '';
      const text = `${rule.words.summary[locale]}${off}`;
      if (width - hang >= 24) out.push(hanging(lead, hang, text, width));
      else out.push(lead.trimEnd(), hanging('    ', 4, text, width));
    }
  }
  const count = new Set(rules.map((rule) => rule.id)).size;
  out.push('', palette.faint(locale === 'ja' ? `${count}件の規則` : `${count} rules`));
  return `${out.join('\n')}\n`;
}

/** The same for programs. */
export function ruleListJson(rules: readonly Rule[]): string {
  const list = rules.map(
    ({ id, category, severity, languages, words, kinds, optIn, once, tags, options, file, examples }) => ({
      id,
      category,
      severity,
      languages,
      summary: words.summary,
      message: words.message,
      why: words.why,
      instead: words.instead,
      source: words.source,
      ...(kinds && { kinds }),
      ...(optIn && { optIn }),
      ...(once && { once }),
      ...(tags && { tags }),
      ...(options && { options }),
      ...(file !== undefined && { file }),
      examples,
    }),
  );
  return `${JSON.stringify(list, null, 2)}\n`;
}

/** Everything about the rules of one id, one language after the other. */
export function explanation(rules: readonly Rule[], options: PageOptions): string {
  const palette = paletteOf(options.color);
  const blocks = rules.map((rule) => explained(rule, palette, options));
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function explained(rule: Rule, palette: Palette, { locale, columns }: PageOptions): string[] {
  const width = Math.min(columns, PROSE);
  const { words } = rule;
  const labels = locale === 'ja' ? LABELS.ja : LABELS.en;
  const { flagged: _flagged, passed: _passed, ...rows } = labels;
  const hang = Math.max(...Object.values(rows).map(displayWidth)) + 2;
  const row = (label: string, text: string): string =>
    hanging(palette.faint(padEnd(label, hang)), hang, visible(text), width);

  const languages = rule.languages.map((language) => LANGUAGE_NAMES[language][locale]).join(', ');
  const facts = [CATEGORY_NAMES[rule.category][locale], languages, ...(rule.tags ?? [])].join(' · ');
  const severity = SEVERITY_NAMES[rule.severity][locale];
  const out = [
    `${palette.severity[rule.severity](severity)}  ${palette.strong(rule.id)}  ${palette.faint(facts)}`,
    ...wrap(words.summary[locale], width),
    '',
    row(labels.message, words.message[locale].replaceAll(/\{[\w-]+\}/gu, '…')),
    row(labels.why, words.why[locale]),
  ];
  const wordings = rule.languages.flatMap((language) => words.instead[language] ?? []);
  for (const [index, wording] of wordings.entries()) out.push(row(index === 0 ? labels.instead : '', wording));
  out.push(row(labels.source, words.source));
  if (rule.kinds) out.push(row(labels.kinds, rule.kinds.map((kind) => KIND_NAMES[kind][locale]).join(', ')));
  if (rule.options && Object.keys(rule.options).length > 0) {
    out.push(row(labels.options, JSON.stringify(rule.options)));
  }
  if (rule.optIn)
    out.push(
      row('', locale === 'ja' ? '設定で有効にしたときだけ働きます。' : 'Off unless the configuration turns it on.'),
    );

  const shown = (example: Example): string => {
    const mark = example.expect === 'flag' ? palette.severity[rule.severity]('✖') : palette.good('✔');
    const text = visible(example.text.trim());
    const marked = text.replace(/<<([\s\S]*?)>>/gu, (_, phrase: string) => `⟪${phrase}⟫`);
    return hanging(`${mark} `, 2, marked, width, (line) => line);
  };
  const flagged = rule.examples.filter((example) => example.expect === 'flag');
  const passed = rule.examples.filter((example) => example.expect === 'pass');
  if (flagged.length > 0) out.push('', palette.faint(labels.flagged), ...flagged.map(shown));
  if (passed.length > 0) out.push('', palette.faint(labels.passed), ...passed.map(shown));
  if (rule.file !== undefined) out.push('', palette.faint(rule.file));
  return out;
}

const LABELS = {
  ja: {
    message: '読まれ方',
    why: '理由',
    instead: '言い換え',
    source: '出典',
    kinds: '対象',
    options: '設定',
    flagged: '指摘する例(⟪ ⟫ の部分)',
    passed: '指摘しない例',
  },
  en: {
    message: 'what it does',
    why: 'why',
    instead: 'better',
    source: 'source',
    kinds: 'only in',
    options: 'options',
    flagged: 'Found (between ⟪ and ⟫)',
    passed: 'Left alone',
  },
} as const;
