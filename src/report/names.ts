/** The names that reporters give to what the house calls by identifiers. Each table is complete: the compiler sees to it. */
import type { Kind } from '../document/document.ts';
import type { FileReport } from '../lint/finding.ts';
import type { Category, ElementName, Severity } from '../rule/rule.ts';
import type { Words } from '../words/words.ts';

export const KIND_NAMES: Readonly<Record<Kind, Words>> = {
  'first-notice': { ja: '第一報', en: 'first notice' },
  'progress-update': { ja: '経過報告', en: 'progress update' },
  'final-report': { ja: '最終報告', en: 'final report' },
  'support-reply': { ja: 'サポートの返信', en: 'support reply' },
  interview: { ja: 'インタビュー・会見', en: 'interview' },
  'social-post': { ja: 'SNSの投稿', en: 'social post' },
  recall: { ja: '回収のお知らせ', en: 'recall' },
  'breach-notice': { ja: '情報漏えいのお知らせ', en: 'breach notice' },
};

export const LANGUAGE_NAMES: Readonly<Record<FileReport['language'], Words>> = {
  ja: { ja: '日本語', en: 'Japanese' },
  en: { ja: '英語', en: 'English' },
  mixed: { ja: '日本語と英語', en: 'Japanese and English' },
};

export const SEVERITY_NAMES: Readonly<Record<Severity, Words>> = {
  error: { ja: '重大', en: 'error' },
  warning: { ja: '注意', en: 'warning' },
  info: { ja: '参考', en: 'info' },
};

export const CATEGORY_NAMES: Readonly<Record<Category, Words>> = {
  'blame-shifting': { ja: '責任転嫁', en: 'blame-shifting' },
  minimizing: { ja: '過小評価', en: 'minimizing' },
  'non-apology': { ja: '謝罪になっていない', en: 'non-apology' },
  doubting: { ja: '疑い', en: 'doubting' },
  'self-focus': { ja: '自社中心', en: 'self-focus' },
  evasion: { ja: '曖昧さ', en: 'evasion' },
  'vague-commitment': { ja: '曖昧な約束', en: 'vague commitment' },
  deflection: { ja: 'はぐらかし', en: 'deflection' },
  'over-assurance': { ja: '言いすぎた保証', en: 'over-assurance' },
  register: { ja: '言葉づかい', en: 'register' },
  'missing-element': { ja: '足りない要素', en: 'missing element' },
  ordering: { ja: '順序', en: 'ordering' },
  suppression: { ja: '抑制コメント', en: 'suppression' },
};

export const ELEMENT_NAMES: Readonly<Record<ElementName, Words>> = {
  apology: { ja: '謝罪', en: 'apology' },
  responsibility: { ja: '責任の所在', en: 'responsibility' },
  'what-happened': { ja: '何が起きたか', en: 'what happened' },
  when: { ja: 'いつ', en: 'when' },
  affected: { ja: '影響の範囲', en: 'who is affected' },
  cause: { ja: '原因', en: 'cause' },
  'action-taken': { ja: 'すでにした対応', en: 'action taken' },
  remedy: { ja: '補償・救済', en: 'remedy' },
  prevention: { ja: '再発防止', en: 'prevention' },
  'next-step': { ja: '次にすること', en: 'next step' },
  contact: { ja: '連絡先', en: 'contact' },
  person: { ja: '名のる人', en: 'a named person' },
  empathy: { ja: '相手への思い', en: 'empathy' },
};
