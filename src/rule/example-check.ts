/** Checks how examples are written: enough of each sort, and their marks. Whether they hold is found out by running them. */
import type { Problem } from '../problem/problem.ts';
import { placeInScalar } from '../problem/scalar.ts';
import type { Yaml, YamlPath } from '../problem/yaml.ts';
import type { Words } from '../words/words.ts';
import { readMarks } from './marked-text.ts';

interface Sorts {
  /** The key of examples in which something must be found, and of those that must stay free. */
  readonly found: string;
  readonly free: string;
  /** How many of each there must be. */
  readonly needed: number;
}

export function checkExamples(yaml: Yaml, path: YamlPath, value: unknown, sorts: Sorts, problems: Problem[]): void {
  if (!Array.isArray(value)) return;
  const count = { found: 0, free: 0 };
  for (const [index, example] of value.entries()) {
    if (typeof example !== 'object' || example === null) continue;
    const keys = [sorts.found, sorts.free].filter((key) => key in example);
    if (keys.length !== 1) {
      problems.push(
        yaml.problem([...path, index], {
          ja: `例には ${sorts.found} か ${sorts.free} のどちらか一つが必要です。`,
          en: `an example has either ${sorts.found} or ${sorts.free}`,
        }),
      );
      continue;
    }
    const key = keys[0]!;
    count[key === sorts.found ? 'found' : 'free']++;
    checkMarks(yaml, [...path, index, key], (example as Record<string, unknown>)[key], key === sorts.found, problems);
  }
  for (const [key, counted] of [
    [sorts.found, count.found],
    [sorts.free, count.free],
  ] as const) {
    if (counted >= sorts.needed) continue;
    problems.push(
      yaml.problem(
        path,
        {
          ja: `${key} の例が${counted}件しかありません。${sorts.needed}件以上必要です。`,
          en: `too few examples with ${key}: ${counted} of at least ${sorts.needed}`,
        },
        { part: 'key' },
      ),
    );
  }
}

function checkMarks(yaml: Yaml, path: YamlPath, statement: unknown, marked: boolean, problems: Problem[]): void {
  const inside = typeof statement === 'object' && statement !== null;
  const text = inside ? (statement as Record<string, unknown>).text : statement;
  const place = inside ? [...path, 'text'] : path;
  if (typeof text !== 'string') return;
  const { marks, mistake } = readMarks(text);
  const scalar = yaml.spanOf(place);
  const at = (message: Words, start: number, end: number, help?: Words) =>
    problems.push({
      ...yaml.problem(place, message, { ...(help && { help }) }),
      span: placeInScalar(yaml.source, scalar, text, { start, end }),
    });
  if (mistake) at(mistake.message, mistake.span.start, mistake.span.end);
  else if (marked && marks.length === 0) {
    at({ ja: '見つかるべきところに印がありません。', en: 'nothing is marked here' }, 0, text.length, {
      ja: '見つかるべき表現を << と >> で囲みます。',
      en: 'put << and >> around the phrase that must be found',
    });
  } else if (!marked && marks.length > 0) {
    const start = text.indexOf('<<');
    at(
      { ja: '見つからないはずの例に印があります。', en: 'this example must stay free, but something is marked in it' },
      start,
      text.indexOf('>>', start) + 2,
    );
  }
}
