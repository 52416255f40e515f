/** Compiles an inner loop, written in AssemblyScript, into a WebAssembly module. */
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * @param {string} source relative to the checkout
 * @param {string} file that is written
 */
export async function buildKernel(source, file) {
  const { default: asc } = await import('assemblyscript/asc');
  const { error, stderr } = await asc.main([
    ...[source, '--baseDir', root, '--outFile', relative(root, join(dirname(file), basename(file)))],
    // No memory of its own to manage: every address is given.
    ...['--runtime', 'stub', '--enable', 'simd', '--optimizeLevel', '3', '--shrinkLevel', '0', '--noAssert'],
  ]);
  if (error) throw new Error(`${error.message}\n${stderr}`);
}
