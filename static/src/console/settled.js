// @ts-check
/** Dialogs that stay open until the server has said yes: what was typed is in them until then. */

import { fill } from "../dom.js";
import { t } from "../words.js";
import { say } from "./tables.js";

/**
 * @param {HTMLDialogElement} dialog closes once it is done; says why, where it is not
 * @param {() => ReturnType<import("./sender.js").Send>} send
 * @returns {Promise<boolean>} whether it is done
 */
export async function settle(dialog, send) {
  if (dialog.ariaBusy === "true") return false; // a double press
  dialog.ariaBusy = "true";
  fill(dialog, { said: t("Sending…") });
  const answer = await send();
  dialog.ariaBusy = null;
  const why =
    answer && !answer.ok ? say("reasons", answer.reason) || say("reasons", "malformed") : "";
  fill(dialog, {
    said: answer?.ok ? "" : why || t("There is no line. What you typed is still here"),
  });
  if (answer?.ok) dialog.close();
  return Boolean(answer?.ok);
}
