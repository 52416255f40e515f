/** What is said of a sentence that the second ear has heard, by category. */
import type { PhraseCategory, RuleWords } from '../../src/rule/rule.ts';

const SOURCE = 'learned from the labelled sentences of fixtures/corpus (docs/accuracy.md)';

/** The same for all: how it was heard, and by which words. */
const heard = (ja: string, en: string, rest: Omit<RuleWords, 'summary' | 'message' | 'source'>): RuleWords => ({
  summary: { ja: `${ja}ように聞こえる文`, en: `sounds as if it ${en}` },
  message: {
    ja: `「{match}」は、${ja}ように聞こえるおそれがあります(重く見た語: {words})。`,
    en: `“{match}” may sound as if it ${en} (weighed most: {words}).`,
  },
  source: SOURCE,
  ...rest,
});

let known: Readonly<Record<PhraseCategory, RuleWords>> | undefined;

/** Made when something was heard. */
export function heardWords(category: PhraseCategory): RuleWords {
  known ??= allWords();
  return known[category];
}

const allWords = (): Readonly<Record<PhraseCategory, RuleWords>> => ({
  'blame-shifting': heard('責任をほかへ移している', 'moves the blame elsewhere', {
    why: {
      ja: '自分たちに何が足りなかったかより先に、ほかの人や事情の話を聞かされると、責任を逃れていると受け取られます。',
      en: 'People who hear of others, or of circumstances, before they hear what we failed to do take it as a way out.',
    },
    instead: {
      ja: ['〈した行為〉は、当社の誤りです。'],
      en: ['We 〈did what was wrong〉. That was our mistake.'],
    },
  }),
  minimizing: heard('出来事や影響を小さく見せている', 'makes the harm look small', {
    why: {
      ja: 'どれほど重いかは、困った人が決めることです。小さく言われると、自分の損害が数に入っていないと感じます。',
      en: 'How grave it is, is for those to say who bore it. Told that it is small, they feel left out of the count.',
    },
    instead: {
      ja: ['〈人数〉名の方が、〈時間〉にわたり〈こと〉をできませんでした。'],
      en: ['〈Number〉 people could not 〈do what〉 for 〈how long〉.'],
    },
  }),
  'non-apology': heard('謝っているようで謝っていない', 'stops short of an apology', {
    why: {
      ja: '何について謝るのかを言わない言葉や、条件や残念さで終わる言葉は、お詫びとして受け取られません。',
      en: 'Words that do not name what they are sorry for, or end in an if or a regret, are not taken as an apology.',
    },
    instead: {
      ja: ['〈した行為〉について、お詫びいたします。'],
      en: ['We are sorry that we 〈did what〉.'],
    },
  }),
  doubting: heard('相手の話を疑っている', 'doubts what people say they went through', {
    why: {
      ja: '困っている人は、まず信じてもらえないと感じます。調べる前の疑いは、二度目の被害になります。',
      en: 'Someone in trouble hears that they are not believed. Doubt before looking is a second harm.',
    },
    instead: {
      ja: ['お申し出の内容を、当社の記録と照らし合わせてお調べします。'],
      en: ['We are looking into what you describe, and will write to you by 〈date〉.'],
    },
  }),
  'self-focus': heard('自分たちの話をしている', 'is about us', {
    why: {
      ja: '苦労や実績や好意の話は、困っている人の話を後回しにしていると受け取られます。',
      en: 'Our efforts, records and feelings, told here, put those who were harmed in second place.',
    },
    instead: {
      ja: ['〈影響を受けた方〉に、〈したこと〉をお届けしました。'],
      en: ['〈Those affected〉 have received 〈what〉.'],
    },
  }),
  evasion: heard('はっきり言うのを避けている', 'avoids saying what happened', {
    why: {
      ja: '起きたことや理由をぼかすと、隠していると受け取られます。言えないときは、理由と次に話す時を添えます。',
      en: 'What is left vague is taken as hidden. Where something can not be said yet, the reason and the time of the next word help.',
    },
    instead: {
      ja: ['〈月日〉までにお答えします。いまは〈理由〉のため、お話しできません。'],
      en: ['We will answer this by 〈date〉. Until then 〈reason〉.'],
    },
  }),
  'vague-commitment': heard('中身のない約束をしている', 'promises without saying what or when', {
    why: {
      ja: 'いつ、だれが、何をするのかがない約束は、何もしないことと区別がつきません。',
      en: 'A promise without a deed, an owner or a day can not be told from doing nothing.',
    },
    instead: {
      ja: ['〈月日〉までに、〈担当〉が〈すること〉を行います。'],
      en: ['By 〈date〉, 〈who〉 will 〈do what〉.'],
    },
  }),
  deflection: heard('相手を別のところへ返している', 'turns people away', {
    why: {
      ja: '規約や別の窓口や手続きを先に示されると、助けを断られたと受け取られます。',
      en: 'Terms, another desk or a procedure, held out first, are heard as a refusal of help.',
    },
    instead: {
      ja: ['お手続きは当社で行います。'],
      en: ['We will arrange this for you.'],
    },
  }),
  'over-assurance': heard('請け合えないことを請け合っている', 'guarantees what nobody can', {
    why: {
      ja: '一度でも起これば嘘になり、ほかの約束まで信じてもらえなくなります。',
      en: 'One recurrence makes it a lie, and takes the other promises with it.',
    },
    instead: {
      ja: ['同じことを防ぐため、〈月日〉から〈すること〉を行います。'],
      en: ['To prevent this, we 〈do what〉 from 〈date〉.'],
    },
  }),
  register: heard('場に合わない口調になっている', 'is in the wrong tone for people in trouble', {
    why: {
      ja: '軽さや宣伝や、堅すぎる言い回しは、困っている人への言葉として届きません。',
      en: 'Lightness, selling or officialese does not reach someone who has been harmed.',
    },
    instead: {
      ja: ['ご不便をおかけし、申し訳ございません。〈時刻〉に復旧いたしました。'],
      en: ['We are sorry. It has worked again since 〈time〉.'],
    },
  }),
});
