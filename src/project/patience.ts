/** Asks V8 to wait longer before it makes code fast, in a run over many statements. Changes nothing that is found. */
import { setFlagsFromString } from 'node:v8';

/**
 * How much of a function has to run, in bytes of its code, before V8 thinks of optimising it. Of itself it waits for a seventh of that, has
 * then seen a few statements only, and makes the code on what they had in them: the next one has something else, the code is thrown away
 * and made again, some functions seven times.
 */
const BUDGET = 500_000;

/** The versions of V8 for which this was measured: Node 20. Others may know no such flag, or mean another thing. */
const MEASURED = /^11\.3\./u;

/** V8 refuses code that was compiled beforehand under other flags: best called when all code is loaded. */
export function optimiseLater(): void {
  if (MEASURED.test(process.versions.v8)) setFlagsFromString(`--interrupt-budget=${BUDGET}`);
}
