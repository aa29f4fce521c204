import assert from "node:assert/strict";
import { test } from "node:test";

const { cuts } = await import("../../static/src/console/cuts.js");

const NONE = new Set();
const plain = (ways) => ways.map((way) => Object.fromEntries(way));

test("two single places are offered, the best first", () => {
  const wins = ["pair", "pair", "talk", "pair", "talk", "talk", "write"];
  assert.deepEqual(plain(cuts(3, wins, NONE)), [{ pair: 3 }, { talk: 3 }]);
});

test("where one place is not enough, several are together", () => {
  const wins = ["pair", "talk", "pair", "write"];
  assert.deepEqual(plain(cuts(2, wins, NONE)), [{ pair: 2 }, { pair: 1, talk: 1 }]);
  assert.deepEqual(plain(cuts(4, wins, NONE)), [{ pair: 2, talk: 1, write: 1 }]);
});

test("what is being changed by hand is left alone", () => {
  const wins = ["write", "pair", "write", "talk"];
  assert.deepEqual(plain(cuts(1, wins, new Set(["write"]))), [{ pair: 1 }, { talk: 1 }]);
});

test("nothing is offered where nothing is over, or nothing helps", () => {
  assert.deepEqual(cuts(0, ["pair"], NONE), []);
  assert.deepEqual(cuts(-2, ["pair"], NONE), []);
  assert.deepEqual(cuts(3, ["pair", "pair"], NONE), []);
});
