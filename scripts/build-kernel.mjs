/** Compiles an inner loop, written in AssemblyScript, into a WebAssembly module. */
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * @param {string} source relative to the checkout
 * @param {string} file that is written
 * @param {{functions?: 'few' | 'many'}} [options] a loop of many small functions is compiled for its size: V8 compiles each of them when it is
 *   first called, which in a cold run takes longer than what they do
 */
export async function buildKernel(source, file, { functions = 'few' } = {}) {
  const { default: asc } = await import('assemblyscript/asc');
  const { error, stderr } = await asc.main([
    ...[source, '--baseDir', root, '--outFile', relative(root, join(dirname(file), basename(file)))],
    // No memory of its own to manage: every address is given.
    ...['--runtime', 'stub', '--enable', 'simd', '--optimizeLevel', '3', '--noAssert'],
    ...['--shrinkLevel', functions === 'many' ? '2' : '0'],
  ]);
  if (error) throw new Error(`${error.message}\n${stderr}`);
  if (functions === 'many') await inline(file);
}

/** Puts what is hardly more than its call in the place of it. */
async function inline(file) {
  const { default: binaryen } = await import('assemblyscript/binaryen');
  const module = binaryen.readBinary(readFileSync(file));
  const { All, GC, ReferenceTypes } = binaryen.Features;
  module.setFeatures(All & ~GC & ~ReferenceTypes);
  binaryen.setOptimizeLevel(2);
  binaryen.setShrinkLevel(1);
  binaryen.setAlwaysInlineMaxSize(12);
  binaryen.setFlexibleInlineMaxSize(12);
  binaryen.setOneCallerInlineMaxSize(60);
  module.optimize();
  writeFileSync(file, module.emitBinary());
  module.dispose();
}
