import assert from "node:assert/strict";
import { test } from "node:test";

globalThis.document ??= /** @type {any} */ ({ getElementById: () => null });
const { momentOf, timeField } = await import("../../static/src/console/clocktime.js");
const { forecast, wholeMinutes } = await import("../../static/src/console/late.js");
const { figures, typedTime } = await import("../../static/src/console/timer.js");

const NOON = Date.UTC(2026, 0, 15, 3, 0, 20); // 12:00:20 in Tokyo
const TOKYO = "Asia/Tokyo";

test("a clock time is the next such moment in the session's zone", () => {
  assert.equal(timeField(NOON, TOKYO), "12:00");
  assert.equal(momentOf("12:10", NOON, TOKYO), Date.UTC(2026, 0, 15, 3, 10));
  assert.equal(momentOf("11:50", NOON, TOKYO), Date.UTC(2026, 0, 15, 2, 50));
});

test("after midnight is soon, before midnight was just now", () => {
  const late = Date.UTC(2026, 0, 15, 14, 50); // 23:50 in Tokyo
  assert.equal(momentOf("00:05", late, TOKYO), late + 15 * 60_000);
  assert.equal(momentOf("23:50", late + 15 * 60_000, TOKYO), late);
});

test("what is no clock time is none", () => {
  for (const typed of ["", "12", "noon"]) assert.equal(momentOf(typed, NOON, TOKYO), null);
});

test("minutes and seconds are read however they are typed", () => {
  assert.equal(typedTime("5"), 300_000);
  assert.equal(typedTime(" ２：３０ "), 150_000);
  assert.equal(typedTime("5分"), 300_000);
  assert.equal(typedTime("5 min"), 300_000);
  for (const typed of ["", "soon", "2:75", "-3", "300"])
    assert.equal(typedTime(typed), null, typed);
});

test("what is typed reads as what is shown", () => {
  assert.equal(figures(typedTime("12:05") ?? 0), "12:05");
});

const plan = { due: NOON, rested: null, ahead: 10, wins: [], gives: [] };
const desk = /** @type {any} */ ({ plan, ends_at: NOON + 600_000, drift: 120 });
const running = /** @type {any} */ ({ ended: false, timer: { ends_at: NOON, left: null } });

test("what runs over is late at once, what is left of the time is not early", () => {
  assert.deepEqual(forecast(desk, running, NOON - 60_000), { late: 120_000, end: NOON + 600_000 });
  assert.deepEqual(forecast(desk, running, NOON + 60_000), { late: 180_000, end: NOON + 660_000 });
});

test("while the timer rests everything is put off", () => {
  const resting = /** @type {any} */ ({ ended: false, timer: { ends_at: null, left: 30_000 } });
  const since = { ...desk, plan: { ...plan, rested: NOON - 45_000 } };
  assert.deepEqual(forecast(since, resting, NOON), { late: 165_000, end: NOON + 645_000 });
});

test("at the doors the end is told as if it began now, after the end nothing is", () => {
  const doors = { ...desk, ends_at: null, plan: { ...plan, due: null } };
  assert.deepEqual(forecast(doors, running, NOON), { late: 0, end: NOON + 600_000 });
  assert.equal(forecast(desk, { ...running, ended: true }, NOON), null);
});

test("less than half a minute is none, and none has no sign", () => {
  assert.equal(wholeMinutes(29_000), 0);
  assert.ok(Object.is(wholeMinutes(-29_000), 0));
  assert.equal(wholeMinutes(31_000), 1);
});
