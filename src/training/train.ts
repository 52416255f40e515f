/**
 * Trains the learned reader of one language: `node train.mjs CORPUS MODELS LANGUAGE [--trials FILE]`. Writes MODELS/LANGUAGE.bin
 * and MODELS/LANGUAGE.json, what was measured on parts that were held back. Everything is seeded; the same data gives the same bytes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Document, KINDS } from '../document/document.ts';
import { readMarkdown } from '../document/markdown.ts';
import { readPlainText } from '../document/plain-text.ts';
import { useReader } from '../document/readers.ts';
import { Kernel, kindName } from '../ear/kernel.ts';
import type { Language } from '../language/token.ts';
import { readYaml } from '../problem/yaml.ts';
import { readElements } from '../rule/elements.ts';
import { loadRules } from '../rule/load.ts';
import { ELEMENTS, PHRASE_CATEGORIES } from '../rule/rule.ts';
import { calibrate, type Said, thresholdFor } from './calibrate.ts';
import { dataHash, type LabelledSentence, partsOf, readPart } from './corpus.ts';
import { nearDuplicates } from './duplicates.ts';
import { type Learned, learn, type Row, scoreInto } from './learn.ts';
import { featureNames } from './names.ts';
import { packModel, packTable } from './pack.ts';
import { packSenses } from './pack-senses.ts';
import { type Chosen, inTiers, mostTelling } from './select.ts';

/** How many parts of the data are made, of whole files, each held back once. */
const FOLDS = 6;
/**
 * How many features are learned from, each task's most telling ones. More than this changed nothing on parts held back. Elements have all
 * that are common, of phrases too, and no others: held back, they were recognised as well as with all of theirs.
 */
const KEPT = { phrases: 110_000, elements: 50_000 };
/**
 * How many of the sentences in which an output is heard may stay far from it by their common features alone. Most of these come near by
 * another output: held back, one heard phrase in some 250 was lost, and three sentences of four were done with at a glance.
 */
const OVERHEARD = 0.01;
/** A calibrated score that none has. */
const FAR = 1000;
/** How many votes on elements that no pattern found must be right: more right than wrong makes the card better. */
const VOTES_RIGHT = 0.7;

/**
 * From which probability on a phrase is spoken of, in statements that hurt elsewhere too and alone. Chosen on sentences held back,
 * together with the rules: the most found with nine of ten right, and nine of ten good statements left alone (docs/accuracy.md).
 */
const SURENESS = {
  ja: { threshold: 0.5, alone: 0.85, other: 0.4 },
  en: { threshold: 0.7, alone: 0.97, other: 0.5 },
};

interface Example extends LabelledSentence {
  /** Names of features. */
  readonly features: readonly number[];
}

/** One set of outputs, and what an example tells of each. */
interface Task {
  readonly name: 'phrases' | 'elements';
  readonly outputs: readonly string[];
  labelsOf(example: LabelledSentence): Int8Array;
}

const TASKS: readonly Task[] = [
  {
    name: 'phrases',
    outputs: PHRASE_CATEGORIES,
    labelsOf: ({ phrases, debatable }) =>
      Int8Array.from(PHRASE_CATEGORIES, (category) =>
        phrases.some((phrase) => phrase.category === category) ? 1 : debatable ? -1 : 0,
      ),
  },
  {
    name: 'elements',
    outputs: ELEMENTS,
    labelsOf: ({ elements }) =>
      Int8Array.from(ELEMENTS, (element) => {
        const there = elements.get(element);
        return there === undefined ? -1 : there ? 1 : 0;
      }),
  },
];

const [corpus, models, language] = process.argv.slice(2) as [string, string, Language];
useReader('txt', readPlainText);
useReader('md', readMarkdown);
const thesaurusFile = join(models, `senses-${language}.yaml`);
const thesaurus = readFileSync(thesaurusFile, 'utf8');
const packedSenses = packSenses(readYaml(thesaurus, thesaurusFile).value as Record<string, unknown[]>);
const unlearned = packModel({ language, data: '' }, packedSenses, [], { common: [], rare: [] }, new Map());
const kernel = new Kernel(language, (into) => {
  into.set(unlearned);
  return unlearned.length;
});

const { recognizers } = await loadRules();
const evidence = new Map<Document, ReturnType<typeof readElements>>();
const evidenceIn = (document: Document): ReturnType<typeof readElements> => {
  let known = evidence.get(document);
  if (!known) {
    known = readElements(document, recognizers);
    evidence.set(document, known);
  }
  return known;
};

const parts = partsOf(corpus, language);
const examples: Example[] = parts.flatMap((part) =>
  readPart(corpus, part, language).map((one) => ({
    ...one,
    features: featureNames(kernel, one.sentence.tokens, one.kind),
  })),
);
/** Statements and sentences are dealt out separately, so that every fold has some of each. */
const foldOf = new Map<string, number>();
for (const [at, part] of parts.filter((name) => !name.includes('/')).entries()) foldOf.set(part, at % FOLDS);
for (const [at, part] of parts.filter((name) => name.includes('/')).entries()) foldOf.set(part, at % FOLDS);
const say = (line: string): void => console.log(`${language}: ${line}`);
say(`${examples.length} sentences in ${parts.length} parts`);
const twins = nearDuplicates(
  examples.map(({ part, sentence }) => ({ part, text: sentence.text })),
  0.85,
).filter(({ a }) => a.text.length >= 30);
say(`${twins.length} pairs of sentences are nearly the same in two parts`);
for (const { a, b } of twins.slice(0, 5)) say(`  ${a.part}: ${a.text}\n  ${b.part}: ${b.text}`);

const KIND_NAMES = new Set(KINDS.map((kind) => kindName(kind) >>> 0));

/** What is learned from, of some of the examples. */
interface Features extends Chosen {
  /** The number of each: first the common ones, which both tasks have, then the rare ones, which phrases have alone. */
  readonly numbers: ReadonlyMap<number, number>;
}

function featuresOf(from: readonly Example[]): Features {
  const [phrases, elements] = TASKS.map((task) =>
    mostTelling(
      labelledBy(task, from).map(({ example, labels }) => ({ features: example.features, labels })),
      task.outputs.length,
      KEPT[task.name],
    ),
  ) as [number[], number[]];
  const chosen = inTiers(phrases, elements, timesMet(from), KIND_NAMES);
  return { ...chosen, numbers: new Map([...chosen.common, ...chosen.rare].map((name, number) => [name, number])) };
}

function timesMet(from: readonly Example[]): Map<number, number> {
  const met = new Map<number, number>();
  for (const { features } of from) for (const name of features) met.set(name, (met.get(name) ?? 0) + 1);
  return met;
}

function labelledBy(task: Task, from: readonly Example[]): { example: Example; labels: Int8Array }[] {
  return from
    .map((example) => ({ example, labels: task.labelsOf(example) }))
    .filter(({ labels }) => labels.some((label) => label >= 0));
}

/** Of how many features a task knows the weights: of the first so many. */
function knownTo(task: Task, { common, numbers }: Features): number {
  return task.name === 'phrases' ? numbers.size : common.length;
}

function fitted(task: Task, from: readonly Example[], features: Features): Learned {
  const known = knownTo(task, features);
  const rows = labelledBy(task, from).map(
    ({ example, labels }): Row => ({ features: numbered(example, features, known), labels }),
  );
  return learn(rows, known, task.outputs.length);
}

function numbered({ features }: Example, { numbers }: Features, known: number): Int32Array {
  return Int32Array.from(features.flatMap((name) => numbers.get(name) ?? [])).filter((number) => number < known);
}

/** A sentence that was held back: its scores, those by common features alone, and what is true of it. */
interface HeldBack {
  readonly example: Example;
  readonly scores: Float64Array;
  readonly glance: Float64Array;
  readonly labels: Int8Array;
}

/** What was held back, by task. */
function heldBack(): readonly HeldBack[][] {
  const all: HeldBack[][] = TASKS.map(() => []);
  for (let fold = 0; fold < FOLDS; fold++) {
    const rest = examples.filter(({ part }) => foldOf.get(part) !== fold);
    const features = featuresOf(rest);
    for (const [at, task] of TASKS.entries()) {
      const { weights, biases } = fitted(task, rest, features);
      const scoresOf = (example: Example, known: number): Float64Array => {
        const scores = new Float64Array(task.outputs.length);
        scoreInto(scores, numbered(example, features, known), weights, biases);
        return scores;
      };
      for (const example of examples.filter(({ part }) => foldOf.get(part) === fold)) {
        const scores = scoresOf(example, knownTo(task, features));
        const glance = scoresOf(example, features.common.length);
        all[at]!.push({ example, scores, glance, labels: task.labelsOf(example) });
      }
    }
    say(`fold ${fold + 1} of ${FOLDS} held back`);
  }
  return all;
}

/** `--trials FILE`: what was said of every sentence held back, for a closer look. */
const trialsFile = process.argv.includes('--trials') ? process.argv[process.argv.indexOf('--trials') + 1] : undefined;

const measured: Record<string, unknown> = {};
const heldBackOf = heldBack();
const features = featuresOf(examples);
const tables = TASKS.map((task, at) => {
  const trials = heldBackOf[at]!;
  // In life most sentences are ordinary: only whole statements tell how likely a label is.
  const scored = task.outputs.map((_, output) =>
    trials
      .filter(({ example, labels }) => example.inStatement && labels[output]! >= 0)
      .map(({ scores, labels }) => ({ score: scores[output]!, present: labels[output] === 1 })),
  );
  const calibration = scored.map(calibrate);
  const said = scored.map((list, output) =>
    list.map(({ score, present }): Said => ({ probability: probabilityOf(score, calibration[output]!), present })),
  );
  const { threshold, ...company } = SURENESS[language];
  const thresholds = task.name === 'phrases' ? task.outputs.map(() => threshold) : voteThresholds(trials, calibration);
  const near = task.name === 'phrases' ? nearnessOf(trials, calibration, threshold) : undefined;
  const isNear = (trial: HeldBack): boolean =>
    near === undefined ||
    near.some((least, output) => calibrated(trial.glance[output]!, calibration[output]!) >= least);
  if (near) say(`${rounded(trials.filter(isNear).length / trials.length)} of the sentences are listened to closely`);
  const counts = (output: number, inStatement: boolean) => {
    let [found, missed, wrong] = [0, 0, 0];
    for (const trial of trials) {
      const { example, scores, labels } = trial;
      if (labels[output]! < 0 || example.inStatement !== inStatement) continue;
      const isSaid = probabilityOf(scores[output]!, calibration[output]!) >= thresholds[output]! && isNear(trial);
      if (isSaid && labels[output] === 1) found++;
      else if (isSaid) wrong++;
      else if (labels[output] === 1) missed++;
    }
    return { found, missed, wrong };
  };
  if (trialsFile !== undefined) {
    const lines = trials.map(({ example: { part, sentence, phrases }, scores }) =>
      JSON.stringify({
        part,
        text: sentence.text,
        true: phrases.map(({ category }) => category),
        said: Object.fromEntries(
          task.outputs.map((name, output) => [name, rounded(probabilityOf(scores[output]!, calibration[output]!))]),
        ),
      }),
    );
    writeFileSync(`${trialsFile}.${language}.${task.name}.jsonl`, lines.join('\n'));
  }
  const outputs = Object.fromEntries(
    task.outputs.map((name, output) => [
      name,
      { threshold: rounded(thresholds[output]!), statements: counts(output, true), sentences: counts(output, false) },
    ]),
  );
  for (const [name, row] of Object.entries(outputs)) say(`${task.name} ${name} ${JSON.stringify(row)}`);
  measured[task.name] = { outputs, reliability: reliability(said.flat()) };
  return packTable(fitted(task, examples, features), {
    outputs: task.outputs,
    calibration,
    thresholds,
    ...(near && { company, near }),
  });
});

/** From which calibrated score of common features alone on a sentence may be spoken of, by output. */
function nearnessOf(
  trials: readonly HeldBack[],
  calibration: readonly (readonly [number, number])[],
  threshold: number,
): number[] {
  return calibration.map((curve, output) => {
    const glances = trials
      .filter(({ scores }) => probabilityOf(scores[output]!, curve) >= threshold)
      .map(({ glance }) => calibrated(glance[output]!, curve))
      .sort((a, b) => a - b);
    return rounded(glances[Math.floor(OVERHEARD * glances.length)] ?? FAR);
  });
}

/** From which probability on an element is recognised that no pattern found. */
function voteThresholds(trials: readonly HeldBack[], calibration: readonly (readonly [number, number])[]): number[] {
  const votes = ELEMENTS.map((_, output) => votesOf(trials, output, calibration[output]!));
  return votes.map((list) => thresholdFor(list, votes.flat(), VOTES_RIGHT));
}

/** One vote a statement in which no pattern found the element: that of its surest sentence. */
function votesOf(trials: readonly HeldBack[], output: number, curve: readonly [number, number]): Said[] {
  const element = ELEMENTS[output]!;
  const surest = new Map<Document, Said>();
  for (const { example, scores } of trials) {
    const { document, elementsOfStatement: there } = example;
    if (!there || evidenceIn(document)(element).length > 0) continue;
    const probability = probabilityOf(scores[output]!, curve);
    if (probability > (surest.get(document)?.probability ?? -1)) {
      surest.set(document, { probability, present: there.has(element) });
    }
  }
  return [...surest.values()];
}

function calibrated(score: number, [slope, shift]: readonly [number, number]): number {
  return slope * score + shift;
}

function probabilityOf(score: number, curve: readonly [number, number]): number {
  return 1 / (1 + Math.exp(-calibrated(score, curve)));
}

/** Of what was said with a probability of about so much, how much was right. */
function reliability(said: readonly Said[]) {
  return Array.from({ length: 10 }, (_, bin) => {
    const within = said.filter(({ probability }) => Math.min(9, Math.floor(probability * 10)) === bin);
    const sum = within.reduce((total, { probability }) => total + probability, 0);
    const right = within.filter(({ present }) => present).length;
    const count = within.length;
    return {
      from: bin / 10,
      sentences: count,
      predicted: count === 0 ? null : rounded(sum / count),
      true: count === 0 ? null : rounded(right / count),
    };
  });
}

const data = dataHash(corpus, language, thesaurus);
const bytes = packModel({ language, data }, packedSenses, tables, features, timesMet(examples));
writeFileSync(join(models, `${language}.bin`), bytes);
writeFileSync(
  join(models, `${language}.json`),
  `${JSON.stringify({ data, parts: parts.length, sentences: examples.length, ...measured }, undefined, 1)}\n`,
);
say(`${bytes.length} bytes`);

function rounded(share: number): number {
  return Math.round(share * 1000) / 1000;
}
