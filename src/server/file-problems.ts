/** Shows in their own files what is wrong with files that are written for owabi, and takes it away again. Finds nothing itself. */
import { pathToFileURL } from 'node:url';
import type { Problem } from '../problem/problem.ts';
import type { Diagnostic } from './protocol.ts';

export class FileProblems {
  /** By the configuration for which they were found, then by file. */
  readonly #shown = new Map<string, Map<string, Diagnostic[]>>();
  readonly #publish: (uri: string, diagnostics: Diagnostic[]) => void;
  readonly #uriOf: (path: string) => string | undefined;

  /** @param uriOf how the client spells a file that is open there */
  constructor(publish: (uri: string, diagnostics: Diagnostic[]) => void, uriOf: (path: string) => string | undefined) {
    this.#publish = publish;
    this.#uriOf = uriOf;
  }

  /** What is wrong now because of one configuration; what was wrong before is no longer. */
  show(
    configuration: string,
    files: ReadonlyMap<string, readonly Problem[]>,
    diagnosticOf: (problem: Problem) => Diagnostic,
  ): void {
    const before = this.#shown.get(configuration);
    const now = new Map([...files].map(([path, problems]) => [path, problems.map(diagnosticOf)]));
    if (now.size === 0) this.#shown.delete(configuration);
    else this.#shown.set(configuration, now);
    for (const path of new Set([...(before?.keys() ?? []), ...now.keys()])) {
      if (JSON.stringify(before?.get(path)) !== JSON.stringify(now.get(path))) this.showAgain(path);
    }
  }

  /** For a client that has opened the file since. */
  showAgain(path: string): void {
    const all = [...this.#shown.values()].flatMap((files) => files.get(path) ?? []);
    this.#publish(this.#uriOf(path) ?? pathToFileURL(path).href, all);
  }
}
