/** What travels into another browser with its owner: their drafts, and nothing of anybody else. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { pack, unpack } from "../../static/src/carried.js";
import { Device } from "../../static/src/device.js";

const PLACE = "482913:8f3a";
const blocked = () => {
  throw new Error("no storage");
};

/** @param {Record<string, unknown>} kept */
function holding(kept) {
  const device = new Device(blocked);
  for (const [key, value] of Object.entries(kept)) device.set(key, value);
  return device;
}

test("drafts and memos arrive as they were, in any script", () => {
  const draft = { text: "朝のあいさつ 🙂", category: null };
  const from = holding({
    [`draft:${PLACE}:meaning`]: draft,
    [`memo:${PLACE}:pair`]: "よく聴いた",
    [`question:${PLACE}:talk`]: "はじめの一人は？",
    [`reply:${PLACE}:n1`]: "わたしも",
    [`outbox:${PLACE}`]: [{ action: {} }],
    "draft:482913:other:meaning": { text: "somebody else's" },
  });
  const to = holding({});

  unpack(to, "482913", pack(from, PLACE));

  assert.deepEqual(
    to.list(() => true).sort(),
    [
      [`draft:${PLACE}:meaning`, draft],
      [`memo:${PLACE}:pair`, "よく聴いた"],
      [`question:${PLACE}:talk`, "はじめの一人は？"],
      [`reply:${PLACE}:n1`, "わたしも"],
    ].sort(),
  );
});

test("what is there already stays", () => {
  const from = holding({ [`draft:${PLACE}:meaning`]: { text: "old" } });
  const to = holding({ [`draft:${PLACE}:meaning`]: { text: "newer" } });

  unpack(to, "482913", pack(from, PLACE));

  assert.deepEqual(to.get(`draft:${PLACE}:meaning`), { text: "newer" });
});

test("nothing of another session or of another kind is taken", () => {
  const from = holding({ [`draft:${PLACE}:meaning`]: { text: "x" } });
  const to = holding({});

  unpack(to, "111111", pack(from, PLACE));
  unpack(to, "482913", btoa(JSON.stringify([["outbox:482913:8f3a", [1]], ["lang", "en"], [], 7])));
  for (const odd of ["", "%%%", "bm90IGpzb24", btoa("{}"), btoa("[null]")]) unpack(to, "482913", odd);

  assert.deepEqual(
    to.list(() => true),
    [],
  );
});

test("an address has its limits: what matters least stays behind", () => {
  const from = holding({
    [`draft:${PLACE}:meaning`]: { text: "kept" },
    [`memo:${PLACE}:a`]: "長".repeat(3000),
  });
  const packed = pack(from, PLACE);
  const to = holding({});

  unpack(to, "482913", packed);

  assert.ok(packed.length <= 6000);
  assert.deepEqual(to.get(`draft:${PLACE}:meaning`), { text: "kept" });
});
