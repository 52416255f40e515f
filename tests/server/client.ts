/** A real client of the real server: `bin/owabi.js lsp`, over its standard input and output. */
import { type ChildProcess, spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import {
  type CodeAction,
  CodeActionRequest,
  CodeActionResolveRequest,
  createProtocolConnection,
  type Diagnostic,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ExitNotification,
  type Hover,
  HoverRequest,
  InitializedNotification,
  type InitializeParams,
  InitializeRequest,
  type InitializeResult,
  type Position,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  type Range,
  RegistrationRequest,
  ShowMessageNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';
import { BIN } from '../cli/owabi.ts';

export type { CodeAction, Diagnostic, Position, Range, TextEdit };

export interface ClientOptions {
  readonly cwd: string;
  readonly locale?: string;
  readonly capabilities?: InitializeParams['capabilities'];
  readonly initializationOptions?: unknown;
  readonly args?: readonly string[];
  /** Whether the client says no to whatever the server wants to register. */
  readonly refuses?: boolean;
  /** For Node itself. */
  readonly nodeArgs?: readonly string[];
}

export class Client {
  readonly process: ChildProcess;
  readonly connection: ProtocolConnection;
  readonly exited: Promise<number | null>;
  /** Everything that was published, in order. */
  readonly published: PublishDiagnosticsParams[] = [];
  readonly messages: { readonly type: number; readonly message: string }[] = [];
  readonly registrations: { readonly method: string; readonly registerOptions?: unknown }[] = [];
  readonly notifications: { readonly method: string; readonly params: unknown }[] = [];
  initialized!: InitializeResult;
  stderr = '';
  #waiting: (() => void)[] = [];
  readonly #versions = new Map<string, number>();

  private constructor({ cwd, args = [], nodeArgs = [], refuses = false }: ClientOptions) {
    this.process = spawn(process.execPath, [...nodeArgs, BIN, 'lsp', ...args], {
      cwd,
      env: { PATH: process.env.PATH ?? '', HOME: cwd, LANG: 'en_GB.UTF-8' },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    this.exited = new Promise((resolve) => this.process.on('exit', resolve));
    this.process.stderr!.on('data', (chunk) => {
      this.stderr += chunk;
    });
    this.connection = createProtocolConnection(
      new StreamMessageReader(this.process.stdout!),
      new StreamMessageWriter(this.process.stdin!),
    );
    this.connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
      this.published.push(params);
      this.#wake();
    });
    this.connection.onNotification(ShowMessageNotification.type, (params) => {
      this.messages.push(params);
      this.#wake();
    });
    for (const method of ['owabi/cardChanged']) {
      this.connection.onNotification(method, (params) => {
        this.notifications.push({ method, params });
        this.#wake();
      });
    }
    this.connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
      if (refuses) throw new Error('not here');
      this.registrations.push(...registrations);
      this.#wake();
    });
    this.connection.onError(() => {});
    this.connection.listen();
  }

  static async start(options: ClientOptions): Promise<Client> {
    const client = new Client(options);
    const { cwd, locale, capabilities = {}, initializationOptions } = options;
    client.initialized = await client.connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: pathToFileURL(cwd).href,
      workspaceFolders: [{ uri: pathToFileURL(cwd).href, name: 'here' }],
      capabilities,
      ...(locale !== undefined && { locale }),
      ...(initializationOptions !== undefined && { initializationOptions }),
    });
    await client.connection.sendNotification(InitializedNotification.type, {});
    return client;
  }

  async open(uri: string, text: string, languageId = 'plaintext'): Promise<Diagnostic[]> {
    this.#versions.set(uri, 1);
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId, version: 1, text },
    });
    return this.diagnostics(uri);
  }

  async change(uri: string, ...contentChanges: TextDocumentContentChangeEvent[]): Promise<void> {
    const version = (this.#versions.get(uri) ?? 0) + 1;
    this.#versions.set(uri, version);
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version },
      contentChanges,
    });
  }

  async close(uri: string): Promise<void> {
    this.#versions.delete(uri);
    await this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  }

  /** The diagnostics of the version that the client has now. */
  async diagnostics(uri: string): Promise<Diagnostic[]> {
    const version = this.#versions.get(uri);
    const ofNow = (): PublishDiagnosticsParams | undefined =>
      this.published.findLast((one) => one.uri === uri && one.version === version);
    await this.until(() => ofNow() !== undefined);
    return ofNow()!.diagnostics;
  }

  /** Waits for something that the server is to say. */
  async until(isThere: () => boolean): Promise<void> {
    const started = Date.now();
    while (!isThere()) {
      if (Date.now() - started > 60_000) throw new Error(`nothing came; standard error: ${this.stderr}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 250);
        this.#waiting.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }

  hover(uri: string, position: Position): Promise<Hover | null> {
    return this.connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position });
  }

  async actions(uri: string, diagnostic: Diagnostic, range: Range = diagnostic.range): Promise<CodeAction[]> {
    const actions = await this.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri },
      range,
      context: { diagnostics: [diagnostic] },
    });
    return (actions ?? []) as CodeAction[];
  }

  resolve(action: CodeAction): Promise<CodeAction> {
    return this.connection.sendRequest(CodeActionResolveRequest.type, action);
  }

  /** Ends as the protocol wants it. */
  async stop(): Promise<number | null> {
    await this.connection.sendRequest(ShutdownRequest.type);
    await this.connection.sendNotification(ExitNotification.type);
    const code = await this.exited;
    this.connection.dispose();
    return code;
  }

  kill(): void {
    this.process.kill();
    this.connection.dispose();
  }

  #wake(): void {
    for (const wake of this.#waiting.splice(0)) wake();
  }
}

/** The edits of a workspace edit in one document. */
export function editsIn(edit: WorkspaceEdit, uri: string): TextEdit[] {
  const inDocuments = (edit.documentChanges ?? []).flatMap((change) =>
    'textDocument' in change && change.textDocument.uri === uri ? (change.edits as TextEdit[]) : [],
  );
  return [...inDocuments, ...(edit.changes?.[uri] ?? [])];
}

const UNITS = {
  'utf-8': (text: string) => Buffer.byteLength(text),
  'utf-16': (text: string) => text.length,
  'utf-32': (text: string) => [...text].length,
};

export type Encoding = keyof typeof UNITS;

/** The offset of a position, counted the plain way. */
export function offsetOf(text: string, { line, character }: Position, encoding: Encoding = 'utf-16'): number {
  const lines = text.split(/(?<=\r\n|\n|\r(?!\n))/u);
  let offset = lines.slice(0, line).join('').length;
  for (const char of lines[line] ?? '') {
    if (UNITS[encoding](text.slice(offset - charactersBefore(), offset)) >= character) break;
    offset += char.length;
  }
  return offset;

  function charactersBefore(): number {
    return offset - lines.slice(0, line).join('').length;
  }
}

export const textAt = (text: string, { start, end }: Range, encoding?: Encoding): string =>
  text.slice(offsetOf(text, start, encoding), offsetOf(text, end, encoding));

export function applied(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((a, b) => offsetOf(text, b.range.start) - offsetOf(text, a.range.start))
    .reduce(
      (result, { range, newText }) =>
        result.slice(0, offsetOf(text, range.start)) + newText + result.slice(offsetOf(text, range.end)),
      text,
    );
}
