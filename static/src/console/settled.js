// @ts-check
/** Dialogs that stay open until the server has said yes: what was typed is in them until then. */

import { fill } from "../dom.js";
import { t } from "../words.js";
import { say } from "./tables.js";

/** @type {WeakMap<HTMLDialogElement, number>} how often each was opened */
const openings = new WeakMap();

/**
 * Open a dialog anew: an answer that somebody still waits for is not about what it asks now.
 *
 * @param {HTMLDialogElement} dialog
 */
export function begin(dialog) {
  openings.set(dialog, (openings.get(dialog) ?? 0) + 1);
  dialog.ariaBusy = null;
  fill(dialog, { said: "" });
  dialog.showModal();
}

/**
 * @param {HTMLDialogElement} dialog closes once it is done; says why, where it is not. One that was
 *   closed, and opened again for something else, is left alone
 * @param {() => ReturnType<import("./sender.js").Send>} send
 * @returns {Promise<boolean>} whether it is done
 */
export async function settle(dialog, send) {
  if (dialog.ariaBusy === "true") return false; // a double press
  const opening = openings.get(dialog);
  dialog.ariaBusy = "true";
  fill(dialog, { said: t("Sending…") });
  const answer = await send();
  const done = Boolean(answer?.ok);
  if (openings.get(dialog) !== opening) return done;
  dialog.ariaBusy = null;
  const why =
    answer && !answer.ok ? say("reasons", answer.reason) || say("reasons", "malformed") : "";
  fill(dialog, { said: done ? "" : why || t("There is no line. What you typed is still here") });
  if (done) dialog.close();
  return done;
}
