import assert from "node:assert/strict";
import { test } from "node:test";
import { lineOnly } from "../../static/src/console/cut_off.js";

test("only where the server runs on this computer it is the server that is gone", () => {
  assert.equal(lineOnly("tsunagari.example", true), true);
  assert.equal(lineOnly("192.168.1.20", true), true);
  assert.equal(lineOnly("localhost", true), false);
  assert.equal(lineOnly("127.0.0.1", true), false);
  assert.equal(lineOnly("[::1]", true), false);
});

test("without a network it is the line, wherever the server is", () => {
  assert.equal(lineOnly("127.0.0.1", false), true);
});
