// @ts-check
/**
 * While a guest speaks: ささった for what lands, a memo to oneself, and a question to the console.
 * Of the taps only one's own are counted here.
 */

import { fill, piece } from "../dom.js";
import { ASK_GUEST, LAND } from "../protocol.js";
import { n, pick, t } from "../words.js";
import { QUESTIONS, sendsQuestion } from "./asking.js";
import { joined } from "./early.js";
import { activityOf, fillSaid } from "./easy.js";
import { keepMemo } from "./memo.js";
import { show } from "./parts.js";
import { questionKey } from "./typed_keys.js";

/** @typedef {import("./screens.js").Scene} Scene */

/** @type {WeakMap<Element, Scene>} what a form was painted for last; it is listened to once */
const scenes = new WeakMap();

/** @param {HTMLElement} root @param {Scene} scene */
export function paintTalk(root, scene) {
  const { part, here, seat, evening } = scene;
  const guest = part?.guest;
  const taps = (seat.own.landed[here] ?? 0) + pendingOf(scene, LAND).length;
  fill(root, {
    heading: pick(guest?.name) ? pick(part?.title) : "",
    guest: pick(guest?.name) || pick(part?.title),
    topic: pick(guest?.topic),
    taps: taps > 0 ? n("{n} time", "{n} times", taps) : "",
  });
  fillSaid(root, "activity", activityOf(part));
  keepMemo(root, evening.memos, here);
  paintQuestions(root, scene);
}

/** @param {HTMLElement} root @param {Scene} scene */
function paintQuestions(root, scene) {
  const { here, seat, device, kept } = scene;
  const form = /** @type {HTMLFormElement} */ (piece(root, "ask-guest"));
  const field = /** @type {HTMLTextAreaElement} */ (form.elements.namedItem("question"));
  const key = questionKey(kept, here);
  const before = scenes.get(form);
  // This code comes late: who was quicker has typed already.
  if (!before && field.value) device.set(key, joined(device.get(key) ?? "", field.value));
  if (before?.here !== here || device.get(`${key}:back`)) {
    field.value = device.get(key) ?? "";
    device.set(`${key}:back`, null);
  }
  scenes.set(form, scene);
  if (!before) listen(form, field);
  if (!before && form.dataset.pressed) form.requestSubmit();
  const sent = seat.own.questions.filter(({ part }) => part === here).length;
  const pending = pendingOf(scene, ASK_GUEST).length;
  const all = sent + pending;
  const told = all > 0 ? n("{n} question sent", "{n} questions sent", all) : "";
  show(root, { "ask-guest": all < QUESTIONS });
  const waits = pending > 0 && !scene.online();
  fill(root, { asked: waits ? t("Saved here. Will send when online") : told });
}

/** @param {HTMLFormElement} form @param {HTMLTextAreaElement} field */
function listen(form, field) {
  const now = () => /** @type {Scene} */ (scenes.get(form));
  const keep = () => now().device.set(questionKey(now().kept, now().here), field.value || null);
  sendsQuestion(form, keep, (text) => now().outbox.add(ASK_GUEST, { part: now().here, text }));
}

/** @param {Scene} scene @param {string} type */
const pendingOf = ({ seat, here }, type) =>
  seat.pending.filter((action) => action.type === type && action.part === here);
