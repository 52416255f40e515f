/**
 * What the readers of our formats ask for, as closed JSON Schemas: written from SARIF 2.1.0 (OASIS), reviewdog's Diagnostic Format,
 * GitLab's documentation of Code Quality, and the results of ESLint and textlint. A property that they do not name is an error.
 */

const text = { type: 'string', minLength: 1 };
const whole = (minimum: number) => ({ type: 'integer', minimum });
const list = (items: object, more: object = {}) => ({ type: 'array', items, ...more });
const closed = (required: Record<string, object>, optional: Record<string, object> = {}) => ({
  type: 'object',
  required: Object.keys(required),
  properties: { ...required, ...optional },
  additionalProperties: false,
});
/** SARIF's property bag: anything goes, and `tags` are distinct. */
const bag = { type: 'object', properties: { tags: list(text, { uniqueItems: true }) }, required: [] };
/** RFC 3986, without anything that would have to be encoded. */
const uri = { type: 'string', pattern: "^(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-F]{2})+$" };
const message = closed({ text }, { markdown: text });

const sarifRule = closed(
  { id: text, shortDescription: message, fullDescription: message, help: closed({ text, markdown: text }) },
  { helpUri: uri, properties: bag },
);

const sarifRegion = closed(
  { startLine: whole(1) },
  { startColumn: whole(1), endLine: whole(1), endColumn: whole(1), snippet: closed({ text }) },
);

const sarifResult = closed(
  {
    ruleId: text,
    ruleIndex: whole(0),
    level: { enum: ['none', 'note', 'warning', 'error'] },
    message: closed({ text }),
    locations: list(
      closed({
        physicalLocation: closed({
          artifactLocation: closed({ uri, index: whole(0) }),
          region: sarifRegion,
        }),
      }),
      { minItems: 1 },
    ),
    partialFingerprints: { type: 'object', additionalProperties: { type: 'string' }, minProperties: 1, required: [] },
  },
  {
    properties: bag,
    suppressions: list(
      closed(
        { kind: { enum: ['inSource', 'external'] } },
        { status: { enum: ['accepted', 'underReview', 'rejected'] }, justification: text },
      ),
      { uniqueItems: true, minItems: 1 },
    ),
  },
);

export const sarifSchema = closed({
  $schema: { type: 'string', format: 'uri' },
  version: { const: '2.1.0' },
  runs: list(
    closed({
      tool: closed({
        driver: closed({ name: text, rules: list(sarifRule, { uniqueItems: true }) }, { semanticVersion: text }),
      }),
      language: { type: 'string', pattern: '^[a-z]{2}(-[A-Z]{2})?$' },
      columnKind: { const: 'utf16CodeUnits' },
      artifacts: list(
        closed(
          { location: closed({ uri }), roles: list({ enum: ['analysisTarget'] }, { uniqueItems: true }) },
          { mimeType: { type: 'string', pattern: '^[^/]+/.+$' }, properties: bag },
        ),
        { uniqueItems: true },
      ),
      results: list(sarifResult),
    }),
    { minItems: 1 },
  ),
});

const bytePosition = closed({ line: whole(1), column: whole(1) });
const byteRange = closed({ start: bytePosition, end: bytePosition });

export const rdjsonSchema = closed({
  source: closed({ name: text }, { url: text }),
  diagnostics: list(
    closed(
      {
        message: text,
        location: closed({ path: text, range: byteRange }),
        severity: { enum: ['ERROR', 'WARNING', 'INFO'] },
        code: closed({ value: text }, { url: text }),
      },
      { suggestions: list(closed({ range: byteRange, text: { type: 'string' } }), { minItems: 1 }) },
    ),
  ),
});

export const gitlabSchema = list(
  closed({
    description: text,
    check_name: text,
    fingerprint: { type: 'string', pattern: '^[0-9a-f]{32}$' },
    severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
    location: closed({
      // Relative to the repository, without `./`.
      path: { type: 'string', pattern: '^(?!\\./)' },
      lines: closed({ begin: whole(1) }, { end: whole(1) }),
    }),
  }),
);

const offsets = { type: 'array', items: [whole(0), whole(0)], minItems: 2, maxItems: 2 };

const eslintMessage = {
  ruleId: text,
  severity: { enum: [1, 2] },
  message: text,
  line: whole(1),
  column: whole(1),
  nodeType: { type: 'null' },
  endLine: whole(1),
  endColumn: whole(1),
};
const eslintOptional = {
  suggestions: list(closed({ desc: text, fix: closed({ range: offsets, text: { type: 'string' } }) })),
};

export const eslintSchema = list(
  closed({
    filePath: text,
    messages: list(closed(eslintMessage, eslintOptional)),
    suppressedMessages: list(
      closed(
        {
          ...eslintMessage,
          suppressions: list(closed({ kind: { const: 'directive' }, justification: { type: 'string' } }), {
            minItems: 1,
          }),
        },
        eslintOptional,
      ),
    ),
    errorCount: whole(0),
    fatalErrorCount: whole(0),
    warningCount: whole(0),
    fixableErrorCount: whole(0),
    fixableWarningCount: whole(0),
    usedDeprecatedRules: list({}),
  }),
);

const place = closed({ line: whole(1), column: whole(1) });

export const textlintSchema = list(
  closed({
    filePath: text,
    messages: list(
      closed(
        {
          type: { const: 'lint' },
          ruleId: text,
          message: text,
          index: whole(0),
          line: whole(1),
          column: whole(1),
          range: offsets,
          loc: closed({ start: place, end: place }),
          severity: { enum: [1, 2, 3] },
        },
        {
          suggestions: list(
            closed({ id: text, message: text, fix: closed({ range: offsets, text: { type: 'string' } }) }),
          ),
        },
      ),
    ),
  }),
);
