/** Says what became of a baseline, beside the report. */
import type { Compared, Updated } from '../project/baseline.ts';
import type { OutputFile } from '../project/output-file.ts';
import { visibleLine } from '../report/visible.ts';
import type { Session } from './session.ts';

/** More than these nobody reads; the count says it. */
const LISTED = 20;

export function sayBaseline({ name }: OutputFile, compared: Compared | Updated, session: Session): void {
  const { world, say } = session;
  const file = visibleLine(name);
  if ('findings' in compared) {
    const { findings, missing } = compared;
    const words = {
      ja: `${file} に、指摘${findings}件と足りない要素${missing}件を書きました。`,
      en: `${file} now knows ${counted(findings, 'finding')} and ${counted(missing, 'missing element')}.`,
    };
    session.remark(words);
  }
  const { gone } = compared;
  if (gone.length === 0) return;
  const count = gone.reduce((sum, one) => sum + one.count, 0);
  const head = say({
    ja: `${file} の${count}件は、もうありません(--update-baseline で除けます)。`,
    en: `${counted(count, 'entry', 'entries')} of ${file} no longer ${count === 1 ? 'occurs' : 'occur'} (--update-baseline takes them out).`,
  });
  const lines = gone
    .slice(0, LISTED)
    .map(({ path, rule, count: times }) => `  ${visibleLine(path)}  ${rule}${times > 1 ? ` ×${times}` : ''}`);
  const more = gone.length - LISTED;
  if (more > 0) lines.push(`  ${say({ ja: `ほか${more}件`, en: `and ${more} more` })}`);
  world.err(`owabi: ${head}\n${lines.join('\n')}\n`);
}

const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
