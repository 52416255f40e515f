/** Starts owabi's language server and shows the card of the document that is being edited. Judges nothing itself. */
const { existsSync } = require('node:fs');
const { join } = require('node:path');
const vscode = require('vscode');
const { LanguageClient } = require('vscode-languageclient/node');
const { cardItems } = require('./card-items.js');

let client;

async function activate(context) {
  const view = new CardView();
  context.subscriptions.push(
    vscode.window.registerTreeDataProvider('owabi.card', view),
    vscode.window.onDidChangeActiveTextEditor((editor) => view.show(editor?.document.uri)),
    vscode.commands.registerCommand('owabi.restart', () => restart(context, view)),
    vscode.workspace.onDidGrantWorkspaceTrust(() => restart(context, view)),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('owabi')) return restart(context, view);
    }),
  );
  await start(context, view);
}

async function start(context, view) {
  const settings = vscode.workspace.getConfiguration('owabi');
  const run = {
    command: process.execPath,
    args: [serverPath(context, settings), 'lsp', '--stdio'],
    // VS Code's own program is Node when it is told so.
    options: { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } },
  };
  const locale = settings.get('locale');
  client = new LanguageClient('owabi', 'owabi', run, {
    documentSelector: settings
      .get('languages')
      .flatMap((language) => ['file', 'untitled'].map((scheme) => ({ scheme, language }))),
    initializationOptions: { card: true, trusted: vscode.workspace.isTrusted, ...(locale && { locale }) },
  });
  client.onNotification('owabi/cardChanged', ({ textDocument }) => view.changed(textDocument.uri));
  await client.start();
  view.show(vscode.window.activeTextEditor?.document.uri);
}

async function restart(context, view) {
  await client?.stop();
  await start(context, view);
}

/** A program of the workspace runs only where its owner is trusted. */
function serverPath(context, settings) {
  const named = settings.get('path');
  if (named) return named;
  const own = (vscode.workspace.workspaceFolders ?? [])
    .map(({ uri }) => join(uri.fsPath, 'node_modules', 'owabi', 'bin', 'owabi.js'))
    .find((path) => vscode.workspace.isTrusted && existsSync(path));
  return own ?? join(context.extensionPath, 'server', 'bin', 'owabi.js');
}

class CardView {
  #changes = new vscode.EventEmitter();
  onDidChangeTreeData = this.#changes.event;
  #uri;

  show(uri) {
    // The view itself and output channels have no draft: what was shown stays.
    if (!uri || !['file', 'untitled'].includes(uri.scheme)) return;
    this.#uri = uri;
    this.#changes.fire();
  }

  changed(uri) {
    if (this.#uri && client.code2ProtocolConverter.asUri(this.#uri) === uri) this.#changes.fire();
  }

  async getChildren(item) {
    if (item) return item.children;
    if (!this.#uri || !client?.isRunning()) return [];
    const card = await client.sendRequest('owabi/card', {
      textDocument: { uri: client.code2ProtocolConverter.asUri(this.#uri) },
    });
    return cardItems(card);
  }

  getTreeItem({ label, description, tooltip, icon, children, range }) {
    const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;
    const item = new vscode.TreeItem(label, children.length === 0 ? None : icon ? Collapsed : Expanded);
    item.description = description;
    item.tooltip = tooltip;
    if (icon) item.iconPath = new vscode.ThemeIcon(icon.name, icon.color && new vscode.ThemeColor(icon.color));
    if (range && this.#uri) {
      const selection = client.protocol2CodeConverter.asRange(range);
      item.command = { command: 'vscode.open', title: '', arguments: [this.#uri, { selection }] };
    }
    return item;
  }
}

exports.activate = activate;
exports.deactivate = () => client?.stop();
