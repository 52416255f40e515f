import { describe, expect, it } from 'vitest';
import type { Credit, FileReport, Finding } from '../../src/lint/finding.ts';
import { reportOf } from '../../src/lint/report.ts';
import { loadColor } from '../../src/report/palette.ts';
import { terminal } from '../../src/report/terminal.ts';
import { displayWidth } from '../../src/report/width.ts';
import { Lines } from '../../src/text/lines.ts';

const TEXT = `7月19日に発売した端末で、アクティベーションできないという声をいただいています。不具合が出たのはせいぜい2000人で、騒いでいるのは一部の方だけだと考えています。
もしご不快に思われた方が
いらっしゃったのであれば、お詫びします。
`;
const lines = new Lines(TEXT);

function rangeOf(quote: string) {
  const at = TEXT.indexOf(quote);
  return { start: lines.position(at), end: lines.position(at + quote.length) };
}

const finding = (quote: string, rule: string, severity: Finding['severity'], instead: string[] = []): Finding => ({
  rule,
  category: 'minimizing',
  severity,
  summary: '小さく見せる言い方',
  message: `「${quote.replace('\n', '')}」は、起きたことを小さく見せています。`,
  why: '困った一人ひとりの被害が、数に入れられていないと受け取られます。',
  instead,
  source: 'a test',
  excerpt: quote,
  range: rangeOf(quote),
});

const credit = (name: Credit['credit'], summary: string, quote: string): Credit => ({
  credit: name,
  summary,
  why: '読み手に伝わります。',
  source: 'a test',
  excerpt: quote,
  range: rangeOf(quote),
});

const FILE: FileReport = {
  path: 'notice.md',
  text: TEXT,
  format: 'md',
  language: 'ja',
  kind: 'interview',
  kindReason: '--kind による',
  credits: [],
  findings: [
    finding('せいぜい2000人', 'minimize-count', 'error', ['2,000名のお客さまにご迷惑をおかけしました。']),
    finding('騒いでいる', 'dismiss-critics', 'warning'),
    finding('もしご不快に思われた方が\nいらっしゃったのであれば', 'conditional-apology', 'info', ['お詫びします。']),
  ],
  elements: {
    when: [rangeOf('7月19日')],
    'what-happened': [rangeOf('アクティベーションできない'), rangeOf('不具合が出た')],
  },
  missing: [
    {
      element: 'apology',
      severity: 'error',
      rule: 'missing-apology',
      message: '何についてお詫びするのかを書いてください。',
      instead: ['〈起きたこと〉について、深くお詫び申し上げます。', 'x'],
    },
  ],
  suppressed: [],
};

const page = (files: FileReport[], options: Partial<Parameters<typeof terminal>[1]> = {}, locale: 'ja' | 'en' = 'ja') =>
  terminal(reportOf(locale, files), { columns: 80, color: false, maxFindings: 10, ...options });

describe('the terminal', () => {
  it('shows what is there, each finding in its line, the card, and a summary', () => {
    expect(page([FILE])).toBe(`notice.md
インタビュー・会見 · 日本語 · --kind による

✔ 書けていること: 何が起きたか、いつ

✖ 重大  minimize-count  過小評価                                            1:50
  1 │ …ただいています。不具合が出たのはせいぜい2000人で、騒いでいるのは一部の…
    │                                  ^^^^^^^^^^^^^^
  「せいぜい2000人」は、起きたことを小さく見せています。
  理由      困った一人ひとりの被害が、数に入れられていないと受け取られます。
  言い換え  「2,000名のお客さまにご迷惑をおかけしました。」

▲ 注意  dismiss-critics  過小評価                                           1:61
  1 │ …不具合が出たのはせいぜい2000人で、騒いでいるのは一部の方だけだと考えて…
    │                                    ^^^^^^^^^^
  「騒いでいる」は、起きたことを小さく見せています。
  理由      困った一人ひとりの被害が、数に入れられていないと受け取られます。

● 参考  conditional-apology  過小評価                                        2:1
  2 │ もしご不快に思われた方が
    │ ^^^^^^^^^^^^^^^^^^^^^^^^
  3 │ いらっしゃったのであれば、お詫びします。
    │ ^^^^^^^^^^^^^^^^^^^^^^^^
  「もしご不快に思われた方がいらっしゃったのであれば」は、起きたことを小さく見せ
  ています。
  理由      困った一人ひとりの被害が、数に入れられていないと受け取られます。
  言い換え  「お詫びします。」

要素: 3のうち2
  ✖ 謝罪            何についてお詫びするのかを書いてください。
                    「〈起きたこと〉について、深くお詫び申し上げます。」
  ✔ 何が起きたか    1  アクティベーションできない +1
  ✔ いつ            1  7月19日
  この文書には求めない要素: 責任の所在、影響の範囲、原因、すでにした対応、補償・
  救済、再発防止、次にすること、連絡先、名のる人、相手への思い

✖ 重大 1件  ▲ 注意 1件  ● 参考 1件  ✖ 足りない要素 1件(謝罪)  1ファイル
`);
  });

  it('says what is good first, each credit once with the words that earn it', () => {
    const credits = [
      credit('concrete-harm', '受けた側から見た被害', 'アクティベーションできないという声'),
      credit('company-agent', '誤りの主語が自分たち', '7月19日に発売した端末で'),
      credit('concrete-harm', '受けた側から見た被害', '声'),
    ];
    const shown = page([{ ...FILE, credits }]);
    expect(shown).toContain(`--kind による

✔ よいところ
  誤りの主語が自分たち  1  7月19日に発売した端末で
  受けた側から見た被害  1  アクティベーションできないという声

✔ 書けていること`);
    expect(page([{ ...FILE, credits }], {}, 'en')).toContain('✔ Already good\n');
  });

  it('shows four credits at most, the weightiest, and says that there are more', () => {
    const names = [
      'named-person',
      'work-in-progress',
      'direct-answer',
      'exact-scope',
      'health-first',
      'read-back',
    ] as const;
    const words = ['声', '端末', '発売', '不具合', '騒いで', '一部'];
    const credits = names.map((name, index) => credit(name, name, words[index]!));
    const shown = page([{ ...FILE, credits }], {}, 'en');
    expect(shown.match(/Already good[\s\S]*?\n\n/u)?.[0]).toBe(`Already good (and 2 more)
  health-first   1  騒いで
  exact-scope    1  不具合
  read-back      1  一部
  direct-answer  1  発売

`);
  });

  it('does not show the same words for two credits', () => {
    const twice = [credit('company-agent', '誤りの主語', '発売した端末'), credit('own-errors-listed', '誤り', '端末')];
    expect(page([{ ...FILE, credits: twice }], {}, 'en')).toContain(`Already good (and 1 more)
  誤り  1  端末

`);
  });

  it('says nothing of credits where there are none', () => {
    expect(page([FILE])).not.toContain('よいところ');
  });

  it.each([40, 50, 80, 120, 200])('keeps within %d columns', (columns) => {
    const credits = [credit('specific-thanks', '何が役立ったかを添えたお礼', TEXT.slice(0, 80))];
    for (const locale of ['ja', 'en'] as const) {
      const wide = page(
        [
          { ...FILE, credits },
          { ...FILE, findings: [] },
        ],
        { columns },
        locale,
      )
        .split('\n')
        .filter((line) => displayWidth(line) > columns);
      expect(wide).toEqual([]);
    }
  });

  it('says the same with colour as without', async () => {
    await loadColor();
    const colored = page([FILE], { color: true });
    expect(colored).toContain('\u001b[31m');
    expect(colored.replace(/\u001b\[[0-9;]*m/gu, '')).toBe(page([FILE]));
  });

  it('shows the gravest findings when there are too many, in the order of the text', () => {
    const shown = page([FILE], { maxFindings: 2 }, 'en');
    expect(shown).toMatch(/minimize-count[\s\S]*dismiss-critics/u);
    expect(shown).not.toContain('conditional-apology');
    expect(shown).toContain('1 more finding (--max-findings 0 shows all).');
  });

  it('says a reason once', () => {
    const twice = page(
      [{ ...FILE, findings: [FILE.findings[1]!, { ...FILE.findings[1]!, severity: 'info' }] }],
      {},
      'en',
    );
    expect(twice.match(/困った一人/gu)).toHaveLength(1);
    expect(twice).toContain('why and better: as at 1:61');
  });

  it('needs only a line for each of many files in which nothing was found', () => {
    const clean = { ...FILE, findings: [], missing: [] };
    expect(
      page(
        [
          { ...clean, path: 'a.md' },
          { ...clean, path: 'b.md' },
        ],
        {},
        'en',
      ),
    ).toBe('✔ a.md  interview · 2 elements\n✔ b.md  interview · 2 elements\n\n✔ Nothing found in 2 files.\n');
  });

  it('lets nothing of a path, a message or an excerpt steer the terminal', () => {
    const evil = 'x\u001b[2J\u202e\u0007';
    const shown = page([
      {
        ...FILE,
        path: evil,
        kindReason: evil,
        text: `${evil}${TEXT}`,
        findings: [{ ...FILE.findings[0]!, message: evil, why: evil, instead: [evil] }],
      },
    ]);
    expect(shown).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/u);
  });
});
