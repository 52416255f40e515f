import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalLemma, tokenizeEnglish } from '../../src/language/english.ts';
import type { Token } from '../../src/language/token.ts';

const words = (text: string): readonly Token[] => tokenizeEnglish(text).filter(({ pos }) => pos !== 'SPACE');
const shown = (text: string): string =>
  words(text)
    .map(({ norm, pos }) => `${norm}/${pos}`)
    .join(' ');
const lemmas = (text: string): string =>
  words(text)
    .map(({ lemma }) => lemma)
    .join(' ');

describe('the tokens of an English sentence', () => {
  const tile = (text: string): void => {
    const tokens = tokenizeEnglish(text);
    let at = 0;
    for (const { start, end, text: written } of tokens) {
      expect(start).toBe(at);
      expect(end).toBeGreaterThan(start);
      expect(written).toBe(text.slice(start, end));
      at = end;
    }
    expect(at).toBe(text.length);
  };

  it('tile any text, malformed UTF-16 too', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom(
        ...["don't", ' ', '’s', "s' ", '£1.2m', '3 March 2025', '10 a.m.', 'a@b.example', 'https://x.example/).'],
      ),
      fc.constantFrom(
        ...['😀', '👨‍👩‍👧', '1️⃣', '\ud800', '\udc00', '\0', '\u200b', 'é', 'İ', '障害', '--', '…', '#12', '@x1', '-'],
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => tile(pieces.join(''))),
      { numRuns: 500 },
    );
  });

  it('are none for an empty text', () => {
    expect(tokenizeEnglish('')).toEqual([]);
  });

  it('give white space a token of its own', () => {
    expect(tokenizeEnglish('We \n failed').map(({ text, pos }) => [text, pos])).toEqual([
      ['We', 'PRON'],
      [' \n ', 'SPACE'],
      ['failed', 'VERB'],
    ]);
  });

  it.each(['a', "n't", 'a.', 'a@', 'very ', 'www.', '"', '\ud800', 'May '])(
    'come in time that grows with the length of the text: 100,000 characters of %j',
    (unit) => {
      const text = unit.repeat(Math.ceil(100_000 / unit.length)).slice(0, 100_000);
      const started = process.cpuUsage();
      tile1(tokenizeEnglish(text), text);
      const { user } = process.cpuUsage(started);
      // A quadratic pass over so much text takes minutes; a linear one a second on a busy machine.
      expect(user / 1e6).toBeLessThan(10);
    },
  );

  const tile1 = (tokens: readonly Token[], text: string): void => {
    expect(tokens.map((token) => token.text).join('')).toBe(text);
  };
});

describe('contractions', () => {
  it.each([
    ["We don't know.", "do n't", 'do not'],
    ['They didn’t call.', "did n't", 'do not'],
    ["It can't wait.", "ca n't", 'can not'],
    ["It won't happen.", "wo n't", 'will not'],
    ['We cannot say.', 'can not', 'can not'],
    ["You weren't told.", "were n't", 'be not'],
    ['We dont know.', 'do nt', 'do not'],
    ["We're sorry.", "we 're", 'we be'],
    ["I'm sorry.", "i 'm", 'i be'],
    ["We'll refund you.", "we 'll", 'we will'],
    ["We've failed.", "we 've", 'we have'],
    ["It's our fault.", "it 's", 'it be'],
    ["It's closed.", "it 's", 'it be'],
    ["It's been hard.", "it 's", 'it have'],
    ["It's taken us too long.", "it 's", 'it have'],
    ["I'd go.", "i 'd", 'i would'],
    ["I'd seen it.", "i 'd", 'i have'],
    ["You'd better go.", "you 'd", 'you have'],
    ["Let's go.", "let 's", 'let us'],
  ])('are opened: %s', (text, norms, lemma) => {
    const cut = words(text);
    const at = cut.findIndex((_, i) => `${cut[i]?.norm} ${cut[i + 1]?.norm}` === norms);
    expect(at).toBeGreaterThanOrEqual(0);
    expect(`${cut[at]!.lemma} ${cut[at + 1]!.lemma}`).toBe(lemma);
  });

  it('leave a possessive a particle of its own', () => {
    expect(shown("the firm's data")).toBe("the/DET firm/NOUN 's/PART data/NOUN");
    expect(shown('the customers’ data')).toBe("the/DET customers/NOUN '/PART data/NOUN");
    expect(lemmas("the customers' data")).toBe("the customer 's data");
  });

  it('take a mark that closes a quotation for no possessive', () => {
    expect(shown("the 'missing parcels' page")).toContain("'/PUNCT page");
  });

  it('are forms of what they are short for, whatever stands before', () => {
    const forms = (text: string) => words(text).map(({ lemma, form }) => `${lemma}/${form}`);
    expect(forms("They didn't, we aren't, it ain't")).toEqual([
      'they/',
      'do/past',
      'not/',
      ',/',
      'we/',
      'be/',
      'not/',
      ',/',
      'it/',
      'be/past',
      'not/',
    ]);
    expect(canonicalLemma('constructor')).toBe('constructor');
    expect(lemmas("A constructorn't")).toBe('a constructor not');
  });

  it('leave gonna and gotta whole', () => {
    expect(words("We're gonna fix it").map(({ norm }) => norm)).toContain('gonna');
  });
});

describe('numbers', () => {
  it.each([
    ['12/0', '12', 12],
    ['$1,200/00', '$1,200', 1200],
  ])('are not divided by nothing: %s', (text, first, number) => {
    expect(words(text)[0]).toMatchObject({ text: first, pos: 'NUM', value: { kind: 'number', number } });
  });

  it.each([
    ['2,000', { kind: 'number', number: 2000 }, ''],
    ['2000', { kind: 'number', number: 2000 }, ''],
    ['99.9%', { kind: 'percent', number: 99.9, unit: '%' }, '%'],
    ['5 per cent', { kind: 'percent', number: 5, unit: '%' }, '%'],
    ['12 percent', { kind: 'percent', number: 12, unit: '%' }, '%'],
    ['$12.80', { kind: 'money', number: 12.8, unit: '$' }, '$'],
    ['US$40', { kind: 'money', number: 40, unit: '$' }, '$'],
    ['£5m', { kind: 'money', number: 5e6, unit: '£' }, '£'],
    ['€3,000', { kind: 'money', number: 3000, unit: '€' }, '€'],
    ['£1.2 million', { kind: 'money', number: 1.2e6, unit: '£' }, '£'],
    ['1.2 million', { kind: 'number', number: 1.2e6 }, ''],
    ['5k', { kind: 'number', number: 5000 }, ''],
    ['500ms', { kind: 'number', number: 500, unit: 'ms' }, 'ms'],
    ['1/2', { kind: 'number', number: 0.5 }, ''],
    ['seven', { kind: 'number', number: 7 }, ''],
    ['twenty-three', { kind: 'number', number: 23 }, ''],
    ['two thousand', { kind: 'number', number: 2000 }, ''],
    ['Two hundred and fifty', { kind: 'number', number: 250 }, ''],
    ['one hundred thousand', { kind: 'number', number: 1e5 }, ''],
    ['two million three hundred thousand and one', { kind: 'number', number: 2300001 }, ''],
    ['fifteen hundred', { kind: 'number', number: 1500 }, ''],
  ])('are one token with a value: %s', (text, value, form) => {
    const [token, noun] = words(`${text} orders`);
    expect(token).toMatchObject({ text, pos: 'NUM', form, value });
    expect(noun).toMatchObject({ text: 'orders', pos: 'NOUN' });
  });

  it.each([
    ['a dozen parcels', 'a/DET dozen/NOUN parcels/NOUN'],
    ['hundreds of parcels', 'hundreds/NOUN of/ADP parcels/NOUN'],
    ['two and three', 'two/NUM and/CCONJ three/NUM'],
    ['three hours', 'three/NUM hours/NOUN'],
    ['a two-factor code', 'a/DET two-factor/ADJ code/NOUN'],
    ['a 24-hour line', 'a/DET 24-hour/ADJ line/NOUN'],
    ['a second time', 'a/DET second/ADJ time/NOUN'],
    ['the 3rd time', 'the/DET 3rd/ADJ time/NOUN'],
    ['no one knew', 'no/DET one/PRON knew/VERB'],
  ])('are not what only looks like one: %s', (text, expected) => {
    expect(shown(text)).toBe(expected);
  });
});

describe('dates and times', () => {
  it.each([
    '3 September 2025',
    'September 3, 2025',
    '3 Sept',
    '3rd of September',
    'September 2025',
    '2025-09-03',
    '2025-09-03T10:15:00Z',
    '09/03/2025',
    '3.9.2025',
    'Monday 3 March',
    'Monday, March 3rd, 2025',
    'Monday',
  ])('one token is the date %s', (text) => {
    expect(words(`On ${text}, we failed.`)[1]).toMatchObject({ text, pos: 'DATE', value: { kind: 'date' } });
  });

  it.each([
    '8:50',
    '8.50 am',
    '10 a.m.',
    '9:30pm',
    '15:00 UTC',
    '1500 GMT',
    '10:15:30',
    'noon',
    'midnight',
    "ten o'clock",
  ])('one token is the time %s', (text) => {
    expect(words(`At ${text} we failed.`)[1]).toMatchObject({ text, pos: 'TIME', value: { kind: 'time' } });
  });

  it.each([
    ['You may call.', 'may', 'AUX'],
    ['May we call?', 'may', 'AUX'],
    ['It broke in May.', 'may', 'DATE'],
    ['They march on.', 'march', 'VERB'],
    ['Since March we have known.', 'march', 'DATE'],
    ['It broke in June.', 'june', 'DATE'],
  ])('a month is a date only when it is one: %s', (text, norm, pos) => {
    expect(words(text).find((token) => token.norm === norm)?.pos).toBe(pos);
  });
});

describe('addresses and references', () => {
  it.each([
    ['0113 555 0162', 'PHONE'],
    ['+44 20 7946 0000', 'PHONE'],
    ['1-800-555-0199', 'PHONE'],
    ['(020) 7946 0000', 'PHONE'],
    ['help@larkfield.example', 'EMAIL'],
    ['first.last+tag@mail.larkfield.example', 'EMAIL'],
    ['https://larkfield.example/status?id=4', 'URL'],
    ['status.larkfield.example', 'URL'],
    ['www.larkfield.example', 'URL'],
    ['KV218', 'PROPN'],
    ['INC-20931', 'PROPN'],
    ['#48-20193', 'PROPN'],
    ['v2.3.1', 'PROPN'],
    ['@larkfield_help', 'PROPN'],
    ['😀', 'EMOJI'],
    ['👨‍👩‍👧', 'EMOJI'],
    ['1️⃣', 'EMOJI'],
  ])('are one token: %s', (text, pos) => {
    expect(words(`See ${text}.`).slice(1)).toMatchObject([
      { text, pos },
      { text: '.', pos: 'PUNCT' },
    ]);
  });

  it('end before a word that follows a missing space', () => {
    expect(words('We fixed it.We are sorry.').map(({ text }) => text)).toContain('We');
  });
});

describe('marks', () => {
  it.each([
    ['the rack—our rack—failed', 'the rack — our rack — failed'],
    ['well ... no…', 'well ... no …'],
    ['a long-standing, third-party fault', 'a long-standing , third-party fault'],
    ['e.g. Mr. Hale and Co. left.', 'e.g. mr. hale and co. left .'],
  ])('stand alone, and hyphens do not: %s', (text, norms) => {
    expect(
      words(text)
        .map(({ norm }) => norm)
        .join(' '),
    ).toBe(norms);
  });
});

describe('dictionary forms', () => {
  it.each([
    ['We apologised and apologise again.', ['apologize', 'apologize']],
    ['Two organisations cancelled programmes.', ['organization', 'cancel', 'program']],
    ['Their behaviours and colours honoured us.', ['behavior', 'color', 'honor']],
    ['We were analysing and reprioritised it.', ['analyze', 'reprioritize']],
    ['We went, sent, lost and broke them.', ['go', 'send', 'lose', 'break']],
    ['The children, women and people saw crises.', ['child', 'woman', 'people', 'crisis']],
    ['The data and analyses of the companies.', ['data', 'analysis', 'company']],
    ['We whitelisted the microservices.', ['whitelist', 'microservice']],
    ['They learnt it whilst travelling.', ['learn', 'while', 'travel']],
    ['This is the worst, and better than it.', ['bad', 'good']],
  ])('are lower case, US spelling, uninflected: %s', (text, expected) => {
    const found = words(text).map(({ lemma }) => lemma);
    expect(found).toEqual(expect.arrayContaining(expected));
  });

  it.each([
    ['apologise', 'apologize'],
    ['Behaviour', 'behavior'],
    ['programme', 'program'],
    ["n't", 'not'],
    ['n’t', 'not'],
    ["'re", 'be'],
    ["'ll", 'will'],
    ["'ve", 'have'],
    ['promise', 'promise'],
    ['advise', 'advise'],
    ['hour', 'hour'],
    ['four', 'four'],
    ['raise', 'raise'],
    ['noise', 'noise'],
  ])('a rule that names %s is compared with %s', (written, lemma) => {
    expect(canonicalLemma(written)).toBe(lemma);
  });
});

describe('inflected forms', () => {
  it.each([
    ['We failed you.', 'failed', 'past'],
    ['We have failed you.', 'failed', 'participle'],
    ['You were not told.', 'told', 'participle'],
    ['It was checked and closed.', 'closed', 'participle'],
    ['Have we failed you?', 'failed', 'participle'],
    ['We have cut it.', 'cut', 'participle'],
    ['We took it.', 'took', 'past'],
    ['It was taken.', 'taken', 'participle'],
    ['We are checking it.', 'checking', 'ing'],
    ['It fails daily.', 'fails', 's'],
    ['We will check it.', 'check', 'base'],
    ['Two parcels came.', 'parcels', 'plural'],
    ['One parcel came.', 'parcel', ''],
    ['It is slower now.', 'slower', 'comparative'],
    ['It is the worst.', 'worst', 'superlative'],
  ])('%s %s is .%s', (text, norm, form) => {
    expect(words(text).find((token) => token.norm === norm)?.form).toBe(form);
  });
});

describe('parts of speech', () => {
  it.each([
    ['We regret that mistakes were made.', 'we/PRON regret/VERB that/SCONJ mistakes/NOUN were/AUX made/VERB ./PUNCT'],
    ['We work on the work.', 'we/PRON work/VERB on/ADP the/DET work/NOUN ./PUNCT'],
    ['Please contact our support team.', 'please/INTJ contact/VERB our/PRON support/NOUN team/NOUN ./PUNCT'],
    ['Customers report that calls fail.', 'customers/NOUN report/VERB that/SCONJ calls/NOUN fail/VERB ./PUNCT'],
    ['We did nothing and do not know.', 'we/PRON did/VERB nothing/PRON and/CCONJ do/AUX not/PART know/VERB ./PUNCT'],
    ['You had an open ticket.', 'you/PRON had/VERB an/DET open/ADJ ticket/NOUN ./PUNCT'],
    ['To fix it, talk to us.', 'to/PART fix/VERB it/PRON ,/PUNCT talk/VERB to/ADP us/PRON ./PUNCT'],
    ['Ines Calloway runs the desk.', 'ines/PROPN calloway/PROPN runs/VERB the/DET desk/NOUN ./PUNCT'],
    [
      'If you were offended, we are sorry.',
      'if/SCONJ you/PRON were/AUX offended/VERB ,/PUNCT we/PRON are/AUX sorry/ADJ ./PUNCT',
    ],
  ])('%s', (text, expected) => {
    expect(shown(text)).toBe(expected);
  });
});
