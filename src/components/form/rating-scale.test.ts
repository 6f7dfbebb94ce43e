import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { opensNumberField, scaleOf, typedValue, valueAfterKey, valueAt } from "./rating-scale";

const hundred = { max: 100, step: 5 };
const ten = { max: 10, step: 1 };

it("knows the scale of each rating, and that words have none", () => {
  expect(scaleOf("percent")).toEqual(hundred);
  expect(scaleOf("rating10")).toEqual(ten);
  expect(scaleOf("shortText")).toBeNull();
});

it("sets where the finger is, never off the scale", () => {
  expect(valueAt(60, 20, 350, hundred)).toBe(11);
  fc.assert(
    fc.property(fc.integer({ min: -500, max: 1500 }), fc.integer({ min: 0, max: 500 }), (x, width) => {
      const value = valueAt(x, 20, width, hundred);
      expect(Number.isInteger(value) && value >= 0 && value <= 100).toBe(true);
    }),
  );
});

describe("keys", () => {
  it.each([
    ["ArrowRight", 61],
    ["ArrowUp", 61],
    ["ArrowLeft", 59],
    ["PageUp", 70],
    ["PageDown", 50],
    ["Home", 0],
    ["End", 100],
    ["a", null],
  ])("%s moves 60 to %s", (key, value) => expect(valueAfterKey(key, 60, hundred)).toBe(value));

  it("stay on the scale", () => {
    expect(valueAfterKey("ArrowRight", 10, ten)).toBe(10);
    expect(valueAfterKey("PageDown", 0, ten)).toBe(0);
  });

  it("open the number field on an unset line instead of inventing a value", () => {
    for (const key of ["ArrowLeft", "ArrowUp", "Enter", "7", "End"]) expect(opensNumberField(key)).toBe(true);
    for (const key of ["Tab", "Escape", " ", "a"]) expect(opensNumberField(key)).toBe(false);
  });
});

it.each([
  ["0", 0],
  ["100", 100],
  ["101", null],
  ["", null],
  ["6o", null],
  ["-5", null],
  ["5.5", null],
])("reads %j as %s", (text, value) => expect(typedValue(text, hundred)).toBe(value));
