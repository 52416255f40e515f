/**
 * `owabi lsp`: owabi as a language server. Answers on what stands in the editor at the moment, and never calls a document clean that
 * it could not read.
 */
import { fileURLToPath } from 'node:url';
import type { Problem } from '../problem/problem.ts';
import { visible } from '../report/visible.ts';
import type { Locale, Words } from '../words/words.ts';
import { type ActionSkills, actionsFor, resolveAction, type SuppressionData } from './actions.ts';
import { CARD, CARD_CHANGED, type Card, type CardParams, cardOf } from './card.ts';
import { diagnosticsOf, inItsFile, notRunMessage, placeOf } from './diagnostics.ts';
import { Draft, pathOf } from './draft.ts';
import { FileProblems } from './file-problems.ts';
import { hoverAt } from './hover.ts';
import { encodingFor, type PositionEncoding } from './places.ts';
import {
  CodeActionKind,
  type Connection,
  createConnection,
  type Diagnostic,
  DidChangeWatchedFilesNotification,
  type DidOpenTextDocumentParams,
  type InitializeParams,
  type InitializeResult,
  MessageType,
  ShowMessageNotification,
  TextDocumentSyncKind,
} from './protocol.ts';
import { type Reading, read } from './reading.ts';
import { type Setup, Setups } from './setup.ts';

export interface ServerWorld {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** Where documents without a file are taken to lie, when no folder is open. */
  readonly cwd: string;
  /** When neither the client nor a configuration names a language. */
  readonly locale: Locale;
  /** From the command line: wins over everything but the client's own wish. */
  readonly asked?: Locale;
  readonly version: string;
  /** In milliseconds, from anywhere. */
  clock(): number;
}

/** What `initializationOptions` may say. */
interface Wishes {
  /** Whether modules of rules that a configuration names may run. */
  readonly trusted?: unknown;
  /** `ja` or `en`: wins over configurations and over the client's own language. */
  readonly locale?: unknown;
  /** Whether to send {@link CARD_CHANGED}. */
  readonly card?: unknown;
}

/** Milliseconds in which more may come of what was typed at once: a paste, a word chosen from a list. */
const BREATH = 2;

/** A document that takes long to read is read when its writer pauses: this many times what it took, up to a bound in milliseconds. */
const PATIENCE = 1;
const LONGEST_WAIT = 300;
/** What takes no longer than this, in milliseconds, is read at every keystroke. */
const SHORT = 20;

/** Talks with one client until it goes; the process ends with the conversation, as the protocol wants it. */
export function serve(world: ServerWorld): Promise<never> {
  const connection = createConnection(world.input, world.output);
  // What rules in code print must not get between the messages.
  const say = (...all: unknown[]): void => connection.console.info(all.map(String).join(' '));
  Object.assign(console, { log: say, info: say, debug: say, warn: say, error: say });
  new Server(connection, world).listen();
  return new Promise(() => {});
}

/** A document in the editor, and what is known of it. */
interface Open {
  readonly draft: Draft;
  timer?: ReturnType<typeof setTimeout> | undefined;
  /** Of the newest revision that was asked for. */
  reading?: { readonly revision: number; readonly done: Promise<Reading> } | undefined;
  /** Milliseconds that the last reading took. */
  took: number;
  /** The card that the client was told of. */
  card?: string;
}

class Server {
  readonly #connection: Connection;
  readonly #world: ServerWorld;
  readonly #open = new Map<string, Open>();
  readonly #files: FileProblems;
  /** What the user was told in a message, by configuration. */
  readonly #told = new Map<string, string>();
  #setups: Setups;
  #encoding: PositionEncoding = 'utf-16';
  #locale: Locale;
  #skills: ActionSkills = { resolves: false, versions: false, snippets: false };
  #hoversInMarkdown = false;
  #sendsCards = false;
  #watches = false;
  #folder: string;

  constructor(connection: Connection, world: ServerWorld) {
    this.#connection = connection;
    this.#world = world;
    this.#folder = world.cwd;
    this.#locale = world.locale;
    this.#setups = new Setups({ otherwise: world.locale, isTrusted: false });
    this.#files = new FileProblems(
      (uri, diagnostics) => void connection.sendDiagnostics({ uri, diagnostics }),
      (path) => [...this.#open.values()].find(({ draft }) => draft.path === path)?.draft.uri,
    );
  }

  listen(): void {
    const connection = this.#connection;
    connection.onInitialize((params) => this.#initialize(params));
    connection.onInitialized(() => this.#watch());
    connection.onDidOpenTextDocument((params) => this.#opened(params));
    connection.onDidChangeTextDocument(({ textDocument, contentChanges }) => {
      const open = this.#open.get(textDocument.uri);
      if (!open) return;
      open.draft.change(contentChanges, textDocument.version);
      this.#schedule(open);
    });
    connection.onDidSaveTextDocument(({ textDocument }) => {
      const path = pathOf(textDocument.uri);
      if (path !== undefined && this.#setups.isPart(path)) this.#readAll();
    });
    connection.onDidCloseTextDocument(({ textDocument }) => {
      const open = this.#open.get(textDocument.uri);
      if (!open) return;
      clearTimeout(open.timer);
      this.#open.delete(textDocument.uri);
      void connection.sendDiagnostics({ uri: textDocument.uri, diagnostics: [] });
    });
    connection.onDidChangeWatchedFiles(({ changes }) => {
      const isOurs = changes.some(({ uri }) => this.#setups.isPart(pathOf(uri) ?? ''));
      if (isOurs) this.#readAll();
    });
    // Settings come with the start; a client that sends others has none that we know.
    connection.onDidChangeConfiguration(() => this.#readAll());
    connection.onHover(async ({ textDocument, position }) => {
      const open = this.#open.get(textDocument.uri);
      return open ? hoverAt(open.draft, position, await this.#reading(open), this.#hoversInMarkdown) : null;
    });
    connection.onCodeAction(async (params) => {
      const open = this.#open.get(params.textDocument.uri);
      return open ? actionsFor(open.draft, await this.#reading(open), params, this.#skills) : [];
    });
    connection.onCodeActionResolve(async (action) => {
      const open = this.#open.get((action.data as Partial<SuppressionData> | undefined)?.uri ?? '');
      return open ? resolveAction(action, open.draft, await this.#reading(open), this.#skills) : action;
    });
    connection.onRequest(CARD, async (params: CardParams): Promise<Card | null> => {
      const open = this.#open.get(params?.textDocument?.uri);
      return open ? cardOf(open.draft, await this.#reading(open)) : null;
    });
    connection.listen();
  }

  #initialize({
    capabilities,
    initializationOptions,
    locale,
    workspaceFolders,
    ...params
  }: InitializeParams): InitializeResult {
    const { general, textDocument, workspace } = capabilities;
    const wishes = (initializationOptions ?? {}) as Wishes;
    this.#encoding = encodingFor(general?.positionEncodings);
    this.#locale = localeIn(locale) ?? this.#world.locale;
    const asked = localeIn(wishes.locale) ?? this.#world.asked;
    this.#setups = new Setups({
      otherwise: this.#locale,
      isTrusted: wishes.trusted === true,
      ...(asked && { asked }),
    });
    this.#sendsCards = wishes.card === true;
    this.#hoversInMarkdown = textDocument?.hover?.contentFormat?.includes('markdown') ?? false;
    this.#watches = workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    this.#skills = {
      resolves: textDocument?.codeAction?.resolveSupport?.properties.includes('edit') === true,
      versions: workspace?.workspaceEdit?.documentChanges === true,
      snippets: workspace?.workspaceEdit?.snippetEditSupport === true,
    };
    const root = workspaceFolders?.[0]?.uri ?? params.rootUri;
    this.#folder = (root && folderOf(root)) || this.#world.cwd;
    return {
      capabilities: {
        positionEncoding: this.#encoding,
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        hoverProvider: true,
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix], resolveProvider: true },
        workspace: { workspaceFolders: { supported: true } },
      },
      serverInfo: { name: 'owabi', version: this.#world.version },
    };
  }

  #watch(): void {
    if (!this.#watches) return;
    const patterns = [
      '**/owabi.config.{yaml,yml,json}',
      '**/.owabirc*',
      '**/.owabiignore',
      '**/package.json',
      '**/*.{yaml,yml}',
    ];
    const registered = this.#connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers: patterns.map((globPattern) => ({ globPattern })),
    });
    // Some that can watch do not manage it everywhere. Changes are seen at the next keystroke then.
    registered.catch((error: unknown) => this.#connection.console.warn(`the client watches no files: ${error}`));
  }

  #opened({ textDocument: { uri, languageId, version, text } }: DidOpenTextDocumentParams): void {
    clearTimeout(this.#open.get(uri)?.timer);
    const open: Open = { draft: new Draft(uri, languageId, version, text, this.#encoding), took: 0 };
    this.#open.set(uri, open);
    this.#schedule(open);
  }

  /** Something that all documents depend on has changed. */
  #readAll(): void {
    for (const open of this.#open.values()) {
      open.reading = undefined;
      this.#schedule(open);
    }
  }

  #schedule(open: Open): void {
    clearTimeout(open.timer);
    const wait = open.took <= SHORT ? BREATH : Math.min(open.took * PATIENCE, LONGEST_WAIT);
    open.timer = setTimeout(() => {
      open.timer = undefined;
      this.#reading(open).catch((error: unknown) => this.#failed(open, error));
    }, wait);
  }

  /** What is to be said of the document as it is now. Whoever asks first has it shown. */
  #reading(open: Open): Promise<Reading> {
    const { revision } = open.draft;
    if (open.reading?.revision !== revision) {
      clearTimeout(open.timer);
      open.reading = { revision, done: this.#read(open) };
    }
    return open.reading!.done;
  }

  async #read(open: Open): Promise<Reading> {
    const { draft } = open;
    const folder = draft.folder ?? this.#folder;
    const setup = await this.#setups.in(folder);
    this.#tell(setup);
    // A file that is written for owabi is no statement.
    if (draft.path !== undefined && this.#setups.isPart(draft.path)) {
      this.#files.showAgain(draft.path);
      return { revision: draft.revision, setup, findings: [], missing: [], problems: [] };
    }
    const started = this.#world.clock();
    const reading = await read(draft, setup, folder);
    open.took = this.#world.clock() - started;
    this.#show(open, reading);
    return reading;
  }

  #show(open: Open, reading: Reading): void {
    const { draft } = open;
    // While we read, its writer went on, or away.
    if (reading.revision !== draft.revision || this.#open.get(draft.uri) !== open) return;
    this.#publish(draft, diagnosticsOf(draft, reading));
    if (!this.#sendsCards) return;
    const card = JSON.stringify({ ...cardOf(draft, reading), version: 0 });
    if (card === open.card) return;
    open.card = card;
    const changed: CardParams = { textDocument: { uri: draft.uri } };
    void this.#connection.sendNotification(CARD_CHANGED, changed);
  }

  #publish({ uri, version }: Draft, diagnostics: Diagnostic[]): void {
    void this.#connection.sendDiagnostics({ uri, version, diagnostics });
  }

  /** Mistakes of a configuration, in its file and, once, in a message. */
  #tell({ problems, notRun, locale, file = '' }: Setup): void {
    this.#files.show(file, groupedByFile(problems), (problem) => inItsFile(problem, locale, this.#encoding));
    const messages = [
      ...problems.map((problem) => {
        const place = placeOf(problem);
        return visible(`owabi: ${place === '' ? '' : `${place}: `}${problem.message[locale]}`);
      }),
      ...(notRun.length > 0 ? [visible(`owabi: ${notRunMessage(notRun, locale)}`)] : []),
    ];
    const all = messages.join('\n');
    if (all === (this.#told.get(file) ?? '')) return;
    this.#told.set(file, all);
    // A message, and no question that waits for an answer.
    const type = problems.length > 0 ? MessageType.Error : MessageType.Warning;
    if (all !== '') void this.#connection.sendNotification(ShowMessageNotification.type, { type, message: all });
  }

  /** A mistake of ours: it has a trace, since someone will have to find it, and the document does not look clean. */
  #failed({ draft, reading }: Open, error: unknown): void {
    this.#connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    if (reading?.revision !== draft.revision) return;
    const zero = { line: 0, character: 0 };
    const message = FAILED[this.#locale];
    this.#publish(draft, [
      { range: { start: zero, end: zero }, severity: 1, code: 'failed', source: 'owabi', message },
    ]);
  }
}

const FAILED: Words = {
  ja: 'owabi の内部で誤りが起き、この文書を調べられませんでした。ログの内容をお知らせください。',
  en: 'owabi itself has failed, and this document is not checked. Please report what its log says.',
};

function groupedByFile(problems: readonly Problem[]): ReadonlyMap<string, readonly Problem[]> {
  const files = new Map<string, Problem[]>();
  for (const problem of problems) {
    if (problem.file !== undefined) files.set(problem.file, [...(files.get(problem.file) ?? []), problem]);
  }
  return files;
}

/** `ja-JP` is Japanese; another language that owabi does not speak is English. */
function localeIn(name: unknown): Locale | undefined {
  if (typeof name !== 'string' || name === '') return undefined;
  return /^ja\b/iu.test(name) ? 'ja' : 'en';
}

function folderOf(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}
