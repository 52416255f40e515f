/** The arithmetic of a measurement: medians, ratios, and whether a bar is met. Measures nothing itself. */

/**
 * @param {readonly number[]} values at least one
 */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * The value that `share` of all values do not exceed.
 *
 * @param {readonly number[]} values at least one
 * @param {number} share between 0 and 1
 */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))];
}

/** How many times the median of `these` is that of `those`. */
export const ratio = (these, those) => median(these) / median(those);

/** Whether a measured value keeps to its bar. A value that could not be measured does not. */
export const meets = (value, { atMost = Infinity, atLeast = -Infinity }) => value <= atMost && value >= atLeast;

/** A bar in words, as it stands in the table: `≤ 2.6 ×`. */
export const barText = ({ of, atMost, atLeast, unit }) =>
  `${atMost === undefined ? `≥ ${atLeast}` : `≤ ${atMost}`}${unit === '' ? '' : ` ${unit}`}${of ? ` ${of}` : ''}`;

/** Three digits that mean something: 0.123, 1.23, 12.3, 1,234; a count as it is. */
export function round(value) {
  if (!Number.isFinite(value)) return '–';
  const digits =
    Number.isInteger(value) || Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : Math.abs(value) >= 1 ? 2 : 3;
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** Milliseconds for people: seconds from one second on. */
export const time = (ms) => (ms >= 1000 ? `${round(ms / 1000)} s` : `${round(ms)} ms`);
