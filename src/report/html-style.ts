/** The look of the page for people: light and dark, on paper, on a phone. Holds no word and loads nothing. */

export const STYLE = `:root {
  --paper: #fff; --ground: #f5f5f2; --ink: #1d1d1b; --faint: #62625c; --rule: #d9d9d2;
  --error: #b3261e; --error-bg: #fdecea; --warning: #8a5300; --warning-bg: #fff3dc;
  --info: #1f5f99; --info-bg: #e8f2fb; --good: #23692f; --good-bg: #e7f4e8;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #1e1f21; --ground: #151617; --ink: #e8e6e1; --faint: #a3a29b; --rule: #3a3b3e;
    --error: #ff9d94; --error-bg: #4a1f1c; --warning: #f2bd66; --warning-bg: #432f0d;
    --info: #92c5f5; --info-bg: #16324b; --good: #8fd19a; --good-bg: #173820;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--ground); color: var(--ink); line-height: 1.7; overflow-wrap: anywhere;
  font-family: system-ui, "Hiragino Sans", "Noto Sans CJK JP", "Noto Sans JP", "Yu Gothic UI", Meiryo, sans-serif;
}
body > header, main, body > footer { max-width: 78rem; margin: 0 auto; padding: 0 1.25rem; }
h1 { font-size: 1.35rem; margin: 1.25rem 0 .25rem; }
h2 { font-size: 1.15rem; margin: 0; }
h3 { font-size: 1rem; margin: 1.75rem 0 .5rem; }
p { margin: 0; }
ul { margin: 0; padding-left: 1.25rem; }
a { color: inherit; }
.faint, footer, .no { color: var(--faint); }
.faint, footer { font-size: .85rem; }
.tally { margin-bottom: 1rem; }
footer { padding: 1.5rem 1.25rem !important; }
nav, article { background: var(--paper); border: 1px solid var(--rule); border-radius: .5rem; }
nav { padding: .75rem 1rem; margin-bottom: 1rem; }
article { padding: 1rem 1.25rem 1.25rem; margin-bottom: 1.5rem; }
.chip {
  display: inline-block; padding: 0 .5em; border-radius: 1em; font-size: .85rem; font-weight: 600; white-space: nowrap;
}
.chip.error, .ref.error { color: var(--error); background: var(--error-bg); }
.chip.warning, .ref.warning { color: var(--warning); background: var(--warning-bg); }
.chip.info, .ref.info { color: var(--info); background: var(--info-bg); }
.chip.good { color: var(--good); background: var(--good-bg); }
section.good > h3 { color: var(--good); }
section.good > ul, section.kept > ul { list-style: none; padding: 0; }
section.good li, section.kept li { padding: .35rem 0 .35rem .75rem; border-left: 3px solid var(--good); margin-bottom: .5rem; }
section.kept li { border-color: var(--rule); }
.quote { font-size: .95rem; }
.quote q { quotes: none; }
a.line { font-size: .8rem; color: var(--faint); margin-right: .4em; white-space: nowrap; }
.page { border-top: 1px solid var(--rule); border-bottom: 1px solid var(--rule); padding: .5rem 0; }
.group {
  display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 24rem); grid-template-rows: auto 1fr; column-gap: 1.5rem;
}
.page.clean .group { display: block; }
.group > .lines { grid-column: 1; }
.group > .notes { grid-column: 2; grid-row: 1 / span 2; }
.row { display: grid; grid-template-columns: 2.25rem minmax(0, 1fr); column-gap: .75rem; padding: .1rem 0; align-items: baseline; }
.row:target { background: var(--ground); }
.no { text-align: right; font-size: .75rem; font-variant-numeric: tabular-nums; user-select: none; }
.text { white-space: pre-wrap; min-height: 1.7em; max-width: 46em; unicode-bidi: isolate; }
mark { background: none; color: inherit; text-decoration: underline 2px; text-underline-offset: .25em; }
mark.error { background: var(--error-bg); text-decoration-color: var(--error); }
mark.warning { background: var(--warning-bg); text-decoration: underline 2px dashed var(--warning); }
mark.info { background: var(--info-bg); text-decoration: underline 2px dotted var(--info); }
.credit { box-shadow: inset 0 -2px var(--good); }
.ref {
  font-size: .75rem; font-weight: 600; text-decoration: none; border-radius: .3em; padding: .05em .35em; margin-right: .2em;
  white-space: nowrap; user-select: none;
}
.ref:target { outline: 2px solid currentColor; }
.hidden { border: 1px dashed var(--error); color: var(--error); font: .75rem ui-monospace, monospace; padding: 0 .2em; }
.notes { display: grid; gap: .75rem; align-content: start; margin: .2rem 0 1rem; }
.note { border-left: 3px solid; padding: .1rem 0 .25rem .75rem; font-size: .9rem; line-height: 1.6; }
.note.error { border-color: var(--error); }
.note.warning { border-color: var(--warning); border-left-style: dashed; }
.note.info { border-color: var(--info); border-left-style: dotted; }
.note:target { background: var(--ground); }
.note p + p, .note ul { margin-top: .2rem; }
.label { font-weight: 600; font-size: .85rem; }
.instead { color: var(--good); padding-left: 1.1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .45rem .75rem .45rem 0; border-top: 1px solid var(--rule); }
th { font-weight: 600; width: 9em; }
td:nth-child(2) { width: 6.5em; }
.card table + p { margin-top: .5rem; }
@media (max-width: 52rem) {
  body > header, main, body > footer { padding: 0 .6rem; }
  article { padding: .75rem; }
  .group { display: block; }
  .notes { margin: .25rem 0 .75rem 2.1rem; }
  .row { grid-template-columns: 1.6rem minmax(0, 1fr); column-gap: .5rem; }
  table, tbody, tr, th, td { display: block; width: auto; padding: 0; border: 0; }
  tr { display: grid; grid-template-columns: 1fr auto; gap: .1rem .5rem; padding: .5rem 0; border-top: 1px solid var(--rule); }
  td:nth-child(2) { width: auto; }
  td:nth-child(3) { grid-column: 1 / -1; }
}
@media print {
  :root {
    --paper: #fff; --ground: #fff; --ink: #000; --faint: #555; --rule: #bbb;
    --error: #b3261e; --error-bg: #fff; --warning: #8a5300; --warning-bg: #fff;
    --info: #1f5f99; --info-bg: #fff; --good: #23692f; --good-bg: #fff;
  }
  @page { margin: 15mm; }
  body { font-size: 10pt; }
  body > header, main, body > footer { max-width: none; padding: 0; }
  nav, article { border: 0; padding: 0; }
  article + article { break-before: page; }
  .page:not(.clean) .group { display: grid; grid-template-columns: minmax(0, 1fr) 42%; }
  .notes { margin: .1rem 0 .75rem; }
  .note, li, tr { break-inside: avoid; }
  h3 { break-after: avoid; }
}`;
