import assert from "node:assert/strict";
import { test } from "node:test";

import { Bell } from "../../static/src/bell.js";

const NOW = 1_000_000;

function at(phase, ends_at, turn = null, id = "a") {
  return { stop: { id, phase, minutes: 3 }, timer: { ends_at, left: null }, turn };
}

/** Look every quarter of a second, and give what was rung. */
function listen(bell, session, from, to) {
  const heard = [];
  for (let now = from; now <= to; now += 250) {
    const kind = bell.look(session, now);
    if (kind) heard.push(kind);
  }
  return heard;
}

const turn = (n, kind) => ({ n, kind });

test("pairs hear one bell when they swap, and one when the second has spoken", () => {
  const bell = new Bell();
  const heard = [];
  const talk = ["find", "speak", "swap", "speak", "thanks"];
  for (const [n, kind] of talk.entries()) {
    const from = NOW + n * 1000;
    heard.push(listen(bell, at("pair", from + 1000, turn(n, kind)), from, from + 750));
  }
  assert.deepEqual(heard, [[], [], ["bell"], [], ["bell"]]);
});

test("who goes back to a turn, or begins it again, is not rung out of it", () => {
  const bell = new Bell();
  listen(bell, at("pair", NOW + 9000, turn(3, "speak")), NOW, NOW + 500);
  const heard = listen(bell, at("pair", NOW + 9000, turn(1, "speak")), NOW + 750, NOW + 1000);
  assert.deepEqual(heard, []);
});

test("the time of a phase is told once, as it passes", () => {
  const heard = (phase) => listen(new Bell(), at(phase, NOW), NOW - 2000, NOW + 5000);
  assert.deepEqual(heard("write"), ["bell"]);
  assert.deepEqual(heard("discuss"), ["soft"]);
  assert.deepEqual(heard("checkin"), ["soft"]);
  assert.deepEqual(heard("talk"), []); // only the console is told
});

test("a break says so a minute before it is over", () => {
  const bell = new Bell();
  assert.deepEqual(listen(bell, at("break", NOW + 60_000), NOW - 2000, NOW + 59_000), ["soft"]);
});

test("a page that is opened after the time, or has slept, stays silent", () => {
  assert.deepEqual(listen(new Bell(), at("write", NOW), NOW + 250, NOW + 2000), []);
  const bell = new Bell();
  bell.look(at("write", NOW), NOW - 60_000);
  assert.equal(bell.look(at("write", NOW), NOW + 60_000), null);
});

test("time that is taken away by hand is not told by a chime, nor another stop", () => {
  const bell = new Bell();
  bell.look(at("write", NOW + 60_000), NOW);
  assert.equal(bell.look(at("write", NOW), NOW + 250), null);
  assert.equal(bell.look(at("discuss", NOW, null, "b"), NOW + 500), null);
});

test("a timer that rests, and no timer, ring nothing", () => {
  const bell = new Bell();
  const rests = {
    stop: { id: "a", phase: "write" },
    timer: { ends_at: null, left: 0 },
    turn: null,
  };
  assert.deepEqual(listen(bell, rests, NOW, NOW + 2000), []);
  const none = { stop: { id: "a", phase: "write" }, timer: null, turn: null };
  assert.deepEqual(listen(bell, none, NOW + 2000, NOW + 4000), []);
});
