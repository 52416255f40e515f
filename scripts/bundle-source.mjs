/** The sources are TypeScript, which Node 20 does not read: scripts that run some of them bundle them first. */
import { build as bundle } from 'esbuild';

/**
 * @param {string} root the checkout
 * @param {{entryPoints: string[]} | {stdin: import('esbuild').StdinOptions}} source
 * @param {string} outfile an ES module; its caller removes it
 */
export const bundleSource = (root, source, outfile) =>
  bundle({
    absWorkingDir: root,
    ...source,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    outfile,
    logLevel: 'warning',
    // Bundled CommonJS packages ask for Node's own modules with `require`.
    banner: {
      js: "import { createRequire as owabiRequire } from 'node:module';const require = owabiRequire(import.meta.url);",
    },
  });
