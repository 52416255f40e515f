/** What every row measures with: owabi as npm installs it, bare Node, the peers, and texts. All of it in one temporary folder. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildRules } from '../scripts/build-rules.mjs';
import { makeDrafts, markdown, plainText, readPool } from './corpus.mjs';
import { npm } from './npm.mjs';
import { peers, sizeOf, sizeOfPeers } from './peers.mjs';
import { interleave, outputOf, peakMemory } from './stopwatch.mjs';

export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * @param {{folder: string, runs: number, quick: boolean, owabi?: string, say: (text: string) => void}} options
 *   `owabi`: a folder with another built owabi, to be measured instead of this one
 */
export function makeLab({ folder, runs, quick, owabi: other, say }) {
  const installed = other === undefined ? installOwabi(folder, say) : { folder: other };
  const owabi = (args, { cwd = folder, without, from = installed.folder, name = 'owabi', ...rest } = {}) => ({
    name,
    args: [join(from, 'bin', 'owabi.js'), ...args],
    cwd,
    ...(without && { env: { OWABI_WITHOUT: without } }),
    ...rest,
  });
  return {
    quick,
    say,
    installed,
    node: { name: 'node -e 0', args: ['-e', '0'], cwd: folder, mayBeSilent: true },
    owabi,
    /** Whether parts of owabi can be switched off to see what they are worth. */
    canLeaveOut: canLeaveOut(installed.folder),
    peers: peers(folder),
    sizeOfPeers,
    texts: makeTexts(folder),
    doubledRules: () => doubledRules(folder, installed.folder),

    /** Milliseconds by name. What takes a moment only is timed three times as often. */
    time: (commands, { short = false } = {}) =>
      interleave(commands, { runs: short && !quick ? runs * 3 : runs, progress: say }),
    memory(command) {
      say(`memory of ${command.name}`);
      return peakMemory(command, { runs: quick ? 1 : 3, folder });
    },
    /** Runs a script of this folder that measures inside its own process, and tells it in JSON. */
    tell: (script, args) =>
      JSON.parse(outputOf({ name: script, args: [fileURLToPath(new URL(script, import.meta.url)), ...args] })),
  };
}

/** Packs owabi as it would be published, and installs the file into an empty folder. */
function installOwabi(folder, say) {
  say('packing and installing owabi');
  const place = join(folder, 'installed');
  mkdirSync(place);
  // It has been built before; what npm would fetch to build it again is none of our business.
  npm(['pack', '--ignore-scripts', '--pack-destination', place], { cwd: root });
  const [tarball] = readdirSync(place);
  writeFileSync(join(place, 'package.json'), '{"name": "bench", "private": true}');
  npm(['install', '--offline', '--no-audit', '--no-fund', `./${tarball}`], { cwd: place });
  const modules = join(place, 'node_modules');
  const lock = JSON.parse(readFileSync(join(place, 'package-lock.json'), 'utf8'));
  return {
    folder: join(modules, 'owabi'),
    megabytes: sizeOf(modules, { withPackages: true }) / 1e6,
    packages: Object.keys(lock.packages).filter((path) => path !== '').length,
  };
}

function canLeaveOut(folder) {
  const code = readdirSync(join(folder, 'dist')).filter((name) => /\.[cm]?js$/u.test(name));
  return code.some((name) => readFileSync(join(folder, 'dist', name), 'utf8').includes('OWABI_WITHOUT'));
}

/** Files, written when they are first asked for. */
function makeTexts(folder) {
  const pools = {};
  const pool = (language) => {
    pools[language] ??= readPool(join(root, 'fixtures', 'corpus'), language);
    return pools[language];
  };
  const written = new Map();
  const once = (name, write) => {
    if (!written.has(name)) written.set(name, write());
    return written.get(name);
  };
  const writeAll = (name, texts) => {
    mkdirSync(join(folder, name), { recursive: true });
    return texts.map((text, index) => {
      const file = join(name, `${String(index + 1).padStart(4, '0')}.txt`);
      writeFileSync(join(folder, file), text);
      return file;
    });
  };

  return {
    /** The name of one draft of 2 KB in the folder. The Markdown has the same words as the plain text. */
    draft: (language, format = 'txt') =>
      once(`${language}.${format}`, () => {
        const [draft] = makeDrafts(pool(language), { count: 1, bytes: 2000, seed: 2 });
        const name = `draft-${language}.${format}`;
        writeFileSync(join(folder, name), format === 'md' ? markdown(draft, language) : plainText(draft, language));
        return name;
      }),
    /** The names of 1,000 drafts of about 1.7 KB. */
    drafts: (language) =>
      once(language, () => {
        const drafts = makeDrafts(pool(language), { count: 1000, bytes: 1700, seed: 1 });
        return writeAll(
          language,
          drafts.map((draft) => plainText(draft, language)),
        );
      }),
    /** The names of Japanese documents of 50 KB. No sentence is in two of the first twenty. */
    documents(count) {
      const all = once('documents', () => {
        const documents = makeDrafts(pool('ja'), { count: 400, bytes: 50_000, seed: 3 });
        return writeAll(
          'documents',
          documents.map((one) => plainText(one, 'ja')),
        );
      });
      return all.slice(0, count);
    },
    path: (name) => join(folder, name),
  };
}

/**
 * A second owabi with each rule of `rules/ja` and `rules/en` twice, packed as the first was. The second has another id, and gaps
 * that are a word shorter, so that it is a pattern of its own; it waits for the same words.
 *
 * @returns {Promise<string>} its folder
 */
async function doubledRules(folder, installed) {
  const doubled = join(folder, 'doubled', 'owabi');
  if (existsSync(doubled)) return doubled;
  cpSync(installed, doubled, { recursive: true });
  for (const language of ['ja', 'en']) {
    const rules = join(doubled, 'rules', language);
    for (const name of readdirSync(rules, { recursive: true }).filter((file) => file.endsWith('.yaml'))) {
      const text = readFileSync(join(rules, name), 'utf8')
        .replace(/^id: (\S+)/mu, 'id: $1-again')
        .replace(/(?<= )\.\.(\d+)/gu, (gap, words) => (Number(words) > 2 ? `..${Number(words) - 1}` : gap));
      writeFileSync(join(rules, dirname(name), name.replace(/^.*[\\/]/u, '').replace('.yaml', '-again.yaml')), text);
    }
  }
  await buildRules(join(doubled, 'dist', 'rules.json'), doubled);
  return doubled;
}
