/** The commented configuration that `owabi init` writes. Never overwrites one. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { KINDS } from '../document/document.ts';
import { ProblemError } from '../problem/problem.ts';
import type { Locale } from '../words/words.ts';
import { CONFIGURATION_NAMES } from './configuration-search.ts';
import { reasonOf } from './disk-error.ts';

const NAME = 'owabi.config.yaml';
const SCHEMA = 'owabi/dist/schema/config.schema.json';

/**
 * Writes the file into a folder, and gives its name.
 *
 * @throws {ProblemError} when there is a configuration already, or when the folder refuses
 */
export function writeInitialConfiguration(folder: string, locale: Locale): string {
  const there = CONFIGURATION_NAMES.find((name) => name !== 'package.json' && existsSync(join(folder, name)));
  if (there !== undefined) {
    throw new ProblemError({
      message: {
        ja: 'すでに設定ファイルがあります。上書きはしません',
        en: 'there is a configuration already; it was not touched',
      },
      file: there,
    });
  }
  const local = `./node_modules/${SCHEMA}`;
  const schema = existsSync(join(folder, local)) ? local : `https://unpkg.com/${SCHEMA}`;
  try {
    // `wx`: also when another process has just written one.
    writeFileSync(join(folder, NAME), textIn(locale, schema), { flag: 'wx' });
  } catch (error) {
    const reason = reasonOf(error);
    throw new ProblemError({
      message: { ja: `書き込めません(${reason.ja})`, en: `cannot write it: ${reason.en}` },
      file: NAME,
    });
  }
  return NAME;
}

function textIn(locale: Locale, schema: string): string {
  const kinds = KINDS.join(' | ');
  return locale === 'ja'
    ? `# yaml-language-server: $schema=${schema}
# owabi の設定です。書かれていない項目は既定のままです。

# 表示に使う言語: ja | en(書かなければ環境変数 LANG などによります)
locale: ja

# この重さ以上の指摘があるとき、終了コードを1にします: info | warning | error | never
fail-on: error

# ファイルごとに表示する指摘の数(0はすべて)
max-findings: 10

# 規則の重さ: off | info | warning | error。 owabi rules で一覧を、 owabi explain 規則 で理由と例を見られます。
rules:
  # over-apology: off

# 一部のファイルだけの設定。文書の種類(kind)は文書の front matter にも書けます:
#   ${kinds}
# 過失(fault): ours | shared | third-party | unknown | none
# 被害(harm): none | service | money | data | health | life
overrides:
  # - files: お知らせ/**/*.md
  #   kind: first-notice
  #   harm: data
  # - files: [サポート/**/*.txt]
  #   kind: support-reply

# 調べないファイル(.gitignore と同じ書き方。 .gitignore と .owabiignore も使われます)
ignore:
  # - 過去のお知らせ/

# 自分たちの規則: YAMLファイル、フォルダー、JavaScriptモジュール(./ で始めます)、npmパッケージ
plugins:
  # - ./規則/

# ほかの設定を土台にする: ファイル(./ で始めます)か、設定を持つnpmパッケージ
# extends: ./共通.yaml
`
    : `# yaml-language-server: $schema=${schema}
# The configuration of owabi. What is not said here keeps its default.

# The language in which owabi speaks to you: ja | en (without it, LANG and its kin decide)
locale: en

# From this severity on, the exit code is 1: info | warning | error | never
fail-on: error

# Findings shown for each file (0: all)
max-findings: 10

# How loud a rule is: off | info | warning | error. See \`owabi rules\`, and \`owabi explain RULE\` for reasons and examples.
rules:
  # over-apology: off

# Settings for some files only. A statement's front matter may say its kind as well:
#   ${kinds}
# fault: ours | shared | third-party | unknown | none
# harm: none | service | money | data | health | life
overrides:
  # - files: notices/**/*.md
  #   kind: first-notice
  #   harm: data
  # - files: [support/**/*.txt]
  #   kind: support-reply

# Files that are not checked, written as in .gitignore (which is respected as well, and so is .owabiignore)
ignore:
  # - archive/

# Rules of your own: YAML files, folders, JavaScript modules (beginning with ./), npm packages
plugins:
  # - ./rules/

# Begin with another configuration: a file (beginning with ./), or an npm package that holds one
# extends: ./common.yaml
`;
}
