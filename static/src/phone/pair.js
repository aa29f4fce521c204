// @ts-check
/**
 * While pairs talk the phone rests: the question, a request to put it down, a memo for after.
 * The notes stay within reach, folded: the question may be about one of them.
 */

import { piece } from "../dom.js";
import { PAGES } from "../protocol.js";
import { pick } from "../words.js";
import { activityOf, easyOf, fillSaid } from "./easy.js";
import { keepMemo } from "./memo.js";
import { fillBoard, notesOf, show } from "./parts.js";
import { paintTurn } from "./turn.js";

/** @type {import("./screens.js").Paint} */
export function paintPair(root, scene) {
  const { store, part, here, evening, more } = scene;
  const notes = notesOf(store, here);
  const all = store.get(PAGES + here)?.notes;
  const asks = part?.pair ?? part?.question;
  const easy = easyOf(part)?.[part?.pair ? "pair" : "question"];
  fillSaid(root, "ask", easy || (asks ? pick(asks) : activityOf(part)));
  fillSaid(root, "activity", asks ? activityOf(part) : "");
  paintTurn(root, scene);
  fillBoard(piece(root, "notes"), notes, part);
  show(root, { "pair-board": (all ?? notes.length) > 0 });
  more.paint({ root, notes: notes.length, all, shown: all !== undefined, flows: true });
  keepMemo(root, evening.memos, here);
}
