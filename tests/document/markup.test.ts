import { describe, expect, it } from 'vitest';
import type { Document } from '../../src/document/document.ts';
import { outline, read } from './reading.ts';

/** The source under a phrase of the document's text. */
function sourceOf(document: Document, phrase: string): string | undefined {
  for (const { passage } of document.sentences) {
    const at = passage.text.indexOf(phrase);
    if (at < 0) continue;
    const span = passage.locate({ start: at, end: at + phrase.length });
    return document.source.slice(span.start, span.end);
  }
  return undefined;
}

describe('Markdown', () => {
  it('reads headings, paragraphs, items, quotations and tables', () => {
    expect(
      outline(
        read(
          `# 障害のお詫び

2025年9月3日
株式会社みなと

本日、**障害**が発生しました。

現在の状況
----------

- 対象は100件です。
  復旧しました。
1. 返金します。

> 何も聞いていない。

| 項目 | 内容 |
| --- | --- |
| 件数 | 12件 |
`,
          'md',
        ),
      ),
    ).toEqual([
      'heading1: 障害のお詫び',
      'signature: 2025年9月3日',
      'signature: 株式会社みなと',
      'paragraph: 本日、障害が発生しました。',
      'heading2: 現在の状況',
      'list-item: 対象は100件です。 / 復旧しました。',
      'list-item: 返金します。',
      'quote: 何も聞いていない。',
      'table-cell: 項目',
      'table-cell: 内容',
      'table-cell: 件数',
      'table-cell: 12件',
    ]);
  });

  it('joins marked words into the sentence, each at its own place', () => {
    const document = read(
      'We are **really** sorry for [the outage](https://a.example "x") &amp; the *delay*\\!\n',
      'md',
    );
    expect(document.sentences.map(({ text }) => text)).toEqual(['We are really sorry for the outage & the delay!']);
    expect(sourceOf(document, 'really sorry')).toBe('really** sorry');
    expect(sourceOf(document, 'the outage')).toBe('the outage');
    expect(sourceOf(document, '&')).toBe('&amp;');
    expect(sourceOf(document, 'delay!')).toBe('delay*\\!');
  });

  it('takes ** for bold beside Japanese punctuation too, where CommonMark does not', () => {
    expect(outline(read('**召し上がらないでください。**費用は当社が負担します。', 'md'))).toEqual([
      'paragraph: 召し上がらないでください。 / 費用は当社が負担します。',
    ]);
  });

  it('masks code in a sentence and skips code blocks, pictures and definitions', () => {
    expect(
      outline(
        read('Run `rm -rf`, then wait. ![chart](a.png)\n\n```\nWe are sorry.\n```\n\n[a]: https://a.example\n', 'md'),
      ),
    ).toEqual(['paragraph: Run \uFFFC, then wait.']);
  });

  it('reads an indented date or 記 as text, not as code', () => {
    expect(outline(read('障害が発生しました。\n\n                記\n\n詳細は調査中です。\n', 'md'))).toEqual([
      'paragraph: 障害が発生しました。',
      'label: 記',
      'paragraph: 詳細は調査中です。',
    ]);
  });

  it('cuts at a break that was asked for, and not at a mere line end', () => {
    expect(outline(read('お詫び申し\n上げます。\n\n窓口  \n担当 山田\n', 'md'))).toEqual([
      'paragraph: お詫び申し上げます。',
      'signature: 窓口',
      'signature: 担当 山田',
    ]);
  });

  it('gives bold questions to the questioner and what follows to us', () => {
    expect(
      outline(
        read(
          '**What happened?**\n\nWe let a certificate run out.\n\n**It was cold.**\n\nI know.\n\n**Who pays?**\n\nWe do.\n',
          'md',
        ),
      ),
    ).toEqual([
      'paragraph?: What happened?',
      'paragraph: We let a certificate run out.',
      'paragraph?: It was cold.',
      'paragraph: I know.',
      'paragraph?: Who pays?',
      'paragraph: We do.',
    ]);
  });

  it('finds comments to owabi within and between blocks', () => {
    const document = read(
      'We regret this. <!-- owabi-disable-line regret -- quoted -->\n\n<!-- owabi-element remedy -- see page 2 -->\n\n<!-- todo -->\nDone.\n',
      'md',
    );
    expect(document.directives.map(({ name, arguments: given, reason }) => ({ name, given, reason }))).toEqual([
      { name: 'owabi-disable-line', given: ['regret'], reason: 'quoted' },
      { name: 'owabi-element', given: ['remedy'], reason: 'see page 2' },
    ]);
    expect(outline(document)).toEqual(['paragraph: We regret this.', 'paragraph: Done.']);
  });

  it('keeps a paragraph whole around a comment', () => {
    expect(
      outline(
        read(
          'ご迷惑をおかけしましたことを、心より\n<!-- owabi-disable-next-line x -- y -->\nお詫び申し上げます。\n',
          'md',
        ),
      ),
    ).toEqual(['paragraph: ご迷惑をおかけしましたことを、心よりお詫び申し上げます。']);
  });

  it('reads the text of HTML blocks without their tags', () => {
    expect(outline(read('<div>\n深くお詫び申し上げます。\n</div>\n', 'md'))).toEqual([
      'paragraph: 深くお詫び申し上げます。',
    ]);
  });

  it('finds the same blocks in a text that is long enough to be read in parts', () => {
    const part = '## 経過\n\n本日、**障害**が発生しました。\n\n- 対象は100件です。\n- 返金します。\n\n';
    const blocks = outline(read(part, 'md'));
    expect(outline(read(part.repeat(1000), 'md'))).toEqual(Array.from({ length: 1000 }, () => blocks).flat());
  });
});

describe('HTML', () => {
  it('reads what a reader of the page sees, block by block', () => {
    expect(
      outline(
        read(
          `<!doctype html><html><head><title>お知らせ | みなと</title><style>p { color: red }</style></head><body>
<h1>障害の<em>お詫び</em></h1>
<script>alert('We are sorry.')</script>
<p>本日、障害が
   発生しました。<br>深くお詫び申し上げます。</p>
<ul><li>対象は100件です。<li>返金します。</ul>
<blockquote><p>何も聞いていない。</p></blockquote>
<table><tr><th>項目<td>12件</table>
</body></html>`,
          'html',
        ),
      ),
    ).toEqual([
      'heading1: 障害のお詫び',
      'paragraph: 本日、障害が発生しました。 / 深くお詫び申し上げます。',
      'list-item: 対象は100件です。',
      'list-item: 返金します。',
      'quote: 何も聞いていない。',
      'table-cell: 項目',
      'table-cell: 12件',
    ]);
  });

  it('takes the title of the page for the title when there is no heading', () => {
    expect(read('<title>Service update 4</title><p>Trains run again.</p>', 'html').title?.passage.text).toBe(
      'Service update 4',
    );
  });

  it('keeps the place of entities and of words in tags', () => {
    const document = read('<p>Ash &amp; Sons\n  are <b>truly</b> sorry&#33;</p>', 'html');
    expect(document.sentences.map(({ text }) => text)).toEqual(['Ash & Sons are truly sorry!']);
    expect(sourceOf(document, '& Sons are')).toBe('&amp; Sons\n  are');
    expect(sourceOf(document, 'truly sorry!')).toBe('truly</b> sorry&#33;');
  });

  it('masks code, and finds comments to owabi', () => {
    const document = read('<p>Run <code>ls</code> now.</p><!-- owabi-disable-file -- demo -->', 'html');
    expect(outline(document)).toEqual(['paragraph: Run \uFFFC now.']);
    expect(document.directives).toMatchObject([{ name: 'owabi-disable-file', arguments: [], reason: 'demo' }]);
  });

  it('survives tags that are never closed', () => {
    expect(outline(read('<div><p>We are <b>sorry.<p>It was us.<h2>Next<p>We refund you.', 'html'))).toEqual([
      'paragraph: We are sorry.',
      'paragraph: It was us.',
      'heading2: Next',
      'paragraph: We refund you.',
    ]);
  });
});
