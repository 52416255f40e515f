/** The JSON Schema of the report for programs, published as `report.schema.json`. */
import { FORMATS, KINDS } from '../document/document.ts';
import { CATEGORIES, CREDITS, ELEMENTS, SEVERITIES } from '../rule/rule.ts';
import { REPORT_VERSION } from './json.ts';

const text = (description: string) => ({ type: 'string', description });
const whole = (minimum: number, description: string) => ({ type: 'integer', minimum, description });
const list = (items: object, description?: string) => ({ type: 'array', items, ...(description && { description }) });
const one = (names: readonly string[], description: string) => ({ enum: names, description });

/** All properties are required: an absent one would have to be guessed. New ones may come within a version. */
const object = (properties: Record<string, object>, description?: string) => ({
  type: 'object',
  required: Object.keys(properties),
  properties,
  ...(description && { description }),
});

const counts = {
  error: whole(0, 'How many errors.'),
  warning: whole(0, 'How many warnings.'),
  info: whole(0, 'How many remarks.'),
};

export const reportSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  $id: 'https://unpkg.com/owabi/dist/schema/report.schema.json',
  title: 'owabi report',
  description: 'What `owabi check --format json` prints.',
  definitions: {
    position: object({
      offset: whole(0, 'UTF-16 units from the start of the decoded file, without its byte order mark.'),
      line: whole(1, '1-based.'),
      column: whole(1, '1-based, in UTF-16 units.'),
    }),
    range: object(
      { start: ref('position'), end: ref('position') },
      'Half-open: `end` stands after the last character.',
    ),
    credit: object({
      credit: one(CREDITS, 'What is good here: a deed or a fact that helps a reader.'),
      summary: text('The same in a few words, in the language of the run.'),
      why: text('Why it helps a reader.'),
      source: text('Where that is known from.'),
      excerpt: text('The text of the range.'),
      range: ref('range'),
    }),
    finding: withOptional(
      object({
        rule: text('The id of the rule.'),
        category: one(CATEGORIES, 'What kind of hurt it is.'),
        severity: one(SEVERITIES, 'How loud.'),
        message: text('What the phrase does, in the language of the run.'),
        why: text('How readers may take it.'),
        instead: list({ type: 'string' }, 'Better wordings, in the language of the statement.'),
        source: text('Where the rule comes from.'),
        excerpt: text('The text of the range.'),
        range: ref('range'),
      }),
      {
        heard: object(
          {
            probability: { type: 'number', minimum: 0, maximum: 1, description: 'How sure it is.' },
            words: list({ type: 'string' }, 'The words that weighed most, heaviest first.'),
          },
          'Only of rules that were learned (`heard/…`).',
        ),
      },
    ),
    missing: object({
      element: one(ELEMENTS, 'What the statement still lacks.'),
      severity: one(SEVERITIES, 'How much it is missed.'),
      rule: text('`missing-` and the element.'),
      message: text('What to add, in the language of the run.'),
      instead: list({ type: 'string' }, 'Wordings to add, in the language of the statement.'),
    }),
    file: object({
      path: text('As its user named it, with `/`.'),
      format: one(FORMATS, 'How it was read.'),
      language: one(['ja', 'en', 'mixed'], 'Mixed: both languages have a fifth or more of the letters.'),
      kind: one(KINDS, 'What the statement is.'),
      kindReason: text('Why this kind.'),
      credits: list(ref('credit'), 'What is good, in the order of the text.'),
      findings: list(ref('finding'), 'In the order of the text.'),
      elements: {
        type: 'object',
        description: 'Evidence by element; an absent element has no key.',
        propertyNames: { enum: ELEMENTS },
        additionalProperties: list(ref('range'), 'In the order of the text.'),
      },
      missing: list(ref('missing')),
      suppressed: list(ref('finding'), 'Findings that a comment with a reason keeps back.'),
    }),
  },
  ...object({
    version: { const: REPORT_VERSION, description: 'Grows when readers of the old shape could misread the new one.' },
    files: list(ref('file')),
    summary: withOptional(
      object({
        ...counts,
        files: whole(0, 'How many files were read.'),
        missing: object(counts, 'Missing elements, which the other counts leave out.'),
      }),
      {
        withheld: object(
          {
            quiet: whole(0, 'Less grave than an error (`--quiet`). The other counts have them.'),
            baseline: whole(0, 'Known before (`--baseline`). The other counts leave them out.'),
            unchanged: whole(0, 'In unchanged lines (`--since`, `--staged`). The other counts leave them out.'),
          },
          'How many findings and missing elements are not in the list. Absent: no option keeps anything back.',
        ),
      },
    ),
  }),
};

/** The same with properties that not every one has. */
function withOptional(schema: ReturnType<typeof object>, properties: Record<string, object>) {
  return { ...schema, properties: { ...schema.properties, ...properties } };
}

function ref(name: string) {
  return { $ref: `#/definitions/${name}` };
}
