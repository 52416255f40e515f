/**
 * How owabi stands against bare Node and its peers, as ratios in one run: a Markdown table on standard output, what is going on
 * on standard error. Reads only texts that it made itself, and takes everything away again but the installed peers.
 *
 *   npm run bench -- [--quick] [--rows a,b] [--runs 7] [--json FILE] [--strict] [--owabi FOLDER]
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { arch, cpus, platform, release, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { barText, meets, round, time } from './figures.mjs';
import { makeLab, root } from './lab.mjs';
import { installPeers } from './peers.mjs';
import { ROWS } from './rows.mjs';

const HELP = `npm run bench -- [options]

  --quick         few runs, without the peers and what takes minutes
  --rows a,b      only these: ${ROWS.map(({ id }) => id).join(', ')}
  --runs n        how often each command is timed (default: 7; what takes a moment only, three times as often)
  --json FILE     writes all figures into a file as well
  --strict        ends with 1 when a bar is missed
  --owabi FOLDER  measures another built owabi
`;

const { values: flags } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    rows: { type: 'string' },
    runs: { type: 'string' },
    json: { type: 'string' },
    strict: { type: 'boolean', default: false },
    owabi: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

if (flags.help) {
  process.stdout.write(HELP);
} else {
  process.exitCode = await bench();
}

async function bench() {
  const { quick } = flags;
  const runs = Number(flags.runs ?? (quick ? 3 : 7));
  if (!Number.isInteger(runs) || runs < 1) return wrong(`--runs takes a number from 1 on, not ${flags.runs}`);
  const named = flags.rows?.split(',');
  const unknown = named?.find((name) => !ROWS.some(({ id }) => id === name));
  if (unknown !== undefined) return wrong(`there is no row ${unknown}: ${ROWS.map(({ id }) => id).join(', ')}`);
  const rows = ROWS.filter(({ id, peers, long }) => (named ? named.includes(id) : !quick || !(peers || long)));
  if (rows.some(({ peers, besidePeers }) => peers || (besidePeers && !quick))) installPeers(say);

  const folder = mkdtempSync(join(tmpdir(), 'owabi-bench-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const started = Date.now();
  const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`;
  const lab = makeLab({ folder, runs, quick, owabi: flags.owabi, say: (text) => say(`${seconds()}  ${text}`) });

  const results = [];
  for (const row of rows) {
    if (row.id === 'install' && flags.owabi !== undefined) continue;
    const inRow = { ...lab, say: (text) => say(`${seconds()}  ${row.id}: ${text}`) };
    try {
      results.push(resultOf(row, await row.measure(inRow)));
    } catch (error) {
      say(`${row.id} could not be measured: ${error.message}`);
      results.push(resultOf(row, { figures: {}, medians: {} }));
    }
  }
  const machine = machineLine();
  process.stdout.write(table(results, { machine, runs, lab, took: seconds() }));
  if (flags.json !== undefined) {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const told = {
      owabi: version,
      date: new Date().toISOString(),
      machine,
      node: process.version,
      runs,
      rows: results,
    };
    writeFileSync(flags.json, `${JSON.stringify(told, null, 2)}\n`);
  }
  return flags.strict && results.some(({ bars }) => bars.some(({ met }) => !met)) ? 1 : 0;
}

/** A row's figures beside their bars. Where an owabi without memory was measured too, both must keep to the bar. */
function resultOf({ id, work, bars }, { figures, withoutMemory = {}, medians }) {
  return {
    id,
    work,
    bars: bars.map((bar) => {
      const value = figures[bar.key] ?? Number.NaN;
      const forgetful = withoutMemory[bar.key];
      const met = meets(value, bar) && (forgetful === undefined || meets(forgetful, bar));
      return { ...bar, value, ...(forgetful !== undefined && { withoutMemory: forgetful }), met };
    }),
    medians,
  };
}

function table(results, { machine, runs, lab, took }) {
  const lines = results.map(({ work, bars, medians }) =>
    [
      work,
      bars.map(barText).join('; '),
      bars.map(measuredText).join('; '),
      bars.map(({ met }) => (met ? 'met' : '**not met**')).join('; '),
      Object.entries(medians)
        .map(([name, { value, unit }]) => `${name} ${unit === 'ms' ? time(value) : `${round(value)} ${unit}`}`)
        .join(', '),
    ].join(' | '),
  );
  return `| work | bar | measured | | medians |
| --- | --- | --- | --- | --- |
${lines.map((line) => `| ${line} |\n`).join('')}
${machine}. Medians of ${runs} runs, commands in turn, in ${took}.
Sentences of the corpus are dealt out anew into all texts, so that they come back more often than in life, which flatters
an owabi that remembers sentences${lab.canLeaveOut ? '; in brackets: without its memory' : ''}.
`;
}

function measuredText({ value, withoutMemory }) {
  return withoutMemory === undefined ? round(value) : `${round(value)} (${round(withoutMemory)})`;
}

function machineLine() {
  const [first, ...others] = cpus();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
  const system = `${platform()} ${release()} ${arch()}`;
  const date = new Date().toISOString().slice(0, 10);
  return `${first?.model.trim()}, ${others.length + 1} cores, ${memory}, Node ${process.version}, ${system}, ${date}`;
}

function say(text) {
  process.stderr.write(`${text}\n`);
}

function wrong(text) {
  say(text);
  return 2;
}
