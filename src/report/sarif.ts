/**
 * SARIF 2.1.0: findings and missing elements as results of rules that explain themselves. Columns are UTF-16 units. Findings that a
 * comment keeps back are there too, as suppressed. Names no machine and no time.
 */
import type { Log, ReportingDescriptor, Result, Artifact as SarifArtifact, Region as SarifRegion } from 'sarif';
import type { FileReport, Range, Report } from '../lint/finding.ts';
import { ELEMENTS, type Severity } from '../rule/rule.ts';
import type { Locale } from '../words/words.ts';
import { fingerprintsIn } from './fingerprint.ts';
import { jsonText } from './json-text.ts';
import { type Remark, remarkOn, remarksOf } from './remark.ts';
import type { Reporter } from './reporter.ts';
import { uriOf } from './uri.ts';
import { visible } from './visible.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<Severity, Result.level>;
/** What GitHub calls the weight of an alert. */
const WEIGHTS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'recommendation' };
const MIME_TYPES: Readonly<Record<FileReport['format'], string>> = {
  txt: 'text/plain',
  md: 'text/markdown',
  html: 'text/html',
};

export const sarif: Reporter = (report, { version }) => {
  const rules = rulesOf(report);
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const log: Log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'owabi', ...(version !== undefined && { semanticVersion: version }), rules } },
        language: report.locale,
        columnKind: 'utf16CodeUnits',
        artifacts: report.files.map(artifactOf),
        results: report.files.flatMap((file, index) => resultsOf(file, index, indexes, report.locale)),
      },
    ],
  };
  return jsonText(log, 2);
};

function artifactOf(file: FileReport): SarifArtifact {
  const { path, format, kind, language, elements, credits } = file;
  return {
    location: { uri: uriOf(path) },
    roles: ['analysisTarget'],
    mimeType: MIME_TYPES[format],
    properties: {
      kind,
      language,
      elements: ELEMENTS.filter((element) => elements[element]?.length),
      credits: [...new Set(credits.map(({ credit }) => credit))],
    },
  };
}

function resultsOf(
  file: FileReport,
  index: number,
  rules: ReadonlyMap<string, number>,
  locale: Locale,
): readonly Result[] {
  const fingerprint = fingerprintsIn(file);
  const location = { uri: uriOf(file.path), index };
  const resultOf = (remark: Remark): Result => {
    const { rule, severity, message, instead, range, finding } = remark;
    return {
      ruleId: rule,
      ruleIndex: rules.get(rule)!,
      level: LEVELS[severity],
      message: { text: messageText(message) },
      locations: [
        {
          physicalLocation: {
            artifactLocation: location,
            region: finding ? { ...regionOf(range), snippet: { text: finding.excerpt } } : WHOLE,
          },
        },
      ],
      // Not under GitHub's own key: it makes that one itself, and complains of any other value.
      partialFingerprints: { 'owabiPhrase/v1': fingerprint(remark) },
      ...((instead.length > 0 || finding?.heard) && {
        properties: { ...(instead.length > 0 && { instead }), ...(finding?.heard && { heard: finding.heard }) },
      }),
    };
  };
  return [
    ...remarksOf(file, locale).map(resultOf),
    ...file.suppressed.map(
      (finding): Result => ({
        ...resultOf(remarkOn(finding)),
        suppressions: [{ kind: 'inSource', status: 'accepted', justification: visible(finding.reason) }],
      }),
    ),
  ];
}

/** What is missing is missing from the whole; readers of SARIF want a line all the same. */
const WHOLE: SarifRegion = { startLine: 1 };

const regionOf = ({ start, end }: Range): SarifRegion => ({
  startLine: start.line,
  startColumn: start.column,
  endLine: end.line,
  endColumn: end.column,
});

/** Each rule once, in the order of the first result. A Japanese and an English rule may share an id: both are told. */
function rulesOf({ files, locale }: Report): ReportingDescriptor[] {
  const byId = new Map<string, Remark[]>();
  for (const file of files) {
    for (const remark of [...remarksOf(file, locale), ...file.suppressed.map(remarkOn)]) {
      const same = byId.get(remark.rule);
      if (same) same.push(remark);
      else byId.set(remark.rule, [remark]);
    }
  }
  return [...byId].map(([id, remarks]) => ruleOf(id, remarks, locale));
}

function ruleOf(id: string, remarks: readonly Remark[], locale: Locale): ReportingDescriptor {
  const { category, severity, summary, message } = remarks[0]!;
  const each = (of: (remark: Remark) => string | readonly string[]): string[] =>
    [...new Set(remarks.flatMap(of))].filter((text) => text !== '').map(visible);
  const whys = each(({ why }) => why);
  const reasons = whys.length > 0 ? whys : [visible(message)];
  const wordings = each(({ instead }) => instead);
  const sources = each(({ source }) => source);
  const labels = LABELS[locale];
  const text = [
    ...reasons,
    ...(wordings.length > 0 ? [[labels.instead, ...wordings.map((wording) => `- ${wording}`)].join('\n')] : []),
    ...(sources.length > 0 ? [`${labels.source}${sources.join(' / ')}`] : []),
  ];
  const markdown = [
    ...reasons.map(escapeMarkdown),
    ...(wordings.length > 0
      ? [[`**${labels.instead}**`, '', ...wordings.map((wording) => `- ${escapeMarkdown(wording)}`)].join('\n')]
      : []),
    ...(sources.length > 0 ? [`_${labels.source}${sources.map(escapeMarkdown).join(' / ')}_`] : []),
  ];
  return {
    id,
    shortDescription: { text: visible(summary) },
    fullDescription: { text: reasons.join('\n\n') },
    help: { text: text.join('\n\n'), markdown: markdown.join('\n\n') },
    properties: {
      tags: [category],
      'problem.severity': WEIGHTS[severity],
    },
  };
}

const LABELS = {
  ja: { instead: '言い換えの例', source: '出典: ' },
  en: { instead: 'Better wordings', source: 'Source: ' },
} as const;

const escapeMarkdown = (text: string): string => text.replace(/[\\`*_[\]<>#|]/gu, '\\$&');

/** In SARIF a message may hold links `[…](…)` and places for arguments `{0}`; a quoted phrase is neither. */
const messageText = (text: string): string =>
  visible(text)
    .replace(/\[(?=[^[\]]*\]\()/gu, '\\[')
    .replace(/\{(\d+)\}/gu, '{{$1}}');
