/**
 * One page for the people who approve a statement: the draft with its findings beside the lines, what is good in it, and the card of
 * elements. It needs nothing but itself: no script, no network; and nothing is said by colour alone.
 */
import type { Credit, FileReport, Finding, Report } from '../lint/finding.ts';
import { allMissing } from '../lint/report.ts';
import { ELEMENTS, SEVERITIES, type Severity } from '../rule/rule.ts';
import { Lines } from '../text/lines.ts';
import type { Locale } from '../words/words.ts';
import { STYLE } from './html-style.ts';
import { escaped, inlineText, markedLines } from './html-text.ts';
import { CATEGORY_NAMES, ELEMENT_NAMES, KIND_NAMES, LANGUAGE_NAMES, SEVERITY_NAMES } from './names.ts';
import type { Reporter } from './reporter.ts';
import { quoted } from './visible.ts';
import { clip } from './width.ts';

const MARKS: Readonly<Record<Severity, string>> = { error: '✖', warning: '▲', info: '●' };
const PRESENT = '✔';
/** Columns of a quotation in a list. */
const QUOTED = 90;

export const html: Reporter = (report) => {
  const { files, locale } = report;
  const words = WORDS[locale];
  const title = files.length === 1 ? `${files[0]!.path} — owabi` : `owabi — ${words.files(files.length)}`;
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="generator" content="owabi">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${inlineText(title)}</title>
<style>
${STYLE}
</style>
</head>
<body>
<header class="top">
<h1>${escaped(words.title)}</h1>
${tally(report)}
</header>
<main>
${files.length > 1 ? contents(report) : ''}${files.map((file, index) => article(file, index + 1, locale)).join('\n')}
</main>
<footer>${escaped(words.footer)}</footer>
</body>
</html>
`;
};

/** How many of each severity, missing elements among them, in a row of labels. */
function chips(counts: Readonly<Record<Severity, number>>, locale: Locale): string {
  return [...SEVERITIES]
    .reverse()
    .filter((severity) => counts[severity] > 0)
    .map(
      (severity) =>
        `<span class="chip ${severity}">${MARKS[severity]} ${SEVERITY_NAMES[severity][locale]} ${counts[severity]}</span>`,
    )
    .join(' ');
}

function tally({ summary, locale, files }: Report): string {
  const words = WORDS[locale];
  const counts = countsOf((severity) => summary[severity] + summary.missing[severity]);
  const all = chips(counts, locale) || `<span class="chip good">${PRESENT} ${escaped(words.nothing)}</span>`;
  return `<p class="tally">${all}${files.length === 1 ? '' : ` <span class="faint">${escaped(words.files(files.length))}</span>`}</p>`;
}

const countsOf = (count: (severity: Severity) => number): Record<Severity, number> => ({
  error: count('error'),
  warning: count('warning'),
  info: count('info'),
});

const countsIn = (file: FileReport): Record<Severity, number> =>
  countsOf((severity) => [...file.findings, ...file.missing].filter((one) => one.severity === severity).length);

function contents({ files, locale }: Report): string {
  const items = files.map((file, index) => {
    const counts = chips(countsIn(file), locale) || `<span class="chip good">${PRESENT}</span>`;
    return `<li><a href="#f${index + 1}">${inlineText(file.path)}</a> ${counts}</li>`;
  });
  return `<nav aria-label="${escaped(WORDS[locale].contents)}"><ul>\n${items.join('\n')}\n</ul></nav>\n`;
}

function article(file: FileReport, number: number, locale: Locale): string {
  const id = `f${number}`;
  const facts = [KIND_NAMES[file.kind][locale], LANGUAGE_NAMES[file.language][locale], file.kindReason];
  const about = facts.filter((fact) => fact !== '').map(inlineText);
  return [
    `<article id="${id}">`,
    `<header><h2>${inlineText(file.path)}</h2>`,
    `<p class="faint">${about.join(' · ')}</p></header>`,
    goodPart(file, id, locale),
    draftPart(file, id, locale),
    cardPart(file, id, locale),
    suppressedPart(file, id, locale),
    '</article>',
  ]
    .filter((part) => part !== '')
    .join('\n');
}

/** What is good, each credit once with all its places. */
function goodPart({ credits, language }: FileReport, id: string, locale: Locale): string {
  if (credits.length === 0) return '';
  const byName = new Map<string, Credit[]>();
  for (const credit of credits) byName.set(credit.credit, [...(byName.get(credit.credit) ?? []), credit]);
  const items = [...byName.values()].map((places) => {
    const [{ summary, why }] = places as [Credit];
    const quotations = places.map(({ range, excerpt }) => quotation(excerpt, range.start.line, id, language, locale));
    return `<li><strong>${inlineText(summary)}</strong> <span class="why">${inlineText(why)}</span>\n${quotations.join('\n')}</li>`;
  });
  return `<section class="good"><h3>${PRESENT} ${escaped(WORDS[locale].good)}</h3>\n<ul>\n${items.join('\n')}\n</ul></section>`;
}

function quotation(
  excerpt: string,
  line: number,
  id: string,
  language: FileReport['language'],
  locale: Locale,
): string {
  const place = `<a class="line" href="#${id}-l${line}">${escaped(WORDS[locale].line(line))}</a>`;
  return `<div class="quote">${place} <q${langOf(language)}>${escaped(clip(quoted(excerpt), QUOTED))}</q></div>`;
}

const langOf = (language: FileReport['language']): string => (language === 'mixed' ? '' : ` lang="${language}"`);

/** The draft line by line; a finding stands beside the lines in which its phrase begins. */
function draftPart(file: FileReport, id: string, locale: Locale): string {
  const lines = new Lines(file.text);
  const notes = new Map<number, string[]>();
  // Reasons and wordings are said once a file; the second time they would only be in the way.
  const said = new Map<string, number>();
  for (const [index, finding] of file.findings.entries()) {
    const key = JSON.stringify([finding.why, finding.instead]);
    const before = said.get(key);
    if (before === undefined) said.set(key, index + 1);
    const { line } = finding.range.start;
    const note = noteOf(finding, index + 1, before, id, file.language, locale);
    const beside = notes.get(line);
    if (beside) beside.push(note);
    else notes.set(line, [note]);
  }
  const rows = markedLines(file, lines, id).map((text, index) => {
    const number = index + 1;
    const html = `<div class="row" id="${id}-l${number}"><span class="no">${number}</span><div class="text" dir="auto">${text}</div></div>`;
    return { html, isBlank: lines.line(number).trim() === '', notes: notes.get(number) ?? [] };
  });
  const counts = chips(
    countsOf((severity) => file.findings.filter((one) => one.severity === severity).length),
    locale,
  );
  const head = counts === '' ? `<span class="chip good">${PRESENT} ${escaped(WORDS[locale].noPhrase)}</span>` : counts;
  return `<section class="draft"><h3>${escaped(WORDS[locale].draft)} ${head}</h3>\n<div class="page${file.findings.length === 0 ? ' clean' : ''}"${langOf(file.language)}>\n${groupsOf(rows).map(groupHtml).join('\n')}\n</div></section>`;
}

interface Row {
  readonly html: string;
  readonly isBlank: boolean;
  readonly notes: readonly string[];
}

/** Lines with the notes beside them, and further lines that run on below while the notes go on. */
interface Group {
  readonly lines: string[];
  readonly notes: string[];
  readonly further: string[];
}

/** More than this, and a note would stand too far above its line. */
const LINES_A_GROUP = 6;

/** A note is much higher than a line: were each beside its own, the draft would be torn apart. */
function groupsOf(rows: readonly Row[]): Group[] {
  const groups: Group[] = [];
  for (const { html, isBlank, notes } of rows) {
    let group = groups.at(-1);
    const isFull =
      !group || group.notes.length === 0 || group.further.length > 0 || group.lines.length >= LINES_A_GROUP;
    if (!group || (notes.length > 0 && isFull)) {
      group = { lines: [], notes: [], further: [] };
      groups.push(group);
    }
    const runsOn = group.further.length > 0 || (isBlank && group.notes.length > 0);
    (runsOn ? group.further : group.lines).push(html);
    group.notes.push(...notes);
  }
  return groups;
}

function groupHtml({ lines, notes, further }: Group): string {
  const column = (rows: readonly string[], name: string): string =>
    rows.length === 0 ? '' : `<div class="${name}">\n${rows.join('\n')}\n</div>`;
  return `<div class="group">\n${column(lines, 'lines')}${column(notes, 'notes')}${column(further, 'lines further')}</div>`;
}

function noteOf(
  finding: Finding,
  number: number,
  before: number | undefined,
  id: string,
  language: FileReport['language'],
  locale: Locale,
): string {
  const { severity, category, rule, summary, message, why, instead, source } = finding;
  const words = WORDS[locale];
  const head = `<p class="head"><a class="ref ${severity}" href="#${id}-m${number}">${MARKS[severity]}${number}</a> <strong>${inlineText(summary)}</strong></p>`;
  const facts = [SEVERITY_NAMES[severity][locale], CATEGORY_NAMES[category][locale], rule].map(inlineText).join(' · ');
  const wordings = instead.map((wording) => `<li>${inlineText(wording)}</li>`).join('');
  const body =
    before === undefined
      ? [
          why === '' ? '' : `<p class="why">${inlineText(why)}</p>`,
          wordings === ''
            ? ''
            : `<p class="label">${escaped(words.instead)}</p><ul class="instead"${langOf(language)}>${wordings}</ul>`,
          `<p class="faint">${facts}</p>`,
          source === '' ? '' : `<p class="faint">${escaped(words.source)}${inlineText(source)}</p>`,
        ].join('')
      : `<p class="faint">${words.asAt(`<a href="#${id}-n${before}">${before}</a>`)}</p><p class="faint">${facts}</p>`;
  return `<div class="note ${severity}" id="${id}-n${number}" lang="${locale}">${head}<p>${inlineText(message)}</p>${body}</div>`;
}

/** The card: every element, present with its evidence, or missing with what to add. */
function cardPart(file: FileReport, id: string, locale: Locale): string {
  const words = WORDS[locale];
  const present = ELEMENTS.filter((element) => file.elements[element]?.length);
  const asked = present.length + allMissing(file).length;
  if (asked === 0) return '';
  const rest: string[] = [];
  const rows = ELEMENTS.flatMap((element) => {
    const name = escaped(ELEMENT_NAMES[element][locale]);
    const missing = file.missing.find((one) => one.element === element);
    if (missing) {
      const { severity, message, instead } = missing;
      const wordings = instead.map((wording) => `<li>${inlineText(wording)}</li>`).join('');
      const list = wordings === '' ? '' : `<ul class="instead"${langOf(file.language)}>${wordings}</ul>`;
      const label = `<span class="chip ${severity}">${MARKS[severity]} ${escaped(words.missing)}</span>`;
      return [
        `<tr class="missing"><th scope="row">${name}</th><td>${label}</td><td>${inlineText(message)}${list}</td></tr>`,
      ];
    }
    const places = file.elements[element] ?? [];
    const [place] = places;
    if (!place) {
      rest.push(name);
      return [];
    }
    const excerpt = file.text.slice(place.start.offset, place.end.offset);
    const more = places.map(({ start }) => start.line).filter((line) => line !== place.start.line);
    const others = [...new Set(more)]
      .slice(0, 5)
      .map((line) => `<a class="line" href="#${id}-l${line}">${escaped(words.line(line))}</a>`);
    const evidence = quotation(excerpt, place.start.line, id, file.language, locale);
    const also = others.length > 0 ? `<div class="faint">${escaped(words.also)} ${others.join(' ')}</div>` : '';
    return [
      `<tr><th scope="row">${name}</th><td><span class="chip good">${PRESENT} ${escaped(words.present)}</span></td><td>${evidence}${also}</td></tr>`,
    ];
  });
  const note =
    rest.length > 0
      ? `\n<p class="faint">${escaped(words.notAsked)}${rest.join(locale === 'ja' ? '、' : ', ')}</p>`
      : '';
  return `<section class="card"><h3>${escaped(words.card(present.length, asked))}</h3>\n<table>\n${rows.join('\n')}\n</table>${note}</section>`;
}

function suppressedPart({ suppressed, language }: FileReport, id: string, locale: Locale): string {
  if (suppressed.length === 0) return '';
  const items = suppressed.map(
    ({ rule, summary, excerpt, range, reason }) =>
      `<li><strong>${inlineText(summary)}</strong> <span class="faint">${inlineText(rule)}</span>\n${quotation(excerpt, range.start.line, id, language, locale)}<div>${escaped(WORDS[locale].reason)}${inlineText(reason)}</div></li>`,
  );
  return `<section class="kept"><h3>${escaped(WORDS[locale].suppressed)}</h3>\n<ul>\n${items.join('\n')}\n</ul></section>`;
}

const WORDS = {
  ja: {
    title: '下書きの確認',
    contents: 'ファイルの一覧',
    files: (count: number) => `${count}ファイル`,
    nothing: '指摘はありません',
    noPhrase: '気になる表現はありません',
    good: 'よいところ',
    draft: '下書きと指摘',
    instead: '言い換えの例',
    source: '出典: ',
    asAt: (link: string) => `理由と言い換えは ${link} と同じです。`,
    card: (present: number, asked: number) => `要素: ${asked}のうち${present}`,
    present: 'あり',
    missing: '足りない',
    also: 'ほかに',
    notAsked: 'この文書には求めない要素: ',
    line: (line: number) => `${line}行目`,
    suppressed: '理由を添えて残した表現',
    reason: '理由: ',
    footer: 'owabi による確認です。どう書くかを決めるのは、書く人と承認する人です。',
  },
  en: {
    title: 'Review of a draft',
    contents: 'Files',
    files: (count: number) => `${count} ${count === 1 ? 'file' : 'files'}`,
    nothing: 'Nothing found',
    noPhrase: 'No phrase stands out',
    good: 'Already good',
    draft: 'The draft and its findings',
    instead: 'Better wordings',
    source: 'Source: ',
    asAt: (link: string) => `Why, and better wordings: as at ${link}.`,
    card: (present: number, asked: number) => `Elements: ${present} of ${asked}`,
    present: 'there',
    missing: 'missing',
    also: 'also',
    notAsked: 'Not asked of this statement: ',
    line: (line: number) => `line ${line}`,
    suppressed: 'Kept on purpose, with a reason',
    reason: 'Reason: ',
    footer: 'Checked by owabi. What to write is for the writer and those who approve it to decide.',
  },
} as const;
