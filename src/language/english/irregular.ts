/** English verbs whose past tense and participle differ, or are no different from the base. Lemmas are the lexicon's task. */

/** Forms that are the past tense only. */
export const PAST: ReadonlySet<string> = new Set(
  (
    'was were did went had arose ate awoke bade bore began blew broke chose drank drew drove fell flew forbade forgave forgot ' +
    'forsook froze gave grew hid knew lay mistook outgrew overcame overdrew overrode oversaw overtook overthrew partook proved ' +
    'ran rang redid rewrote rode rose sang sank saw shook shone showed shrank slew sowed spoke sprang stank stole strode ' +
    'strove swam swelled swore threw took tore trod undertook underwent undid wore wove woke withdrew withstood wrote ' +
    'could would should might became came'
  ).split(' '),
);

/** Forms that are the participle only. */
export const PARTICIPLE: ReadonlySet<string> = new Set(
  (
    'been done gone arisen eaten awoken bidden borne born begun blown broken chosen drunk drawn driven fallen flown forbidden ' +
    'forgiven forgotten forsaken frozen given grown hidden known lain mistaken outgrown overdrawn overridden overseen ' +
    'overtaken overthrown partaken proven rung redone rewritten ridden risen sung sunk seen shaken shown shrunk slain sown ' +
    'spoken sprung stunk stolen stridden striven swum swollen sworn thrown taken torn trodden undertaken undergone undone ' +
    'worn woven woken withdrawn written beaten bitten gotten'
  ).split(' '),
);

/** Verbs whose past and participle look like the base. */
export const UNCHANGING: ReadonlySet<string> = new Set(
  'bet bid burst cast broadcast cost cut fit forecast hit hurt let put quit read reset rid set shed shut spread split upset'.split(
    ' ',
  ),
);
/** Verbs whose participle alone looks like the base. */
export const PARTICIPLE_AS_BASE: ReadonlySet<string> = new Set([
  'become',
  'come',
  'run',
  'overcome',
  'overrun',
  'rerun',
]);
