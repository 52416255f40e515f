/** The recipes of docs/editors.md, in real editors without a screen. Those that are not there are left out, by name. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BIN, type Folder, makeFolder } from '../cli/owabi.ts';

const docs = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'editors.md'), 'utf8');

/** The nth block of code in a language. */
const recipe = (language: string, index = 0): string =>
  [...docs.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gmu'))][index]![1]!;

/** Tests with an editor, when it is there. */
function withEditor(name: string, isThere: boolean, tests: () => void): void {
  const title = isThere ? name : `${name} (left out: it is not installed here)`;
  describe.skipIf(!isThere)(title, { timeout: 120_000 }, tests);
}

const answers = (command: string, ...args: string[]): boolean =>
  spawnSync(command, args, { timeout: 30_000 }).status === 0;
const hasInEmacs = (feature: string): boolean => answers('emacs', '--batch', '--eval', `(require '${feature})`);
const ALE = '/usr/share/vim-ale';

let folder: Folder;
beforeEach(() => {
  folder = makeFolder();
});
afterEach(() => folder.remove());

/** Runs an editor with `owabi` on its path. */
function run(command: string, args: readonly string[]): string {
  const owabi = folder.write('bin/owabi', `#!/bin/sh\nexec '${process.execPath}' '${BIN}' "$@"\n`);
  chmodSync(owabi, 0o755);
  const path = `${dirname(owabi)}:${process.env.PATH ?? ''}`;
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: folder.path,
    env: { PATH: path, HOME: folder.path, LANG: 'C.UTF-8', XDG_STATE_HOME: folder.path },
    timeout: 100_000,
  });
  const said = `${stdout}${stderr}`;
  expect({ status, said }).toMatchObject({ status: 0 });
  return said;
}

const written = (name: string): string => readFileSync(join(folder.path, name), 'utf8');

/** Runs Lua in a Neovim that has the recipe, with a file open, once diagnostics are there. */
function inNeovim(file: string, lua: string): unknown {
  folder.write('init.lua', recipe('lua'));
  folder.write(
    'script.lua',
    `vim.wait(60000, function() return #vim.diagnostic.get(0) > 0 end, 20)
local result = (function() ${lua} end)()
local out = io.open('out.json', 'w')
out:write(vim.json.encode(result))
out:close()
vim.cmd('qall!')`,
  );
  run('nvim', ['--headless', '-n', '-i', 'NONE', '-u', 'init.lua', file, '-S', 'script.lua']);
  return JSON.parse(written('out.json'));
}

it('the pattern for tasks reads what owabi prints', () => {
  folder.write('draft.txt', 'Dear Ms Ito,\n\nWe are sorry if anyone was affected.\n');
  const { regexp } = JSON.parse(recipe('json')).tasks[0].problemMatcher.pattern;
  const lines = folder.run(['check', '--format', 'unix', '.']).out.trimEnd().split('\n');
  const read = lines.map((line) => new RegExp(regexp).exec(line)?.slice(1));
  expect(read).not.toContain(undefined);
  expect(read[0]).toMatchObject(
    ['draft.txt', '3', '14', /^“if anyone/u, 'error', 'conditional-apology'].map((one) =>
      typeof one === 'string' ? one : expect.stringMatching(one),
    ),
  );
});

withEditor('Neovim', answers('nvim', '--version'), () => {
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

const DRAFT = 'We are sorry if anyone was affected.\n\n対象はせいぜい2000人です。\n';

withEditor('Vim with ALE', answers('vim', '--version') && existsSync(ALE), () => {
  it('shows findings at their place', () => {
    folder.write('draft.md', DRAFT);
    folder.write('ale.vim', recipe('vim'));
    folder.write(
      'vimrc',
      `set nocompatible
set runtimepath^=${ALE}
let g:ale_linters = {'markdown': ['owabi']}
filetype plugin on
source ale.vim`,
    );
    folder.write(
      'script.vim',
      `let s:tries = 0
while s:tries < 300 && empty(get(get(g:ale_buffer_info, bufnr(''), {}), 'loclist', []))
  sleep 200m
  let s:tries += 1
endwhile
call writefile(map(copy(g:ale_buffer_info[bufnr('')].loclist), 'json_encode([v:val.lnum, v:val.col, v:val.code])'), 'out.txt')
qall!`,
    );
    run('vim', ['-Nu', 'vimrc', '-es', '-n', '-i', 'NONE', 'draft.md', '-S', 'script.vim']);
    const found = written('out.txt').trim().split('\n');
    expect(found).toEqual(
      expect.arrayContaining(['[1,14,"conditional-apology"]', '[3,4,"minimize-count"]', '[1,1,"missing-elements"]']),
    );
  });
});

withEditor('Vim', answers('vim', '--version'), () => {
  it('fills its list of mistakes with :make', () => {
    folder.write('draft.md', DRAFT);
    folder.write('recipe.vim', recipe('vim', 1));
    folder.write(
      'script.vim',
      `source recipe.vim
silent make
call writefile(map(getqflist(), 'json_encode([v:val.lnum, v:val.text])'), 'out.txt')
qall!`,
    );
    run('vim', ['-Nu', 'NONE', '-es', '-n', '-i', 'NONE', 'draft.md', '-S', 'script.vim']);
    const found = written('out.txt').trim().split('\n');
    expect(found[0]).toMatch(/^\[1,.*conditional-apology\]"\]$/u);
    expect(found[1]).toMatch(/^\[3,.*minimize-count\]"\]$/u);
  });
});

/** Runs Lisp in an Emacs that has a recipe, with the draft open, and waits until the last form of it is not nil. */
function inEmacs(setUp: string, lisp: string, result: string): string {
  folder.write('draft.txt', DRAFT);
  folder.write('recipe.el', setUp);
  folder.write(
    'script.el',
    `${lisp}
(let ((tries 0)) (while (and (< tries 300) (null ${result})) (accept-process-output nil 0.2) (setq tries (1+ tries))))
(let ((found (format "%S" ${result}))) (with-temp-file "out.txt" (insert found)))`,
  );
  run('emacs', ['--batch', '--load', 'script.el']);
  return written('out.txt');
}

withEditor('Emacs with eglot', hasInEmacs('eglot'), () => {
  it('shows findings at their place', () => {
    const found = inEmacs(
      recipe('elisp'),
      `(require 'eglot)
(load-file "recipe.el")
(setq eglot-sync-connect 30)
(find-file "draft.txt")
(text-mode)
(call-interactively 'eglot)`,
      `(mapcar (lambda (one) (buffer-substring (flymake-diagnostic-beg one) (flymake-diagnostic-end one))) (flymake-diagnostics))`,
    );
    expect(found).toContain('"if anyone was affected"');
    expect(found).toContain('"せいぜい2000人"');
  });
});

withEditor('Emacs with flycheck', hasInEmacs('flycheck'), () => {
  it('shows findings at their place', () => {
    const found = inEmacs(
      recipe('elisp', 1),
      `(require 'flycheck)
(load-file "recipe.el")
(find-file "draft.txt")
(text-mode)
(flycheck-mode 1)
(flycheck-buffer)`,
      `(mapcar (lambda (one) (list (flycheck-error-line one) (flycheck-error-column one) (flycheck-error-level one) (flycheck-error-id one))) flycheck-current-errors)`,
    );
    expect(found).toContain('(1 14 error "conditional-apology")');
    expect(found).toContain('(3 4 error "minimize-count")');
  });
});
