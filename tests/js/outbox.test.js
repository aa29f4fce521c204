import assert from "node:assert/strict";
import { test } from "node:test";
import { Device } from "../../static/src/device.js";
import { Outbox } from "../../static/src/outbox.js";

/** A localStorage that lives as long as the test: two devices on it are two page loads. */
class Disk {
  #items = new Map();
  full = false;
  /** @param {string} key */
  getItem(key) {
    return this.#items.get(key) ?? null;
  }
  /** @param {string} key @param {string} text */
  setItem(key, text) {
    if (this.full) throw new Error("QuotaExceededError");
    this.#items.set(key, text);
  }
  /** @param {string} key */
  removeItem(key) {
    this.#items.delete(key);
  }
}

/** A server that does each action once and answers when it is told to. */
class Server {
  up = true;
  /** @type {Map<string, unknown>} */
  done = new Map();
  /** @type {string[]} */
  seen = [];
  /** @type {(action: any) => any} */
  judge = () => ({ ok: true, seq: this.done.size });
  /** @param {any} action */
  attempt = async (action) => {
    await Promise.resolve();
    this.seen.push(action.action_id);
    const answer = this.judge(action);
    if (answer === null || answer.ok) this.done.set(action.action_id, action);
    return answer;
  };
}

/** @param {Server} server @param {any} disk */
function box(server, disk, on = {}) {
  const device = new Device(() => disk);
  return new Outbox({
    key: "outbox:1:p",
    device,
    attempt: server.attempt,
    ready: () => server.up,
    on,
  });
}

const quiet = () => new Promise((resolve) => setImmediate(resolve));

test("what was done offline survives a reload and is sent once, in order", async () => {
  const server = new Server();
  const disk = new Disk();
  server.up = false;
  const before = box(server, disk);
  before.add("AddNote", { text: "一" });
  before.add("AddNote", { text: "二" });

  const after = box(server, disk);
  assert.equal(after.waiting.length, 2);
  server.up = true;
  await after.flush();

  assert.deepEqual(
    [...server.done.values()].map((action) => action.text),
    ["一", "二"],
  );
  assert.deepEqual(after.waiting, []);
});

test("an action without an answer is sent again under the same id", async () => {
  const server = new Server();
  const disk = new Disk();
  const outbox = box(server, disk);
  server.judge = () => null;
  outbox.add("AddNote", { text: "届いたかな" });
  await quiet();
  server.judge = () => ({ ok: true, seq: 1 });
  await outbox.flush();

  assert.equal(server.seen.length, 2);
  assert.equal(new Set(server.seen).size, 1);
  assert.equal(server.done.size, 1);
  assert.deepEqual(outbox.waiting, []);
});

test("a busy server keeps the action in the box", async () => {
  const server = new Server();
  server.judge = () => ({ ok: false, reason: "busy", again: true });
  const outbox = box(server, new Disk());
  outbox.add("AddNote", { text: "x" });
  await quiet();

  assert.equal(outbox.waiting.length, 1);
  assert.equal(outbox.waiting[0].tried, true);
  server.judge = () => ({ ok: true, seq: 1 });
  await outbox.flush();
});

test("a refused action leaves the box, and its text is given back before it does", async () => {
  const server = new Server();
  server.judge = () => ({ ok: false, reason: "too_long", again: false });
  const disk = new Disk();
  /** @type {any[]} */
  const back = [];
  const outbox = box(server, disk, {
    /** @param {any} action @param {any} answer */
    refused: (action, answer) => back.push([action.text, answer.reason, outbox.waiting.length]),
  });
  outbox.add("AddNote", { text: "長い" });
  await quiet();

  assert.deepEqual(back, [["長い", "too_long", 1]]);
  assert.deepEqual(outbox.waiting, []);
});

test("two flushes at once send each action once", async () => {
  const server = new Server();
  server.up = false;
  const outbox = box(server, new Disk());
  for (const text of ["a", "b", "c"]) outbox.add("AddNote", { text });
  server.up = true;
  await Promise.all([outbox.flush(), outbox.flush()]);

  assert.equal(server.seen.length, 3);
});

test("two tabs on one box end with every action done once and the box empty", async () => {
  const server = new Server();
  const disk = new Disk();
  server.up = false;
  const one = box(server, disk);
  const two = box(server, disk);
  for (const text of ["a", "b", "c"]) one.add("AddNote", { text });
  server.up = true;
  await Promise.all([one.flush(), two.flush()]);

  assert.deepEqual(
    [...server.done.values()].map((action) => action.text),
    ["a", "b", "c"],
  );
  assert.deepEqual(one.waiting, []);
});

test("what was never sent can be changed or taken out, what was sent cannot", async () => {
  const server = new Server();
  server.up = false;
  const outbox = box(server, new Disk());
  const first = outbox.add("AddNote", { text: "a" });
  const second = outbox.add("AddNote", { text: "b" });
  assert.equal(outbox.change(first.action_id, { text: "A" }), true);
  assert.equal(outbox.change(second.action_id, null), true);
  server.judge = () => null;
  server.up = true;
  await outbox.flush();

  assert.equal(outbox.change(first.action_id, { text: "zu spät" }), false);
  assert.deepEqual(
    outbox.waiting.map(({ action }) => action.text),
    ["A"],
  );
  server.judge = () => ({ ok: true, seq: 1 });
  await outbox.flush();
});

test("with storage blocked everything works until the page is closed", async () => {
  const server = new Server();
  const device = new Device(() => {
    throw new Error("SecurityError");
  });
  server.up = false;
  const outbox = new Outbox({ key: "k", device, attempt: server.attempt, ready: () => server.up });
  outbox.add("AddNote", { text: "記憶だけ" });
  assert.equal(device.lasting, false);
  assert.equal(outbox.waiting.length, 1);
  server.up = true;
  await outbox.flush();

  assert.equal(server.done.size, 1);
  assert.deepEqual(outbox.waiting, []);
});

test("a disk that fills up in the middle loses nothing while the page is open", async () => {
  const server = new Server();
  const disk = new Disk();
  server.up = false;
  const outbox = box(server, disk);
  outbox.add("AddNote", { text: "on disk" });
  disk.full = true;
  outbox.add("AddNote", { text: "in memory" });
  assert.deepEqual(
    outbox.waiting.map(({ action }) => action.text),
    ["on disk", "in memory"],
  );
  server.up = true;
  await outbox.flush();

  assert.equal(server.done.size, 2);
  assert.deepEqual(outbox.waiting, []);
});

test("what the server wants to have later is kept, and sent after the time it asked for", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const server = new Server();
  const outbox = box(server, new Disk());
  server.judge = () => ({ ok: false, reason: "busy", again: true, after: 3 });
  outbox.add("AddNote", { text: "一" });
  await quiet();
  server.judge = () => ({ ok: true, seq: 1 });

  outbox.add("AddNote", { text: "二" }); // a new note is no reason to hurry
  await outbox.flush();
  t.mock.timers.tick(2999);
  await quiet();
  assert.equal(server.seen.length, 1);
  assert.equal(outbox.waiting.length, 2);

  t.mock.timers.tick(1);
  await quiet();
  assert.deepEqual(
    [...server.done.values()].map((action) => action.text),
    ["一", "二"],
  );
  assert.deepEqual(outbox.waiting, []);
});
