import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Card } from '../../src/server/card.ts';
import { type Folder, makeFolder, OWN_RULE } from '../cli/owabi.ts';
import { applied, Client, type ClientOptions, type Diagnostic, type Encoding, editsIn, textAt } from './client.ts';

// Each starts a process; on a busy machine that takes its time.
vi.setConfig({ testTimeout: 120_000 });

let folder: Folder;
const clients: Client[] = [];
beforeEach(() => {
  folder = makeFolder();
});
afterEach(() => {
  for (const client of clients.splice(0)) client.kill();
  folder.remove();
});

async function start(options: Partial<ClientOptions> = {}): Promise<Client> {
  const client = await Client.start({ cwd: folder.path, ...options });
  clients.push(client);
  return client;
}

const uriOf = (name: string): string => pathToFileURL(join(folder.path, name)).href;
const codes = (diagnostics: readonly Diagnostic[]) => diagnostics.map(({ code }) => code);
const findings = (diagnostics: readonly Diagnostic[]): Diagnostic[] =>
  diagnostics.filter(({ code }) => code !== 'missing-elements');

const CONDITIONAL = 'We are sorry if anyone was affected.';

describe('diagnostics', () => {
  it.each<[Encoding | undefined, Encoding]>([
    ['utf-8', 'utf-8'],
    ['utf-16', 'utf-16'],
    ['utf-32', 'utf-32'],
    [undefined, 'utf-16'],
  ])('stand at the right place when the client asks for %s', async (asked, encoding) => {
    const client = await start({ capabilities: asked ? { general: { positionEncodings: [asked] } } : {} });
    expect(client.initialized.capabilities.positionEncoding).toBe(encoding);
    const text = `\n👩‍🚒 お知らせ 🍌 ${CONDITIONAL}\n𠮷野様、対象はせいぜい2000人です。\n`;
    const diagnostics = findings(await client.open('untitled:a', text));
    const phrases = Object.fromEntries(diagnostics.map(({ code, range }) => [code, textAt(text, range, encoding)]));
    expect(phrases).toMatchObject({
      'conditional-apology': 'if anyone was affected',
      'minimize-count': 'せいぜい2000人',
    });
  });

  it('use the first encoding that the client wishes for', async () => {
    const client = await start({ capabilities: { general: { positionEncodings: ['utf-32', 'utf-8', 'utf-16'] } } });
    expect(client.initialized.capabilities.positionEncoding).toBe('utf-32');
  });

  it('say severity, rule, source, and where the rule can be read', async () => {
    const client = await start();
    const [one] = findings(
      await client.open(uriOf('a.md'), `Dear all,\n\nWe had an outage. ${CONDITIONAL}\n`, 'markdown'),
    );
    expect(one).toMatchObject({ severity: 1, code: 'conditional-apology', source: 'owabi' });
    expect(one!.message).toContain('makes the apology depend on');
    expect(one!.codeDescription?.href).toMatch(/^file:.*\/rules\/en\/conditional-apology\.yaml$/u);
    expect(one!.data).toMatchObject({ rule: 'conditional-apology', severity: 'error' });
  });

  it('name what is missing once, at the head, without covering the text', async () => {
    const client = await start({ locale: 'ja-JP' });
    const diagnostics = await client.open(uriOf('a.txt'), 'お客様各位\n\nシステムが停止しました。\n');
    const missing = diagnostics.filter(({ code }) => code === 'missing-elements');
    expect(missing).toHaveLength(1);
    expect(missing[0]).toMatchObject({
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      severity: 2,
    });
    expect(missing[0]!.message).toMatch(/^足りない要素:\n. 謝罪: /u);
  });

  it('follow the text, and are of its newest version', async () => {
    const client = await start();
    const uri = uriOf('a.txt');
    expect(codes(await client.open(uri, 'Hello.\n'))).not.toContain('conditional-apology');
    await client.change(uri, {
      range: { start: { line: 0, character: 6 }, end: { line: 0, character: 6 } },
      text: ` ${CONDITIONAL}`,
    });
    expect(codes(await client.diagnostics(uri))).toContain('conditional-apology');
    await client.change(uri, { text: 'Hello.\n' });
    expect(codes(await client.diagnostics(uri))).not.toContain('conditional-apology');
  });

  it('go away with the document', async () => {
    const client = await start();
    const uri = uriOf('a.txt');
    expect(await client.open(uri, CONDITIONAL)).not.toEqual([]);
    const before = client.published.length;
    await client.close(uri);
    await client.until(() => client.published.length > before);
    expect(client.published.at(-1)).toMatchObject({ uri, diagnostics: [] });
  });

  it('are none for an empty document', async () => {
    const client = await start();
    expect(await client.open('untitled:a', ' \n')).toEqual([]);
  });

  it('are right after a thousand quick edits', async () => {
    const client = await start({ capabilities: { general: { positionEncodings: ['utf-8'] } } });
    const uri = uriOf('a.txt');
    await client.open(uri, '🍌お知らせ\n');
    const typed = `${CONDITIONAL} `.repeat(31).slice(0, 1000);
    for (const [index, text] of [...typed].entries()) {
      const at = { line: 0, character: Buffer.byteLength('🍌お知らせ') + index };
      await client.change(uri, { range: { start: at, end: at }, text });
    }
    const client2 = await start({ capabilities: { general: { positionEncodings: ['utf-8'] } } });
    const expected = await client2.open(uri, `🍌お知らせ${typed}\n`);
    expect(findings(expected).length).toBeGreaterThan(20);
    expect(await client.diagnostics(uri)).toEqual(expected);
  });

  it('reads Markdown, HTML and all else by its ending, and by its language where there is none', async () => {
    const client = await start();
    const quoted = `> ${CONDITIONAL}\n\nHello.\n`;
    const find = async (uri: string, text: string, language: string) =>
      codes(await client.open(uri, text, language)).includes('conditional-apology');
    expect(await find('untitled:1', quoted, 'markdown')).toBe(false);
    expect(await find(uriOf('a.md'), quoted, 'plaintext')).toBe(false);
    expect(await find('untitled:2', `<title>x</title><p>We are sorry <b>if anyone</b> was affected.`, 'html')).toBe(
      true,
    );
    expect(await find(uriOf('a.rst'), CONDITIONAL, 'restructuredtext')).toBe(true);
  });

  it('say what is wrong with front matter, at its place', async () => {
    const client = await start();
    const text = '---\nkind: frist-notice\n---\n\nHello.\n';
    const [one] = await client.open(uriOf('a.md'), text, 'markdown');
    expect(one!.severity).toBe(1);
    expect(textAt(text, one!.range)).toContain('frist-notice');
  });

  it('are the same for a text that begins with a byte order mark', async () => {
    const client = await start();
    const text = `\ufeff${CONDITIONAL}`;
    const [one] = findings(await client.open(uriOf('a.txt'), text));
    expect(textAt(text, one!.range)).toBe('if anyone was affected');
  });

  it('leave out what the configuration or .owabiignore leaves out, and nothing for Git', async () => {
    folder.write('owabi.config.yaml', 'ignore: [archive/]\n');
    folder.write('.owabiignore', 'old.txt\n');
    folder.write('.gitignore', 'drafts/\n');
    const client = await start();
    expect(await client.open(uriOf('archive/a.txt'), CONDITIONAL)).toEqual([]);
    expect(await client.open(uriOf('old.txt'), CONDITIONAL)).toEqual([]);
    expect(codes(await client.open(uriOf('drafts/a.txt'), CONDITIONAL))).toContain('conditional-apology');
  });
});

describe('hover', () => {
  it('gives reason, wordings, examples and source in Markdown', async () => {
    const client = await start({ capabilities: { textDocument: { hover: { contentFormat: ['markdown'] } } } });
    await client.open(uriOf('a.txt'), CONDITIONAL);
    const hover = await client.hover(uriOf('a.txt'), { line: 0, character: 20 });
    const { kind, value } = hover!.contents as { kind: string; value: string };
    expect(kind).toBe('markdown');
    expect(value).toMatch(/^\*\*“if anyone was affected” makes the apology depend/u);
    expect(value).toMatch(/\n\n\*\*Better\*\*\n\n> /u);
    expect(value).toMatch(/\*Source: .*\*/u);
    expect(value).toContain('Left alone');
    expect(value).toContain('conditional-apology');
    expect(textAt(CONDITIONAL, hover!.range!)).toBe('if anyone was affected');
  });

  it('is in the language of the client, and plain for one that knows no Markdown', async () => {
    const client = await start({ locale: 'ja' });
    await client.open(uriOf('a.txt'), CONDITIONAL);
    const hover = await client.hover(uriOf('a.txt'), { line: 0, character: 20 });
    const { kind, value } = hover!.contents as { kind: string; value: string };
    expect(kind).toBe('plaintext');
    expect(value).toContain('言い換え\n');
  });

  it('is in the language of the configuration, unless its user asked for another', async () => {
    folder.write('owabi.config.yaml', 'locale: ja\n');
    const client = await start({ locale: 'en' });
    const [one] = findings(await client.open(uriOf('a.txt'), CONDITIONAL));
    expect(one!.message).toMatch(/^「if anyone/u);
    const other = await start({ initializationOptions: { locale: 'en' } });
    const [another] = findings(await other.open(uriOf('a.txt'), CONDITIONAL));
    expect(another!.message).toMatch(/^“if anyone/u);
  });

  it('says nothing where nothing is found', async () => {
    const client = await start();
    await client.open(uriOf('a.txt'), `Hello there. ${CONDITIONAL}`);
    expect(await client.hover(uriOf('a.txt'), { line: 0, character: 3 })).toBeNull();
  });

  it('explains the rule that a comment names', async () => {
    const client = await start();
    const text = `<!-- owabi-disable-next-line conditional-apology -- quoted -->\n${CONDITIONAL}\n`;
    await client.open(uriOf('a.txt'), text);
    const hover = await client.hover(uriOf('a.txt'), { line: 0, character: 35 });
    expect(textAt(text, hover!.range!)).toBe('conditional-apology');
  });

  it('lets no text of a draft become a link or HTML', async () => {
    const client = await start({ capabilities: { textDocument: { hover: { contentFormat: ['markdown'] } } } });
    const text = 'We are sorry if the [link](http://x.example) <b>upset</b> anyone.';
    const [one] = findings(await client.open(uriOf('a.txt'), text));
    const hover = await client.hover(uriOf('a.txt'), one!.range.start);
    const { value } = hover!.contents as { value: string };
    expect(value).not.toMatch(/(?<!\\)\[link/u);
    expect(value).not.toMatch(/(?<!\\)<b>/u);
  });
});

describe('code actions', () => {
  const FORMATS: [string, string, string][] = [
    ['a.txt', 'plaintext', `Dear Ms Ito,\n\nWe lost two of your files on 3 May. ${CONDITIONAL}\n`],
    [
      'a.md',
      'markdown',
      `# On 3 May\n\nWe lost two files\non 3 May. We are sorry if\nanyone was affected. We found it at ten.\n`,
    ],
    ['b.md', 'markdown', `# On 3 May\n\n- We lost two files.\n- ${CONDITIONAL}\n- We found it at ten.\n`],
    ['c.md', 'markdown', `| what | how |\n| --- | --- |\n| files | ${CONDITIONAL} |\n| photos | We lost two. |\n`],
    ['a.html', 'html', `<!doctype html>\n<title>3 May</title>\n<p>We lost two.\n<p\nclass="x">${CONDITIONAL}</p>\n`],
    ['crlf.txt', 'plaintext', `Dear Ms Ito,\r\n\r\nWe lost two files.\r\n${CONDITIONAL}\r\n`],
  ];

  it.each(FORMATS)(
    'put every better wording in the place of the sentence, and the finding is gone: %s',
    async (name, language, text) => {
      const client = await start();
      const diagnostics = await client.open(uriOf(name), text, language);
      const one = diagnostics.find(({ code }) => code === 'conditional-apology')!;
      const actions = (await client.actions(uriOf(name), one)).filter(({ title }) => title.startsWith('Replace'));
      expect(actions.length).toBeGreaterThan(0);
      for (const { edit, kind, isPreferred, title } of actions) {
        expect({ kind, isPreferred }).toEqual({ kind: 'quickfix', isPreferred: undefined });
        const changed = applied(text, editsIn(edit!, uriOf(name)));
        expect(changed).toContain(title.slice('Replace with “'.length, -1).slice(0, 20));
        await client.change(uriOf(name), { text: changed });
        expect(codes(await client.diagnostics(uriOf(name)))).not.toContain('conditional-apology');
      }
    },
  );

  it.each(FORMATS)('let a finding stand with a reason, and change nothing else: %s', async (name, language, text) => {
    const client = await start({
      capabilities: {
        textDocument: { codeAction: { resolveSupport: { properties: ['edit'] }, dataSupport: true } },
        workspace: { workspaceEdit: { documentChanges: true } },
      },
    });
    const before = await client.open(uriOf(name), text, language);
    const one = before.find(({ code }) => code === 'conditional-apology')!;
    const [action] = (await client.actions(uriOf(name), one)).filter(({ title }) => title.startsWith('Let it stand'));
    expect(action!.edit).toBeUndefined();
    const { edit } = await client.resolve(action!);
    const without = applied(text, editsIn(edit!, uriOf(name)));
    await client.change(uriOf(name), { text: without });
    // Without a reason it changes nothing, and says so.
    const asked = codes(await client.diagnostics(uriOf(name)));
    expect(asked).toContain('conditional-apology');
    expect(asked).toContain('suppression-without-reason');

    const reasoned = without.replace('--  -->', '-- our lawyer wants it so -->');
    expect(reasoned).not.toBe(without);
    await client.change(uriOf(name), { text: reasoned });
    const rest = codes(before).filter((code) => code !== 'conditional-apology');
    expect(codes(await client.diagnostics(uriOf(name))).sort()).toEqual(rest.sort());
  });

  it('put the cursor where the reason goes, for a client that takes snippets', async () => {
    const client = await start({
      capabilities: { workspace: { workspaceEdit: { documentChanges: true, snippetEditSupport: true } } },
    });
    const [one] = findings(await client.open(uriOf('a.txt'), CONDITIONAL));
    const action = (await client.actions(uriOf('a.txt'), one!)).find(({ title }) => title.startsWith('Let it stand'))!;
    expect(editsIn(action.edit!, uriOf('a.txt'))).toEqual([
      {
        range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
        snippet: { kind: 'snippet', value: `<!-- owabi-disable-next-line conditional-apology -- ${'$'}{1} -->\n` },
      },
    ]);
  });

  it('let a missing element be missing, with a reason', async () => {
    const client = await start();
    const text = '---\nkind: final-report\n---\n\nHello.\n';
    const before = await client.open(uriOf('a.md'), text, 'markdown');
    const one = before.find(({ code }) => code === 'missing-elements')!;
    const actions = await client.actions(uriOf('a.md'), one);
    const action = actions.find(({ title }) => title.includes('cause'))!;
    const changed = applied(text, editsIn(action.edit!, uriOf('a.md'))).replace('--  -->', '-- in the report -->');
    await client.change(uriOf('a.md'), { text: changed });
    const after = (await client.diagnostics(uriOf('a.md'))).find(({ code }) => code === 'missing-elements')!;
    const rules = ({ data }: Diagnostic) => (data.missing as { rule: string }[]).map(({ rule }) => rule);
    expect(rules(after)).toEqual(rules(one).filter((rule) => rule !== 'missing-cause'));
  });
});

describe('the card', () => {
  it('says what is good, what is there and what is missing', async () => {
    const client = await start();
    const text = 'Dear Ms Ito,\n\nOn 3 March we deleted two of your photos by mistake.\n';
    await client.open(uriOf('a.txt'), text);
    const asked = { textDocument: { uri: uriOf('a.txt') } };
    const card = await client.connection.sendRequest<Card>('owabi/card', asked);
    expect(card).toMatchObject({
      uri: uriOf('a.txt'),
      version: 1,
      locale: 'en',
      language: { id: 'en', name: 'English' },
    });
    expect(card.elements).toHaveLength(13);
    const when = card.elements.find(({ element }) => element === 'when');
    expect(when!.state).toBe('present');
    expect(textAt(text, when!.evidence[0]!.range)).toBe(when!.evidence[0]!.excerpt);
    const missing = card.elements.filter(({ state }) => state === 'missing');
    expect(missing.length).toBeGreaterThan(0);
    expect(missing[0]!.message).not.toBe('');
    expect(card.credits.length).toBeGreaterThan(0);
  });

  it('is null for a document that is not open', async () => {
    const client = await start();
    expect(await client.connection.sendRequest('owabi/card', { textDocument: { uri: 'untitled:x' } })).toBeNull();
  });

  it('tells a client that asked for it when there is another', async () => {
    const client = await start({ initializationOptions: { card: true } });
    const uri = uriOf('a.txt');
    const changes = () => client.notifications.filter(({ method }) => method === 'owabi/cardChanged').length;
    await client.open(uri, 'Hello.\n');
    await client.until(() => changes() === 1);
    await client.change(uri, { text: 'Hello!\n' });
    await client.diagnostics(uri);
    await client.change(uri, { text: 'Hello! We apologise for deleting your files.\n' });
    await client.diagnostics(uri);
    await client.until(() => changes() === 2);
    expect(client.notifications.at(-1)!.params).toEqual({ textDocument: { uri } });
  });

  it('is not told to a client that did not ask', async () => {
    const client = await start();
    await client.open(uriOf('a.txt'), CONDITIONAL);
    await client.hover(uriOf('a.txt'), { line: 0, character: 1 });
    expect(client.notifications.filter(({ method }) => method.startsWith('owabi/'))).toEqual([]);
  });
});

describe('configuration', () => {
  it('is found from the folder of each document', async () => {
    folder.write('a/owabi.config.yaml', 'rules: {conditional-apology: off}\n');
    folder.write('b/owabi.config.yaml', 'rules: {conditional-apology: info}\n');
    const client = await start();
    expect(codes(await client.open(uriOf('a/x.txt'), CONDITIONAL))).not.toContain('conditional-apology');
    expect(findings(await client.open(uriOf('b/x.txt'), CONDITIONAL))[0]).toMatchObject({ severity: 3 });
    expect(findings(await client.open(uriOf('c/x.txt'), CONDITIONAL))[0]).toMatchObject({ severity: 1 });
  });

  it('is the one of the workspace for documents without a file', async () => {
    folder.write('owabi.config.yaml', 'rules: {conditional-apology: off}\n');
    const client = await start();
    expect(codes(await client.open('untitled:1', CONDITIONAL))).not.toContain('conditional-apology');
  });

  it('is read again when the client says that a file has changed', async () => {
    const client = await start({
      capabilities: { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } },
    });
    await client.until(() => client.registrations.length > 0);
    expect(client.registrations.map(({ method }) => method)).toEqual(['workspace/didChangeWatchedFiles']);
    const uri = uriOf('a.txt');
    expect(codes(await client.open(uri, CONDITIONAL))).toContain('conditional-apology');
    folder.write('owabi.config.yaml', 'rules: {conditional-apology: off}\n');
    const before = client.published.length;
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uriOf('owabi.config.yaml'), type: 1 }],
    });
    await client.until(() => client.published.length > before);
    expect(codes(client.published.at(-1)!.diagnostics)).not.toContain('conditional-apology');
  });

  it('is read again at the next keystroke when the client can watch files and does not manage it', async () => {
    const client = await start({
      capabilities: { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } },
      refuses: true,
    });
    expect(codes(await client.open(uriOf('a.txt'), CONDITIONAL))).toContain('conditional-apology');
    folder.write('owabi.config.yaml', 'rules: {conditional-apology: off}\n');
    await client.change(uriOf('a.txt'), { text: `${CONDITIONAL}\n` });
    expect(codes(await client.diagnostics(uriOf('a.txt')))).not.toContain('conditional-apology');
    expect(await client.stop()).toBe(0);
    expect(client.stderr).toBe('');
  });

  it('is read again at the next keystroke when nobody says anything, with the rules that it names', async () => {
    folder.write('owabi.config.yaml', 'plugins: [./own]\n');
    folder.write('own/en/no-banana.yaml', OWN_RULE);
    const client = await start();
    const uri = uriOf('a.txt');
    expect(codes(await client.open(uri, 'The banana and the apple are ours.'))).toContain('no-banana');
    folder.write('own/en/no-banana.yaml', OWN_RULE.replaceAll('banana', 'kiwi').replace('no-kiwi', 'no-banana'));
    await client.change(uri, { text: 'The banana and the apple are ours!' });
    expect(codes(await client.diagnostics(uri))).not.toContain('no-banana');
    folder.write('owabi.config.yaml', 'rules: {missing-apology: off}\n');
    await client.change(uri, { text: 'The kiwi is ours!' });
    expect(codes(await client.diagnostics(uri))).not.toContain('no-banana');
  });

  it('with a mistake is said in the document, in its own file and in a message, until it is mended', async () => {
    folder.write('owabi.config.yaml', 'rules:\n  conditional-apologie: off\n');
    const client = await start();
    const [one, ...others] = await client.open(uriOf('a.txt'), CONDITIONAL);
    expect(others).toEqual([]);
    expect(one).toMatchObject({
      severity: 1,
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    });
    expect(one!.message).toContain('conditional-apologie');
    expect(one!.message).toContain('owabi.config.yaml:2:3');
    expect(client.messages).toHaveLength(1);
    expect(client.messages[0]!.message).toContain('owabi.config.yaml:2');
    const own = () => client.published.findLast(({ uri }) => uri === uriOf('owabi.config.yaml'))?.diagnostics;
    expect(own()).toMatchObject([{ severity: 1, range: { start: { line: 1, character: 2 } } }]);
    expect(own()![0]!.message).toContain('"conditional-apology"');

    folder.write('owabi.config.yaml', 'rules:\n  conditional-apology: warning\n');
    await client.change(uriOf('a.txt'), { text: `${CONDITIONAL}\n` });
    expect(findings(await client.diagnostics(uriOf('a.txt')))).toMatchObject([
      { code: 'conditional-apology', severity: 2 },
    ]);
    expect(own()).toEqual([]);
    expect(client.messages).toHaveLength(1);
  });

  it('is itself no statement when it is open', async () => {
    folder.write('owabi.config.yaml', '# We are sorry if anyone was affected.\n');
    const client = await start();
    expect(await open(client, 'owabi.config.yaml')).toEqual([]);
    folder.write('owabi.config.yaml', 'rulez: {}\n');
    const before = client.published.length;
    await client.connection.sendNotification('textDocument/didSave', {
      textDocument: { uri: uriOf('owabi.config.yaml') },
    });
    await client.until(() => client.published.length > before);
    expect(client.published.at(-1)!.diagnostics).toMatchObject([{ code: 'configuration', severity: 1 }]);

    async function open(to: Client, name: string): Promise<Diagnostic[]> {
      await to.connection.sendNotification('textDocument/didOpen', {
        textDocument: {
          uri: uriOf(name),
          languageId: 'yaml',
          version: 1,
          text: '# We are sorry if anyone was affected.\n',
        },
      });
      await to.until(() => to.published.length > 0);
      return to.published.at(-1)!.diagnostics;
    }
  });
});

describe('rules in code', () => {
  const MODULE = `import { writeFileSync } from 'node:fs';
writeFileSync(new URL('./ran', import.meta.url), '');
console.log('a rule that prints');
export default [{
  id: 'no-kiwi', scope: 'sentence', category: 'register', severity: 'warning', languages: ['en'], examples: [],
  words: { summary: { ja: 'キウイ', en: 'a kiwi' }, message: { ja: 'キウイ', en: 'A kiwi.' }, why: { ja: '果物', en: 'fruit' },
    instead: {}, source: 'here' },
  *check(sentence) {
    const start = sentence.text.indexOf('kiwi');
    if (start >= 0) yield { span: sentence.passage.locate({ start, end: start + 4 }) };
  },
}];`;
  const TEXT = `The kiwi is ours. ${CONDITIONAL}`;

  beforeEach(() => {
    folder.write('rules.mjs', MODULE);
    folder.write('owabi.config.yaml', 'plugins: [./rules.mjs]\nrules: {no-kiwi: error}\n');
  });

  it.each([undefined, { trusted: false }, { trusted: 'true' }])(
    'do not run when the client says %j of the workspace',
    async (initializationOptions) => {
      const client = await start({ initializationOptions });
      const diagnostics = await client.open(uriOf('a.txt'), TEXT);
      expect(codes(diagnostics)).not.toContain('no-kiwi');
      // All the others still speak, and the document says that some do not.
      expect(codes(diagnostics)).toEqual(expect.arrayContaining(['not-trusted', 'conditional-apology']));
      expect(client.messages).toHaveLength(1);
      expect(client.messages[0]!.message).toContain('rules.mjs');
      expect(existsSync(join(folder.path, 'ran'))).toBe(false);
    },
  );

  it('run in a trusted workspace, print nothing between the messages, and are loaded anew when they change', async () => {
    const client = await start({ initializationOptions: { trusted: true } });
    const uri = uriOf('a.txt');
    expect(codes(await client.open(uri, TEXT))).toContain('no-kiwi');
    expect(client.messages).toEqual([]);
    expect(existsSync(join(folder.path, 'ran'))).toBe(true);
    folder.write('rules.mjs', `${MODULE.replaceAll("indexOf('kiwi')", "indexOf('sorry')")}\n`);
    await client.change(uri, { text: 'The kiwi is ours.' });
    expect(codes(await client.diagnostics(uri))).not.toContain('no-kiwi');
    await client.change(uri, { text: 'We are sorry.' });
    expect(codes(await client.diagnostics(uri))).toContain('no-kiwi');
  });

  it('that break down are said in the document', async () => {
    folder.write('rules.mjs', MODULE.replace('const start =', 'null.x; const start ='));
    const client = await start({ initializationOptions: { trusted: true } });
    expect((await client.open(uriOf('a.txt'), TEXT))[0]!.message).toContain('no-kiwi');
  });
});

describe('the end', () => {
  it('is good after a shutdown', async () => {
    const client = await start();
    await client.open(uriOf('a.txt'), CONDITIONAL);
    expect(await client.stop()).toBe(0);
    expect(client.stderr).toBe('');
  });

  it('is bad without one', async () => {
    const client = await start();
    await client.connection.sendNotification('exit');
    expect(await client.exited).toBe(1);
  });

  it('comes when the client is gone', async () => {
    const client = await start();
    client.process.stdin!.end();
    expect(await client.exited).toBe(1);
  });
});

it('takes --stdio, which many clients send', async () => {
  const client = await start({ args: ['--stdio'] });
  expect(client.initialized.serverInfo?.name).toBe('owabi');
});

it("checks rules of a package of one's own in a workspace that is trusted", async () => {
  folder.write('node_modules/kiwi/package.json', '{"name": "kiwi", "type": "module", "exports": "./index.js"}');
  folder.write('node_modules/kiwi/index.js', 'export default [];');
  folder.write('owabi.config.yaml', 'plugins: [kiwi]\n');
  const client = await start({ initializationOptions: { trusted: true } });
  expect(codes(await client.open(uriOf('a.txt'), CONDITIONAL))).toContain('conditional-apology');
  expect(client.messages).toEqual([]);
});
