/** `owabi tokens`: what rule authors see of a text. */
import { readDocument } from '../document/read.ts';
import { loadReader } from '../document/readers.ts';
import { decodeSource } from '../document/source.ts';
import { tokenSheets } from '../lint/token-sheet.ts';
import { ProblemError } from '../problem/problem.ts';
import { prepare } from '../project/prepare.ts';
import { tokenTable } from '../report/token-table.ts';
import type { Locale } from '../words/words.ts';
import { given } from './arguments.ts';
import { complain, pageOptions, type Session } from './session.ts';

export interface TokenFlags {
  readonly locale?: Locale;
  readonly config?: string | false;
  readonly rules?: readonly string[];
  readonly rule?: string;
  readonly color?: boolean;
}

export async function tokensCommand(text: string, flags: TokenFlags, session: Session): Promise<number> {
  const { world } = session;
  const { locale, config, rules: plugins, rule: only } = flags;
  const { configuration, rules, problems } = await prepare({
    cwd: world.cwd,
    asWritten: true,
    ...given({ locale, config, plugins }),
  });
  session.locale = configuration.locale ?? session.locale;
  const source = text === '-' ? decodeSource(await world.input()).text : text;
  if (source.trim() === '') {
    throw new ProblemError({ message: { ja: '文章がありません', en: 'there is no text' } });
  }
  await loadReader('txt');
  const document = readDocument(source, { format: 'txt' });
  const options = only === undefined ? {} : { only, limit: Number.POSITIVE_INFINITY };
  world.out(tokenTable(tokenSheets(document, rules, options), await pageOptions(session, flags.color)));
  complain(session, problems);
  return problems.length > 0 ? 2 : 0;
}
