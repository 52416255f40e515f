/**
 * `npm run catalogue`: prints rules/README.md from the rules themselves, in both languages, with what was measured of them.
 *
 *   node scripts/catalogue.mjs [--check]   with --check nothing is written, and a stale page ends with 1
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const page = join(root, 'rules', 'README.md');

const CATEGORIES = {
  'blame-shifting': ['Blame-shifting', '責任転嫁'],
  minimizing: ['Minimizing', '過小評価'],
  'non-apology': ['Non-apologies', '謝罪にならない謝罪'],
  doubting: ['Doubting', '疑い'],
  'self-focus': ['Self-praise, self-pity', '自社中心'],
  evasion: ['Evasion', 'はぐらかし'],
  'vague-commitment': ['Vague commitments', '中身のない約束'],
  deflection: ['Turning people away', 'たらい回し・突き放し'],
  'over-assurance': ['Absolute guarantees', '過剰な保証'],
  register: ['Register', '文章の調子'],
  'missing-element': ['Missing elements', '足りない要素'],
  ordering: ['Order', '順序'],
  suppression: ['Suppression', '抑制の指示'],
};
const LANGUAGES = { ja: 'Japanese statements · 日本語の文章', en: 'English statements · 英語の文章' };

const line = (text) => text.replace(/\s*\n\s*/gu, ' ').trim();
const marked = (text) => line(text).replaceAll('<<', '**').replaceAll('>>', '**');

/**
 * @param {readonly any[]} rules  as `owabi rules --format json` prints them
 * @param {Record<string, {found: number, false: number}>} measured
 */
export function catalogue(rules, measured) {
  const ids = [...new Set(rules.map(({ id }) => id))];
  const out = [
    '# The catalogue of rules',
    '',
    'Printed from the rules by `npm run catalogue`; a test fails when it is stale. 規則そのものから作った一覧です。',
    '',
    'Severities are what a rule asks for by itself; a title, a first sentence, the harm done and the configuration change',
    'them. *Measured* counts the findings of a rule on all statements of `fixtures/corpus/` (see docs/corpus.md): those that',
    'a label confirms, and those that none does.',
    '',
  ];
  for (const [category, [english, japanese]] of Object.entries(CATEGORIES)) {
    const inCategory = ids.filter((id) => rules.find((rule) => rule.id === id).category === category).sort();
    if (inCategory.length === 0) continue;
    out.push(`## ${english} · ${japanese}`, '');
    for (const id of inCategory)
      out.push(
        ...entry(
          rules.filter((rule) => rule.id === id),
          measured[id],
        ),
      );
  }
  return `${out.join('\n').trimEnd()}\n`;
}

function entry(rules, counts) {
  const [first] = rules;
  const facts = [first.severity, ...(first.optIn ? ['opt-in'] : []), ...(first.tags ?? [])];
  if (first.kinds) facts.push(`only ${first.kinds.join(', ')}`);
  if (counts) facts.push(`measured: ${counts.found} found, ${counts.false} false`);
  const out = [`### \`${first.id}\``, '', `*${facts.join(' · ')}*`, ''];
  for (const rule of rules) {
    const only = rule.languages.length === 1 ? rule.languages[0] : undefined;
    if (rules.length > 1 || only) out.push(`**${only ? LANGUAGES[only] : 'Both languages · 両方の言語'}**`, '');
    out.push(`- ${line(rule.summary.en)} · ${line(rule.summary.ja)}`);
    out.push(`- ${line(rule.why.en)} ${line(rule.why.ja)}`);
    const instead = Object.values(rule.instead).flat();
    if (instead.length > 0)
      out.push(`- Better · 言い換え: ${instead.map((wording) => `“${line(wording)}”`).join(' / ')}`);
    out.push(`- Source · 出典: ${line(rule.source)}`);
    const flagged = rule.examples.filter(({ expect }) => expect === 'flag').slice(0, 2);
    const passed = rule.examples.filter(({ expect }) => expect === 'pass').slice(0, 2);
    for (const { text } of flagged) if (text.length < 200) out.push(`- ✗ ${marked(text)}`);
    for (const { text } of passed) if (text.length < 200) out.push(`- ○ ${marked(text)}`);
    out.push('');
  }
  return out;
}

if (import.meta.filename === process.argv[1]) {
  const json = execFileSync(process.execPath, ['bin/owabi.js', 'rules', '--no-config', '--format', 'json'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  const { rules: measured } = JSON.parse(readFileSync(join(root, 'fixtures', 'corpus', 'floor.json'), 'utf8'));
  const text = catalogue(JSON.parse(json), measured ?? {});
  if (process.argv.includes('--check')) {
    if (readFileSync(page, 'utf8') !== text) {
      console.error('rules/README.md is stale: run npm run catalogue');
      process.exitCode = 1;
    }
  } else {
    writeFileSync(page, text);
  }
}
