/** The one table of output formats: a new one is a file beside this and a line here. Loads only the one that is asked for. */
import type { Words } from '../words/words.ts';
import type { Reporter } from './reporter.ts';

interface Format {
  readonly summary: Words;
  readonly load: () => Promise<Reporter>;
}

export const FORMATS = {
  terminal: {
    summary: { ja: '画面で読むため', en: 'for people, in a terminal' },
    load: async () => (await import('./terminal.ts')).terminal,
  },
  json: {
    summary: { ja: 'プログラムで読むため', en: 'for programs' },
    load: async () => (await import('./json.ts')).json,
  },
  html: {
    summary: { ja: '承認する人のための一ページ', en: 'one page, for those who approve a statement' },
    load: async () => (await import('./html.ts')).html,
  },
  compact: {
    summary: { ja: '一行に一件(ESLint の compact と同じ形)', en: "a finding a line, in ESLint's compact shape" },
    load: async () => (await import('./compact.ts')).compact,
  },
  unix: {
    summary: { ja: '一行に一件(ファイル:行:桁)', en: 'a finding a line: file:line:column' },
    load: async () => (await import('./unix.ts')).unix,
  },
  sarif: {
    summary: { ja: 'SARIF 2.1.0', en: 'SARIF 2.1.0' },
    load: async () => (await import('./sarif.ts')).sarif,
  },
  github: {
    summary: { ja: 'GitHub Actions の注釈', en: 'annotations in GitHub Actions' },
    load: async () => (await import('./github.ts')).github,
  },
  'github-summary': {
    summary: { ja: 'GitHub Actions のジョブのページ', en: 'the job page of GitHub Actions' },
    load: async () => (await import('./github-summary.ts')).githubSummary,
  },
  gitlab: {
    summary: { ja: 'GitLab の Code Quality', en: "GitLab's Code Quality" },
    load: async () => (await import('./gitlab.ts')).gitlab,
  },
  junit: {
    summary: { ja: 'JUnit の XML', en: 'JUnit XML' },
    load: async () => (await import('./junit.ts')).junit,
  },
  checkstyle: {
    summary: { ja: 'Checkstyle の XML', en: 'Checkstyle XML' },
    load: async () => (await import('./checkstyle.ts')).checkstyle,
  },
  rdjson: {
    summary: { ja: 'reviewdog', en: 'reviewdog' },
    load: async () => (await import('./rdjson.ts')).rdjson,
  },
  'eslint-json': {
    summary: { ja: 'ESLint の JSON を読むエディター', en: "editors that read ESLint's JSON" },
    load: async () => (await import('./eslint-json.ts')).eslintJson,
  },
  'textlint-json': {
    summary: { ja: 'textlint の JSON を読むエディター', en: "editors that read textlint's JSON" },
    load: async () => (await import('./textlint-json.ts')).textlintJson,
  },
} satisfies Record<string, Format>;

export type FormatName = keyof typeof FORMATS;
export const FORMAT_NAMES = Object.keys(FORMATS) as readonly FormatName[];
