/** Checks the patterns of one YAML file and says what is wrong where it stands in that file. Keeps nothing of them. */
import type { Problem } from '../problem/problem.ts';
import { didYouMean } from '../problem/problem.ts';
import { placeInScalar } from '../problem/scalar.ts';
import type { Yaml, YamlPath } from '../problem/yaml.ts';
import type { Span } from '../text/span.ts';
import type { Words } from '../words/words.ts';
import { compilePattern, Names, PatternError, splitPatternLines } from './pattern/pattern.ts';
import { type PatternNode, parsePattern } from './pattern/syntax.ts';

/** A pattern line, with its place in the file. */
export interface PlacedPattern {
  readonly source: string;
  /** The names that it uses itself. */
  readonly uses: readonly { readonly name: string; readonly span: Span }[];
  /** A problem at a place of the line; UTF-16 offsets into `source`. */
  problem(span: Span, message: Words, help?: Words): Problem;
}

/** The lines of a block, or of a list of patterns, that can be parsed; what can't is among the problems. */
function readPatterns(yaml: Yaml, path: YamlPath, value: unknown, problems: Problem[]): PlacedPattern[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) =>
      typeof item === 'string' ? readItem(yaml, [...path, index], item, problems) : [],
    );
  }
  if (typeof value !== 'string') return [];
  const lines = splitPatternLines(value);
  if (lines.length === 0 && value.trim() !== '') {
    problems.push(
      yaml.problem(path, { ja: 'パターンが1行もありません。', en: 'there is no pattern here, only comments' }),
    );
  }
  return lines.flatMap(({ source, offset }) => placed(yaml, path, value, source, offset, problems));
}

/** `[名詞.数]` without quotes is a YAML list of one word, and would look for the characters 名詞.数. */
const PART_OF_SPEECH =
  /^(?:(?:名詞|動詞|形容詞|副詞|助詞|助動詞|記号|接続詞|感動詞|連体詞|接頭詞|空白)(?:\.\S+)?|ADJ|ADP|ADV|AUX|CCONJ|DATE|DET|EMAIL|EMOJI|INTJ|NOUN|NUM|PART|PRON|PROPN|PUNCT|SCONJ|SPACE|SYM|TIME|URL|VERB)$/u;

function readItem(yaml: Yaml, path: YamlPath, item: string, problems: Problem[]): PlacedPattern[] {
  if (PART_OF_SPEECH.test(item.trim())) {
    problems.push(
      yaml.problem(
        path,
        { ja: `「${item}」は語ではなく品詞です。`, en: `"${item}" is a part of speech, not a word` },
        { help: { ja: `引用符で囲みます: "[${item}]"`, en: `put it in quotes: "[${item}]"` } },
      ),
    );
    return [];
  }
  return placed(yaml, path, item, item, 0, problems);
}

function placed(
  yaml: Yaml,
  path: YamlPath,
  value: string,
  source: string,
  offset: number,
  problems: Problem[],
): PlacedPattern[] {
  const problem: PlacedPattern['problem'] = (span, message, help) => ({
    ...yaml.problem(path, message, { ...(help && { help }) }),
    span: placeInScalar(yaml.source, yaml.spanOf(path), value, {
      start: offset + span.start,
      end: offset + span.end,
    }),
  });
  try {
    return [{ source, uses: usesOf(parsePattern(source)), problem }];
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    problems.push(problem(error.span, error.words, error.help));
    return [];
  }
}

function usesOf(node: PatternNode): { name: string; span: Span }[] {
  switch (node.type) {
    case 'name':
      return [{ name: node.name, span: node.span }];
    case 'choice':
      return node.options.flatMap(usesOf);
    case 'sequence':
      return node.items.flatMap(usesOf);
    case 'repeat':
    case 'not':
    case 'look':
    case 'report':
      return usesOf(node.item);
    default:
      return [];
  }
}

/** Stands in for a definition with a mistake, so that the mistake is said once and not at every use. Matches nothing. */
const NOTHING = ['(?!_) _'];

export interface CheckedDefinitions {
  readonly names: Names;
  /** The lines behind each name; behind a name with a mistake, a pattern that matches nothing. */
  readonly lines: ReadonlyMap<string, readonly string[]>;
}

/**
 * Checks definitions and gives the names that the rest of the file may use: all of them, also those with mistakes.
 *
 * @param defined values of a `define` or of a word list file, with their paths
 */
export function checkDefinitions(
  yaml: Yaml,
  defined: readonly { readonly name: string; readonly path: YamlPath; readonly value: unknown }[],
  lexicon: Names,
  problems: Problem[],
): CheckedDefinitions {
  const patterns = new Map<string, readonly PlacedPattern[]>();
  const broken = new Set<string>();
  for (const { name, path, value } of defined) {
    if (!/^[\p{L}\p{N}][\p{L}\p{N}-]*$/u.test(name)) {
      problems.push(
        yaml.problem(
          path,
          { ja: `「${name}」は名前に使えません。`, en: `"${name}" is no name for patterns` },
          { part: 'key', help: { ja: '文字・数字・ハイフンで書きます。', en: 'use letters, digits and hyphens' } },
        ),
      );
      continue;
    }
    const before = problems.length;
    patterns.set(name, readPatterns(yaml, path, value, problems));
    if (problems.length > before || patterns.get(name)!.length === 0) broken.add(name);
  }
  const known = new Set([...patterns.keys(), ...lexicon.names()]);
  for (const [name, lines] of patterns) {
    const unknown = lines.flatMap((line) => unknownUses(line, known));
    if (unknown.length > 0) broken.add(name);
    problems.push(...unknown);
  }
  const names = new Names(lexicon.language, linesWithout(broken), lexicon);
  for (const [name, lines] of patterns) {
    if (broken.has(name)) continue;
    const before = problems.length;
    // Under its own name, so that a circle is seen as one.
    const first = lines[0];
    if (first) compileAt(first, `@${name}`, names, problems, { start: 0, end: first.source.length });
    if (problems.length > before) broken.add(name);
  }
  const lines = linesWithout(broken);
  return { names: new Names(lexicon.language, lines, lexicon), lines };

  function linesWithout(mistaken: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
    return new Map(
      [...patterns].map(([name, list]) => [name, mistaken.has(name) ? NOTHING : list.map((line) => line.source)]),
    );
  }
}

function unknownUses(line: PlacedPattern, known: ReadonlySet<string>): Problem[] {
  return line.uses
    .filter(({ name }) => !known.has(name))
    .map(({ name, span }) =>
      line.problem(
        span,
        { ja: `語のリスト @${name} はありません。`, en: `there is no word list @${name}` },
        didYouMean(name, known),
      ),
    );
}

/** Checks the patterns at one place of the file. */
export function checkPatterns(
  yaml: Yaml,
  path: YamlPath,
  value: unknown,
  names: Names,
  problems: Problem[],
): PlacedPattern[] {
  const lines = readPatterns(yaml, path, value, problems);
  const known = new Set(names.names());
  for (const line of lines) {
    const unknown = unknownUses(line, known);
    problems.push(...unknown);
    if (unknown.length === 0) compileAt(line, line.source, names, problems);
  }
  return lines;
}

function compileAt(line: PlacedPattern, source: string, names: Names, problems: Problem[], span?: Span): void {
  try {
    compilePattern(source, names);
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    problems.push(line.problem(span ?? error.span, error.words, error.help));
  }
}
