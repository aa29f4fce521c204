import assert from "node:assert/strict";
import { mock, test } from "node:test";

globalThis.document ??= /** @type {any} */ ({ getElementById: () => null });
const { Counted } = await import("../../static/src/console/counted.js");

/** @param {import("node:test").TestContext} test */
function listening(test) {
  mock.timers.enable({ apis: ["setTimeout"] });
  let now = 5000;
  const clock = mock.method(performance, "now", () => now);
  test.after(() => {
    clock.mock.restore();
    mock.timers.reset();
  });
  /** @type {string[]} */
  const heard = [];
  const pass = (/** @type {number} */ ms) => {
    now += ms;
    mock.timers.tick(ms);
  };
  return { counted: new Counted((text) => heard.push(text)), heard, pass };
}

test("what stands there when the page is opened is no news, the first change is", (test) => {
  const { counted, heard, pass } = listening(test);
  counted.tell("written", "0 of 30 have written");
  pass(30_000);
  assert.deepEqual(heard, []);

  counted.tell("written", "1 of 30 have written");
  pass(1);
  assert.deepEqual(heard, ["1 of 30 have written"]);
});

test("of many changes in twenty seconds the last is said, with what else has changed", (test) => {
  const { counted, heard, pass } = listening(test);
  counted.tell("written", "");
  counted.tell("here", "30");
  for (let n = 1; n <= 15; n += 1) {
    counted.tell("written", `${n} of 30 have written`);
    pass(1000);
  }
  counted.tell("here", "31");
  assert.deepEqual(heard, ["1 of 30 have written"]);

  pass(6000);
  assert.deepEqual(heard.slice(1), ["15 of 30 have written, 31"]);
  counted.tell("written", "16 of 30 have written");
  pass(19_999);
  assert.equal(heard.length, 2);
  pass(1);
  assert.equal(heard.length, 3);
});

test("what is gone before its turn is not said", (test) => {
  const { counted, heard, pass } = listening(test);
  counted.tell("waiting", "");
  counted.tell("waiting", "1 person waits for somebody");
  counted.tell("waiting", "");
  pass(60_000);
  assert.deepEqual(heard, []);
});
