// @ts-check
/**
 * While pairs talk the phone rests: the question, a request to put it down, a memo for after.
 * The notes stay within reach, folded: the question may be about one of them.
 */

import { fill, piece } from "../dom.js";
import { PAGES } from "../protocol.js";
import { pick } from "../words.js";
import { keepMemo } from "./memo.js";
import { fillBoard, notesOf, show } from "./parts.js";

/** @type {import("./screens.js").Paint} */
export function paintPair(root, { store, part, here, evening, more }) {
  const notes = notesOf(store, here);
  const all = store.get(PAGES + here)?.notes;
  fill(root, { ask: pick(part?.pair ?? part?.question), activity: pick(part?.activity) });
  fillBoard(piece(root, "notes"), notes, part);
  show(root, { "pair-board": (all ?? notes.length) > 0 });
  more.paint({ root, notes: notes.length, all, shown: all !== undefined, flows: true });
  keepMemo(root, evening.memos, here);
}
