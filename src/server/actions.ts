/**
 * What an editor may offer at a finding: each better wording in place of the sentence, and a comment that keeps it back. All are for
 * a person to choose; none is preferred, and none is for all at once.
 */
import type { FileReport } from '../lint/finding.ts';
import { type Remark, suggestionsFor } from '../report/remark.ts';
import { visibleLine } from '../report/visible.ts';
import { contains, type Span } from '../text/span.ts';
import { type Insertion, suppressing } from './comment.ts';
import { linksOf, MISSING, ofFinding } from './diagnostics.ts';
import type { Draft } from './draft.ts';
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
  type TextEdit,
  type WorkspaceEdit,
} from './protocol.ts';
import type { Reading } from './reading.ts';

/** What the client can do with an action. */
export interface ActionSkills {
  /** It asks for the edit when an action is chosen. */
  readonly resolves: boolean;
  /** It takes edits that name a version. */
  readonly versions: boolean;
  /** It takes snippets, in which the cursor stands where the reason goes. */
  readonly snippets: boolean;
}

/** What an action carries until its edit is asked for. */
export interface SuppressionData {
  readonly uri: string;
  readonly rule: string;
  /** Where the finding starts; missing for what the statement lacks. */
  readonly start?: number;
}

export async function actionsFor(
  draft: Draft,
  reading: Reading,
  { range, context }: CodeActionParams,
  skills: ActionSkills,
): Promise<CodeAction[]> {
  const { report, setup, findings, missing } = reading;
  const { only } = context;
  if (!report || (only && !only.some((kind) => kind === '' || kind === CodeActionKind.QuickFix))) return [];
  const { locale } = setup;
  const asked = draft.span(range);
  const links = linksOf(reading);
  const actions: CodeAction[] = [];
  const suppression = async (data: SuppressionData, title: string, diagnostics: Diagnostic[]): Promise<void> => {
    const action: CodeAction = { title, kind: CodeActionKind.QuickFix, diagnostics, data };
    const resolved = skills.resolves ? action : await resolveAction(action, draft, reading, skills);
    if (skills.resolves || resolved.edit) actions.push(resolved);
  };

  const here = findings.filter(
    (remark) => touches(asked, spanOf(remark)) || isNamed(remark, draft, context.diagnostics),
  );
  for (const remark of here) {
    const diagnostics = [ofFinding(remark, draft, links)];
    for (const { range: place, text } of suggestionsFor(remark)) {
      const edit = {
        range: draft.range({ start: place.start.offset, end: place.end.offset }),
        newText: inFormat(text, report),
      };
      actions.push({
        title: locale === 'ja' ? `言い換え: 「${clipped(text)}」` : `Replace with “${clipped(text)}”`,
        kind: CodeActionKind.QuickFix,
        diagnostics,
        edit: workspaceEdit(draft, [edit], skills),
      });
    }
  }
  for (const remark of here) {
    const { rule, category, range: place } = remark;
    // What owabi says of its own comments is mended in them.
    if (category === 'suppression') continue;
    const title = locale === 'ja' ? `理由を書いて残す: ${rule}` : `Let it stand, with a reason: ${rule}`;
    const data = { uri: draft.uri, rule, start: place.start.offset };
    await suppression(data, title, [ofFinding(remark, draft, links)]);
  }
  const ofMissing = context.diagnostics.filter(({ code, source }) => source === 'owabi' && code === MISSING);
  if (ofMissing.length > 0) {
    for (const { rule, summary } of missing) {
      const title =
        locale === 'ja' ? `理由を書いて求めない: ${summary}` : `Do not ask for it, with a reason: ${summary}`;
      await suppression({ uri: draft.uri, rule }, title, ofMissing);
    }
  }
  return actions;
}

/** The action with its edit; without one when its finding is no longer there. */
export async function resolveAction(
  action: CodeAction,
  draft: Draft,
  { report, setup, findings, missing }: Reading,
  skills: ActionSkills,
): Promise<CodeAction> {
  const { rule, start } = action.data as SuppressionData;
  const remark = (start === undefined ? missing : findings).find(
    (one) => one.rule === rule && (start === undefined || one.range.start.offset === start),
  );
  if (!report || !remark || !setup.reader) return action;
  const { reader } = setup;
  const { format, text } = report;
  const read = async (other: string): Promise<FileReport | undefined> => {
    const outcome = await reader.readText(draft.name, draft.path ?? draft.name, other, format);
    return 'report' in outcome ? outcome.report : undefined;
  };
  const place = { text, format, rule, ...(start !== undefined && { span: spanOf(remark) }) };
  const insertions = await suppressing(place, report, read);
  return insertions ? { ...action, edit: commentEdit(draft, insertions, skills) } : action;
}

function commentEdit(draft: Draft, insertions: readonly Insertion[], skills: ActionSkills): WorkspaceEdit {
  const range = ({ at }: Insertion) => draft.range({ start: at, end: at });
  if (!skills.snippets || !skills.versions) {
    const edits = insertions.map((one) => ({ range: range(one), newText: one.before + (one.after ?? '') }));
    return workspaceEdit(draft, edits, skills);
  }
  const edits = insertions.map((one) =>
    one.after === undefined
      ? { range: range(one), newText: one.before }
      : {
          range: range(one),
          snippet: { kind: 'snippet' as const, value: `${literal(one.before)}\${1}${literal(one.after)}` },
        },
  );
  return { documentChanges: [{ textDocument: { uri: draft.uri, version: draft.version }, edits }] };
}

const literal = (text: string): string => text.replace(/[\\$}]/gu, '\\$&');

const workspaceEdit = (draft: Draft, edits: TextEdit[], { versions }: ActionSkills): WorkspaceEdit =>
  versions
    ? { documentChanges: [{ textDocument: { uri: draft.uri, version: draft.version }, edits }] }
    : { changes: { [draft.uri]: edits } };

/** A wording says what it says; in HTML these three would say something else. */
const inFormat = (text: string, { format }: FileReport): string =>
  format === 'html' ? text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;') : text;

const TITLE = 100;

function clipped(text: string): string {
  const line = visibleLine(text);
  return line.length > TITLE ? `${line.slice(0, TITLE).replace(/\p{Surrogate}$/u, '')}…` : line;
}

const spanOf = ({ range }: Remark): Span => ({ start: range.start.offset, end: range.end.offset });

const touches = (asked: Span, span: Span): boolean =>
  contains(asked, span) || (asked.start <= span.end && span.start <= asked.end);

/** Whether the client names a finding although its cursor is elsewhere, as some do for the whole line. */
function isNamed({ rule, range }: Remark, draft: Draft, named: readonly Diagnostic[]): boolean {
  const start = draft.range({ start: range.start.offset, end: range.start.offset }).start;
  return named.some(
    ({ source, code, range: place }) =>
      source === 'owabi' &&
      code === rule &&
      place.start.line === start.line &&
      place.start.character === start.character,
  );
}
