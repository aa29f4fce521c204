// @ts-check
/** The page of a stage PIN: says at once when it has paired a screen, or has run out. */

import { sendOnce } from "./once.js";
import { whileSeen } from "./seen.js";

const LOOK_MS = 2000;

const panel = /** @type {HTMLElement} */ (document.getElementById("stage-pin"));
const { of = "", screens = "0" } = panel.dataset;

/** Ask whether it still waits; where that cannot be asked, the page stays as it was. */
async function look() {
  try {
    const answer = await fetch(`${of}/state`, { headers: { accept: "application/json" } });
    if (!answer.ok || answer.redirected) return;
    const now = /** @type {{waits: boolean, screens: number}} */ (await answer.json());
    if (now.waits) return;
    // Another page: the one that came by a form would ask whether to send it again.
    location.replace(`${of}?came=${now.screens > Number(screens) ? "paired" : "over"}`);
  } catch {
    // The line is down; the next look will tell.
  }
}

sendOnce();
if (panel.dataset.waits === "yes") whileSeen(() => void look(), LOOK_MS);
