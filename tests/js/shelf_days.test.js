// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { span } from "../../static/src/shelf_days.js";

const NOW = new Date(2024, 1, 10, 23, 59); // 10 February of a leap year

test("nothing chosen is open on both sides", () => {
  assert.deepEqual(span("", NOW), ["", ""]);
  assert.deepEqual(span("", NOW, "2024-01-01", "2024-02-01"), ["", ""]);
  assert.deepEqual(span("range", NOW), ["", ""]);
});

test("a month goes to its last day, and so does a year", () => {
  assert.deepEqual(span("month", NOW), ["2024-02-01", "2024-02-29"]);
  assert.deepEqual(span("month", new Date(2025, 11, 31)), ["2025-12-01", "2025-12-31"]);
  assert.deepEqual(span("2023", NOW), ["2023-01-01", "2023-12-31"]);
});

test("the last thirty days are counted over the end of a year, and end today", () => {
  assert.deepEqual(span("30", NOW), ["2024-01-12", "2024-02-10"]);
  assert.deepEqual(span("30", new Date(2025, 0, 15)), ["2024-12-17", "2025-01-15"]);
});

test("a range is open where no day is said, and the earlier day is its first", () => {
  assert.deepEqual(span("range", NOW, "2024-01-01"), ["2024-01-01", ""]);
  assert.deepEqual(span("range", NOW, "", "2024-01-01"), ["", "2024-01-01"]);
  assert.deepEqual(span("range", NOW, "2024-02-01", "2024-01-01"), ["2024-01-01", "2024-02-01"]);
});
