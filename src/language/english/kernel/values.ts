/** Writes down what numbers, dates and times are worth, for as long as a text is read. */
import {
  VALUE,
  VALUE_BELOW,
  VALUE_END,
  VALUE_KIND,
  VALUE_NUMBER,
  VALUE_SCALE,
  VALUE_START,
  VALUE_UNIT,
  VALUE_UNIT_END,
} from './numbers';

let values: usize = 0;
let count: i32 = 0;

export function valuesAt(): usize {
  return values;
}

export function forgetValues(address: usize): void {
  values = address;
  count = 0;
}

/** @returns the number of a new value, which has neither figures nor unit */
export function newValue(kind: i32): i32 {
  const value = values + (count as usize) * VALUE;
  // Few texts are full of numbers.
  const missing = (((value + VALUE + 0xffff) >>> 16) as i32) - memory.size();
  if (missing > 0 && memory.grow(missing + (memory.size() >> 3)) < 0 && memory.grow(missing) < 0) unreachable();
  memory.fill(value, 0, VALUE);
  store<f64>(value, 1, VALUE_SCALE);
  store<i32>(value, kind, VALUE_KIND);
  return count++;
}

export function isWorth(value: i32, number: f64): void {
  store<f64>(at(value), number, VALUE_NUMBER);
}

export function hasFigures(value: i32, start: i32, end: i32): void {
  store<i32>(at(value), start, VALUE_START);
  store<i32>(at(value), end, VALUE_END);
}

/** Figures below a stroke end where the number does. */
export function hasBelow(value: i32, start: i32, end: i32): void {
  store<i32>(at(value), start, VALUE_BELOW);
  store<i32>(at(value), end, VALUE_UNIT);
}

export function isTimes(value: i32, scale: f64): void {
  store<f64>(at(value), scale, VALUE_SCALE);
}

export function hasUnit(value: i32, start: i32, end: i32): void {
  store<i32>(at(value), start, VALUE_UNIT);
  store<i32>(at(value), end, VALUE_UNIT_END);
}

function at(value: i32): usize {
  return values + (value as usize) * VALUE;
}
