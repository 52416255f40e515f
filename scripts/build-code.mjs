/**
 * Bundles the command line, the library and what textlint loads into CommonJS files that share what they have in common. What a check of one plain
 * draft needs is in two of them; all the rest is loaded when it is asked for. Writes into `dist/` and fetches nothing.
 */
import { createHash } from 'node:crypto';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { rolldown } from 'rolldown';

/**
 * Files that are named here, each with everything that its modules import; others follow from what is loaded on demand. `cli`
 * understands the arguments, and is all that help needs beside the parser; `check` reads plain text and reports to a terminal. Lazy
 * ones are loaded when something of them is first asked for, though their modules are imported like others: a language is asked
 * for in the midst of what waits for nothing, and most statements have one only.
 */
const FILES = [
  { name: 'english', modules: /[\\/]src[\\/]language[\\/]english(?:\.ts$|[\\/])/u, isLazy: true },
  { name: 'japanese', modules: /[\\/]src[\\/]language[\\/]japanese(?:\.ts$|[\\/])/u, isLazy: true },
  {
    name: 'cli',
    // What the table of commands needs of others: without it, help would load all of `check`.
    modules:
      /[\\/]src[\\/](?:cli[\\/](?:main|arguments)|text[\\/]packaged-file|document[\\/]document|words[\\/]words|rule[\\/]rule|report[\\/]formats)\.ts$/u,
  },
  {
    name: 'check',
    modules:
      /[\\/]src[\\/](?:cli[\\/]check|document[\\/](?:plain-text|directive|line-builder)|report[\\/]terminal)\.ts$/u,
  },
  { name: 'color', modules: /[\\/]chalk[\\/]source[\\/]index\.js$/u },
];

/** Cosmiconfig's own loaders run JavaScript; ours replace every one of them, so theirs are left out. */
const withoutForeignLoaders = {
  name: 'without-foreign-loaders',
  load: {
    filter: { id: /cosmiconfig[\\/]dist[\\/]loaders\.js$/u },
    handler: () => 'module.exports = {};',
  },
};

/** The argument parser can start other programs, which owabi never asks for: what it loads for that costs more than itself. */
const withoutPrograms = {
  name: 'without-programs',
  transform: {
    filter: { id: /commander[\\/]lib[\\/]command\.js$/u },
    handler(code) {
      const without = code.replace("require('node:child_process')", 'undefined');
      if (without === code) throw new Error('commander no longer loads node:child_process where it did');
      return without;
    },
  },
};

/**
 * @param {string} root the project's folder
 * @param {string} dist where the files go
 * @returns {Promise<Set<string>>} the modules that are in them, relative to `root`
 */
export async function buildCode(root, dist) {
  const bundle = await rolldown({
    cwd: root,
    input: {
      cli: 'src/cli/main.ts',
      worker: 'src/cli/worker.ts',
      library: 'src/index.ts',
      textlint: 'src/textlint.ts',
    },
    platform: 'node',
    // What it says of class fields would win over what `transform` does.
    tsconfig: false,
    preserveEntrySignatures: 'allow-extension',
    // CommonJS starts about 6 ms faster than ES modules.
    transform: {
      target: 'node20.19',
      define: { 'import.meta.dirname': '__dirname' },
      // A field that its constructor sets is not made empty before: a start makes some hundred rules of twenty fields.
      typescript: { removeClassFieldsWithoutInitializer: true },
      assumptions: { setPublicClassFields: true },
    },
    plugins: [withoutForeignLoaders, withoutPrograms],
    // The library imports what the command line loads on demand.
    checks: { ineffectiveDynamicImport: false },
    logLevel: 'warn',
  });
  const { output } = await bundle.generate({
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: nameOf,
    // Names stay, so that a trace can be read.
    minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
    comments: false, // all licences are in dist/THIRD-PARTY-NOTICES.txt
    codeSplitting: {
      includeDependenciesRecursively: true,
      groups: FILES.map(({ name, modules, isLazy = false }, index) => ({
        name,
        test: modules,
        priority: FILES.length - index,
        // What a lazy file needs of others is there before it.
        includeDependenciesRecursively: !isLazy,
      })),
    },
  });
  await bundle.close();
  refuseCircles(output);

  const runtime = output.find(({ fileName }) => fileName === RUNTIME);
  const files = output.filter((file) => file !== runtime);
  for (const { fileName, code } of files) {
    const whole = withLazyFiles(withRuntime(withPlainExports(code), runtime), files);
    writeFileSync(join(dist, fileName), marked(inAscii(whole)));
  }
  writeFileSync(join(dist, 'index.js'), libraryOf(output.find(({ name, isEntry }) => isEntry && name === 'library')));
  const written = new Set(files.map(({ fileName }) => fileName));
  for (const name of readdirSync(dist)) if (name.endsWith('.cjs') && !written.has(name)) rmSync(join(dist, name));

  return new Set(output.flatMap(({ moduleIds }) => moduleIds.map((id) => relative(root, id).replaceAll('\\', '/'))));
}

/** By room, since two rooms may have a file of one name: `document-html.cjs`. */
function nameOf({ name, facadeModuleId }) {
  const [, room, file] = /[\\/]src[\\/](\w+)[\\/]([\w-]+)\.ts$/u.exec(facadeModuleId ?? '') ?? [];
  return room === undefined || room === 'cli' || name === 'check' ? `${name}.cjs` : `${room}-${file}.cjs`;
}

/**
 * The same code in ASCII, which is read faster and takes half the memory. In strings and regular expressions, all that our
 * characters stand in, an escape means the same; so it does in `String.raw`, which writes regular expressions here.
 */
const inAscii = (code) =>
  code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** With a first line by which what V8 makes of a file is known to be of this file. */
const marked = (code) => `//${createHash('sha256').update(code).digest('hex').slice(0, 16)}\n${code}`;

const RUNTIME = 'rolldown-runtime.cjs';

/** The bundler's own few functions keep nothing; a copy in each file is sooner there than a file of their own. */
function withRuntime(code, runtime) {
  const inlined = `(exports=>{${runtime?.code};return exports})({})`;
  return code.replaceAll(`require("./${RUNTIME}")`, () => inlined);
}

/**
 * What a file gives to others stands at its end, when all of it is made, and nothing of ours is given away that changes later: it can
 * be given as it is. The bundler has a function made and called for each.
 */
const withPlainExports = (code) =>
  code.replace(
    /Object\.defineProperty\(exports,("[^"]+"),\{enumerable:!0,get:function\(\)\{return ([\w$]+)\}\}\)/g,
    (_, name, value) => {
      const escaped = value.replaceAll('$', '\\$&');
      if (new RegExp(`\\b(?:let|var) (?:[\\w$]+,)*${escaped}[,;]`).test(code)) {
        throw new Error(`${value} is given to other files before it has a value`);
      }
      return `exports[${name}]=${value}`;
    },
  );

/** Files that are loaded when something of them is first asked for. */
const LAZY = FILES.flatMap(({ name, isLazy }) => (isLazy ? [`${name}.cjs`] : []));

/** With what stands in the place of a lazy file until it is there: its names, each of which loads it. */
function withLazyFiles(code, files) {
  let changed = code;
  for (const { fileName, exports } of files.filter((file) => LAZY.includes(file.fileName))) {
    const names = exports.map((name) => `get ${name}(){return load().${name}}`);
    const lazily = `(()=>{let file;const load=()=>file??=require("./${fileName}");return{${names}}})()`;
    changed = changed.replaceAll(`require("./${fileName}")`, () => lazily);
  }
  return changed;
}

/** The library's front door for `import`. */
const libraryOf = ({ fileName, exports }) =>
  `import library from './${fileName}';\nexport const { ${exports.join(', ')} } = library;\n`;

/** Of two files that need each other at once, one would find the other half made. A lazy one waits. */
function refuseCircles(output) {
  const atOnce = (file) => file.imports.filter((name) => name !== file.fileName && !LAZY.includes(name));
  const imports = new Map(output.map((file) => [file.fileName, atOnce(file)]));
  const visit = (name, path) => {
    if (path.includes(name)) throw new Error(`dist/: these files need each other: ${[...path, name].join(' → ')}`);
    for (const next of imports.get(name) ?? []) visit(next, [...path, name]);
  };
  for (const name of imports.keys()) visit(name, []);
}
