/** A card as lines of a tree. Knows nothing of VS Code. */

const WORDS = {
  ja: { good: 'よいところ', present: 'ある要素', missing: '足りない要素', 'not-asked': '求めていない要素' },
  en: { good: 'Already good', present: 'Present', missing: 'Missing', 'not-asked': 'Not asked of this statement' },
};

const ICONS = {
  present: { name: 'pass', color: 'testing.iconPassed' },
  'not-asked': { name: 'dash' },
  error: { name: 'error', color: 'list.errorForeground' },
  warning: { name: 'warning', color: 'list.warningForeground' },
  info: { name: 'info' },
};

const place = ({ excerpt, range }) => ({ label: excerpt, range, children: [], icon: { name: 'quote' } });

/** @param card the answer to `owabi/card` */
exports.cardItems = function cardItems(card) {
  if (!card) return [];
  const words = WORDS[card.locale];
  const items = [
    {
      label: `${card.kind.name} · ${card.language.name}`,
      description: card.kind.reason,
      children: [],
      icon: { name: 'file-text' },
    },
  ];
  const group = (label, children) => {
    if (children.length > 0) items.push({ label, description: String(children.length), children });
  };
  group(
    words.good,
    card.credits.map(({ name, why, excerpt, range }) => ({
      label: name,
      description: excerpt,
      tooltip: why,
      range,
      children: [],
      icon: { name: 'heart' },
    })),
  );
  for (const state of ['missing', 'present', 'not-asked']) {
    const elements = card.elements.filter((element) => element.state === state);
    group(
      words[state],
      elements.map(({ name, severity, message, instead = [], evidence }) => ({
        label: name,
        description: message ?? evidence[0]?.excerpt,
        tooltip: [message, ...instead.map((wording) => `・${wording}`)].filter(Boolean).join('\n'),
        range: evidence[0]?.range,
        children: evidence.length > 1 ? evidence.map(place) : [],
        icon: ICONS[severity ?? state],
      })),
    );
  }
  return items;
};
