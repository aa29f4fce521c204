// @ts-check
/** While pairs talk the phone rests: the question, a request to put it down, a memo for after. */

import { fill } from "../dom.js";
import { pick } from "../words.js";
import { keepMemo } from "./memo.js";

/** @type {import("./screens.js").Paint} */
export function paintPair(root, { part, here, evening }) {
  fill(root, { ask: pick(part?.pair ?? part?.question), activity: pick(part?.activity) });
  keepMemo(root, evening.memos, here);
}
