/** Writes the JSON Schemas that editors and readers of reports use, from the same sources that owabi itself checks with. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { toJsonSchema } from '@valibot/to-json-schema';
import { bundleSource } from './bundle-source.mjs';

/**
 * @param {string} root the project's folder
 * @param {string} outFolder
 */
export async function writeSchemas(root, outFolder) {
  mkdirSync(outFolder, { recursive: true });
  const { configurationSchema, reportSchema } = await load(root, outFolder);
  const configuration = {
    ...toJsonSchema(configurationSchema, { target: 'draft-07', errorMode: 'ignore' }),
    $id: 'https://unpkg.com/owabi/dist/schema/config.schema.json',
    title: 'owabi configuration',
  };
  write(join(outFolder, 'config.schema.json'), configuration);
  write(join(outFolder, 'report.schema.json'), reportSchema);
}

/** Bundles the sources, imports the bundle, and removes it. */
async function load(root, folder) {
  const file = join(folder, `.schemas-${process.pid}.mjs`);
  const stdin = {
    contents: `export { configurationSchema } from './src/project/schema.ts'; export { reportSchema } from './src/report/schema.ts';`,
    resolveDir: root,
    loader: 'ts',
  };
  await bundleSource(root, { stdin }, file);
  try {
    return await import(pathToFileURL(file).href);
  } finally {
    rmSync(file);
  }
}

const write = (file, value) => writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
