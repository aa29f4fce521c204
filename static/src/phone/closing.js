// @ts-check
/** The last screens of an evening: the first step, sharing it, the takeaway, the check-out. */

import { fill, piece } from "../dom.js";
import { pick } from "../words.js";
import { activityOf, fillSaid, hintOf } from "./easy.js";
import { keepMemo } from "./memo.js";
import { show } from "./parts.js";

/** @type {import("./screens.js").Paint} */
export function paintPledge(root, { part, evening }) {
  fillSaid(root, "ask", activityOf(part) || pick(part?.title));
  fillSaid(root, "like", hintOf(part, 0));
  evening.firstStep?.paint(piece(root, "first-step"));
}

/** @type {import("./screens.js").Paint} */
export function paintShare(root, scene) {
  const { evening } = scene;
  scene.talking()?.paintTurn(root, scene);
  show(root, { "share-none": !evening.step?.what });
  evening.firstStep?.paint(piece(root, "first-step"));
}

/** @type {import("./screens.js").Paint} */
export function paintTakeaway(root, { part }) {
  fill(root, { heading: pick(part?.title) });
}

/** @type {import("./screens.js").Paint} */
export function paintCheckout(root, { part, here, evening }) {
  fillSaid(root, "ask", activityOf(part) || pick(part?.title));
  keepMemo(root, evening.memos, here);
}
