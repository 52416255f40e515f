/** Each line of the table: what is done, the bar it must keep to, and how that is measured. Prints nothing. */
import { median, ratio } from './figures.mjs';

/**
 * `key` names the figure, `of` says in the table which one it is, when there are several.
 *
 * @typedef {{key: string, of?: string, atMost?: number, atLeast?: number, unit: string}} Bar
 */

/**
 * Figures by the key of their bar; `withoutMemory` are the same figures of an owabi that remembers no sentence. `medians`, by what
 * was measured, is for the table only.
 *
 * @typedef {{figures: Record<string, number>, withoutMemory?: Record<string, number>,
 *   medians: Record<string, {value: number, unit: string}>}} Measured
 */

/**
 * `peers`: it can't be measured without them; `besidePeers`: theirs is shown as well. `long`: it takes minutes by itself.
 *
 * @typedef {{id: string, work: string, bars: Bar[], peers?: true, besidePeers?: true, long?: true, measure(lab: any): Promise<Measured>}} Row
 */

/** @type {Row[]} */
export const ROWS = [
  {
    id: 'version',
    work: '`owabi --version` against `node -e 0`',
    bars: [{ key: 'time', atMost: 1.25, unit: '×' }],
    async measure(lab) {
      const times = lab.time([lab.node, lab.owabi(['--version'])], { short: true });
      return { figures: { time: ratio(times.owabi, times['node -e 0']) }, medians: medians(times) };
    },
  },
  {
    id: 'draft-ja',
    work: 'one Japanese draft of 2 KB, plain text, all rules, cold, against `node -e 0`',
    bars: [{ key: 'time', atMost: 2.6, unit: '×' }],
    measure: (lab) => draftAgainstNode(lab, 'ja'),
  },
  {
    id: 'draft-en',
    work: 'one English draft of 2 KB, the same',
    bars: [{ key: 'time', atMost: 2.2, unit: '×' }],
    measure: (lab) => draftAgainstNode(lab, 'en'),
  },
  {
    id: 'markdown',
    work: 'Markdown instead of plain text, against `node -e 0`',
    bars: [
      { key: 'ja', of: 'more, Japanese', atMost: 0.6, unit: '×' },
      { key: 'en', of: 'more, English', atMost: 0.6, unit: '×' },
    ],
    async measure(lab) {
      const name = (language, format) => `${language} ${format}`;
      const checks = ['ja', 'en'].flatMap((language) =>
        ['txt', 'md'].map((format) =>
          lab.owabi(['check', lab.texts.draft(language, format)], { name: name(language, format) }),
        ),
      );
      const times = lab.time([lab.node, ...checks], { short: true });
      const more = (language) =>
        (median(times[name(language, 'md')]) - median(times[name(language, 'txt')])) / median(times['node -e 0']);
      return { figures: { ja: more('ja'), en: more('en') }, medians: medians(times) };
    },
  },
  {
    id: 'draft-textlint',
    work: 'the Japanese draft against textlint with ja-technical-writing, cold',
    bars: [{ key: 'time', atLeast: 18, unit: 'times faster' }],
    peers: true,
    async measure(lab) {
      const draft = lab.texts.draft('ja');
      const textlint = lab.peers.technicalWriting([draft], lab.texts.path('.'));
      const times = lab.time([lab.owabi(['check', draft]), textlint]);
      return { figures: { time: ratio(times[textlint.name], times.owabi) }, medians: medians(times) };
    },
  },
  {
    id: 'files-ja',
    work: '1,000 Japanese files against textlint with ja-technical-writing and with preset-ai-writing',
    bars: [
      { key: 'technicalWriting', of: 'faster than ja-technical-writing', atLeast: 20, unit: 'times' },
      { key: 'aiWriting', of: 'faster than preset-ai-writing', atLeast: 1.3, unit: 'times' },
    ],
    peers: true,
    measure: (lab) => filesAgainst(lab, 'ja', ['technicalWriting', 'aiWriting']),
  },
  {
    id: 'files-en',
    work: '1,000 English files against write-good, alex and cspell',
    bars: [
      { key: 'writeGood', of: 'faster than write-good', atLeast: 1, unit: 'times' },
      { key: 'alex', of: 'faster than alex', atLeast: 5, unit: 'times' },
      { key: 'cspell', of: 'faster than cspell', atLeast: 1, unit: 'times' },
    ],
    peers: true,
    measure: (lab) => filesAgainst(lab, 'en', ['writeGood', 'alex', 'cspell']),
  },
  {
    id: 'memory',
    work: 'peak memory: one Japanese draft; 1,000 Japanese files',
    bars: [
      { key: 'draft', of: 'one draft', atMost: 90, unit: 'MB' },
      { key: 'files', of: '1,000 files', atMost: 200, unit: 'MB' },
    ],
    besidePeers: true,
    async measure(lab) {
      const draft = [lab.texts.draft('ja')];
      const files = lab.texts.drafts('ja');
      const figures = {
        draft: lab.memory(lab.owabi(['check', ...draft], { name: 'owabi, one draft' })),
        files: lab.memory(lab.owabi(['check', ...files], { name: 'owabi, 1,000 files' })),
      };
      const held = { 'node -e 0': lab.memory(lab.node), 'one draft': figures.draft, '1,000 files': figures.files };
      if (!lab.quick) {
        const { technicalWriting } = lab.peers;
        held['textlint, one draft'] = lab.memory(technicalWriting(draft, lab.texts.path('.')));
        held['textlint, 1,000 files'] = lab.memory(technicalWriting(files, lab.texts.path('.')));
      }
      return { figures, medians: inUnit(held, 'MB') };
    },
  },
  {
    id: 'large',
    work: '20 MB of Japanese against 2 MB, in files of 50 KB',
    bars: [
      { key: 'time', of: 'the time', atMost: 11, unit: '×' },
      { key: 'memory', of: 'the memory', atMost: 1.5, unit: '×' },
    ],
    long: true,
    async measure(lab) {
      const check = (count, name, rest) => lab.owabi(['check', ...lab.texts.documents(count)], { name, ...rest });
      const [small, large] = [check(40, '2 MB'), check(400, '20 MB')];
      const forgetful = lab.canLeaveOut
        ? [check(40, '2 MB without memory', FORGETFUL), check(400, '20 MB without memory', FORGETFUL)]
        : [];
      const times = lab.time([small, large, ...forgetful]);
      const held = { '2 MB': lab.memory(small), '20 MB': lab.memory(large) };
      return {
        figures: { time: ratio(times['20 MB'], times['2 MB']), memory: held['20 MB'] / held['2 MB'] },
        ...(lab.canLeaveOut && {
          withoutMemory: { time: ratio(times['20 MB without memory'], times['2 MB without memory']) },
        }),
        medians: {
          ...medians(times),
          'memory, 2 MB': { value: held['2 MB'], unit: 'MB' },
          'memory, 20 MB': { value: held['20 MB'], unit: 'MB' },
        },
      };
    },
  },
  {
    id: 'keystroke',
    work: 'a keystroke in a Japanese document of 50 KB, warm, all rules',
    bars: [{ key: 'time', atMost: 5, unit: 'ms at the median' }],
    async measure(lab) {
      const documents = lab.texts.documents(11).map(lab.texts.path);
      lab.say('keystrokes');
      const told = lab.tell('keystroke.mjs', [lab.installed.folder, lab.quick ? '40' : '200', ...documents]);
      const { first, whole, keystroke, p95 } = told;
      return {
        figures: { time: keystroke },
        medians: {
          ...inUnit({ keystroke, 'the slowest twentieth from': p95, 'a whole reading': whole }, 'ms'),
          'keystroke against a whole reading': { value: keystroke / whole, unit: '×' },
          'the first reading of a process': { value: first, unit: 'ms' },
        },
      };
    },
  },
  {
    id: 'editor',
    work: 'a keystroke in 50 KB of Japanese in an editor, until its findings are there, against a cold `owabi check`',
    bars: [{ key: 'time', atMost: 0.1, unit: '×' }],
    async measure(lab) {
      const [document] = lab.texts.documents(1);
      lab.say('keystrokes in an editor');
      const args = [lab.installed.folder, lab.quick ? '40' : '200', lab.texts.path(document)];
      const { keystroke, p95 } = lab.tell('editor.mjs', args);
      const times = lab.time([lab.owabi(['check', document])]);
      const cold = median(times.owabi);
      return {
        figures: { time: keystroke / cold },
        medians: { ...inUnit({ keystroke, 'the slowest twentieth from': p95, 'a cold command': cold }, 'ms') },
      };
    },
  },
  {
    id: 'install',
    work: '`npm i owabi` from the packed file',
    bars: [
      { key: 'megabytes', atMost: 30, unit: 'MB' },
      { key: 'packages', atMost: 40, unit: 'packages' },
    ],
    besidePeers: true,
    async measure(lab) {
      const { megabytes, packages } = lab.installed;
      const textlint = lab.quick
        ? undefined
        : lab.sizeOfPeers(['textlint', 'textlint-rule-preset-ja-technical-writing']);
      return {
        figures: { megabytes, packages },
        medians: textlint
          ? {
              'textlint with the preset, at least': { value: textlint.megabytes, unit: 'MB' },
              and: { value: textlint.packages, unit: 'packages' },
            }
          : {},
      };
    },
  },
  {
    id: 'rules-doubled',
    work: 'doubling the number of rules: 1,000 Japanese files; one Japanese draft, cold',
    bars: [
      { key: 'files', of: '1,000 files', atMost: 1.3, unit: '×' },
      { key: 'draft', of: 'one draft', atMost: 1.3, unit: '×' },
    ],
    async measure(lab) {
      const from = await lab.doubledRules();
      const times = (files, options) =>
        lab.time([lab.owabi(['check', ...files]), lab.owabi(['check', ...files], { from, name: 'doubled' })], options);
      const files = times(lab.texts.drafts('ja'));
      const draft = times([lab.texts.draft('ja')], { short: true });
      return {
        figures: { files: ratio(files.doubled, files.owabi), draft: ratio(draft.doubled, draft.owabi) },
        medians: inUnit(
          {
            '1,000 files': median(files.owabi),
            '1,000 files, doubled': median(files.doubled),
            'one draft': median(draft.owabi),
            'one draft, doubled': median(draft.doubled),
          },
          'ms',
        ),
      };
    },
  },
];

const FORGETFUL = { without: 'memory' };

async function draftAgainstNode(lab, language) {
  const times = lab.time([lab.node, lab.owabi(['check', lab.texts.draft(language)])], { short: true });
  return { figures: { time: ratio(times.owabi, times['node -e 0']) }, medians: medians(times) };
}

async function filesAgainst(lab, language, keys) {
  const files = lab.texts.drafts(language);
  const forgetful = lab.owabi(['check', ...files], { name: 'owabi without memory', ...FORGETFUL });
  const peers = keys.map((key) => lab.peers[key](files, lab.texts.path('.')));
  const times = lab.time([lab.owabi(['check', ...files]), ...(lab.canLeaveOut ? [forgetful] : []), ...peers]);
  const figures = (mine) => Object.fromEntries(keys.map((key, index) => [key, ratio(times[peers[index].name], mine)]));
  return {
    figures: figures(times.owabi),
    ...(lab.canLeaveOut && { withoutMemory: figures(times[forgetful.name]) }),
    medians: medians(times),
  };
}

const inUnit = (values, unit) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value, unit }]));

const medians = (times) =>
  inUnit(Object.fromEntries(Object.entries(times).map(([name, values]) => [name, median(values)])), 'ms');
