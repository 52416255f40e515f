/** The recipe for Neovim in docs/editors.md, in a real Neovim without a screen. Left out where there is none. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BIN, type Folder, makeFolder } from '../cli/owabi.ts';

const hasNeovim = spawnSync('nvim', ['--version']).status === 0;
const docs = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'editors.md'), 'utf8');
const recipe = /```lua\n([\s\S]*?)```/u.exec(docs)![1]!;

let folder: Folder;
beforeEach(() => {
  folder = makeFolder();
});
afterEach(() => folder.remove());

/** Runs Lua in a Neovim that has the recipe, with a file open, once diagnostics are there. */
function inNeovim(file: string, lua: string): unknown {
  folder.write('init.lua', recipe.replace("'owabi', 'lsp'", `'${process.execPath}', '${BIN}', 'lsp'`));
  folder.write(
    'script.lua',
    `vim.wait(60000, function() return #vim.diagnostic.get(0) > 0 end, 20)
local result = (function() ${lua} end)()
local out = io.open('out.json', 'w')
out:write(vim.json.encode(result))
out:close()
vim.cmd('qall!')`,
  );
  const { status, stderr } = spawnSync(
    'nvim',
    ['--headless', '-n', '-i', 'NONE', '-u', 'init.lua', file, '-S', 'script.lua'],
    {
      cwd: folder.path,
      env: { PATH: process.env.PATH ?? '', HOME: folder.path, LANG: 'en_GB.UTF-8', XDG_STATE_HOME: folder.path },
      timeout: 100_000,
    },
  );
  expect({ status, stderr: stderr.toString().trim() }).toMatchObject({ status: 0 });
  return JSON.parse(readFileSync(join(folder.path, 'out.json'), 'utf8'));
}

it('is not the only editor with a recipe: the pattern for tasks reads what owabi prints', () => {
  folder.write('draft.txt', 'Dear Ms Ito,\n\nWe are sorry if anyone was affected.\n');
  const { regexp } = JSON.parse(/```json\n([\s\S]*?)```/u.exec(docs)![1]!).tasks[0].problemMatcher.pattern;
  const lines = folder.run(['check', '--format', 'unix', '.']).out.trimEnd().split('\n');
  const read = lines.map((line) => new RegExp(regexp).exec(line)?.slice(1));
  expect(read).not.toContain(undefined);
  expect(read[0]).toMatchObject(
    ['draft.txt', '3', '14', /^“if anyone/u, 'error', 'conditional-apology'].map((one) =>
      typeof one === 'string' ? one : expect.stringMatching(one),
    ),
  );
});

describe.skipIf(!hasNeovim)('Neovim', { timeout: 120_000 }, () => {
  it('shows findings at their place, behind an emoji and Japanese', () => {
    folder.write('draft.md', '# 🍌\n\n🍌𠮷野様、対象はせいぜい2000人です。\n');
    const found = inNeovim(
      'draft.md',
      `return vim.tbl_map(function(d)
        return { d.lnum, d.code, vim.api.nvim_buf_get_text(0, d.lnum, d.col, d.end_lnum, d.end_col, {})[1] }
      end, vim.diagnostic.get(0))`,
    );
    expect(found).toContainEqual([2, 'minimize-count', 'せいぜい2000人']);
  });

  it('puts a better wording in the place of the sentence', () => {
    folder.write('draft.txt', 'Dear Ms Ito,\n\nWe are sorry if anyone was affected.\n');
    const lines = inNeovim(
      'draft.txt',
      `vim.api.nvim_win_set_cursor(0, { 3, 15 })
      local params = vim.lsp.util.make_range_params()
      params.context = { diagnostics = {} }
      for _, answer in pairs(vim.lsp.buf_request_sync(0, 'textDocument/codeAction', params, 20000)) do
        for _, action in ipairs(answer.result) do
          if action.title:find('^Replace') then
            vim.lsp.util.apply_workspace_edit(action.edit, 'utf-16')
            break
          end
        end
      end
      return vim.api.nvim_buf_get_lines(0, 0, -1, false)`,
    ) as string[];
    expect(lines[2]).not.toContain('if anyone');
    expect(lines[2]).not.toBe('');
  });
});
