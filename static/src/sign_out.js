// @ts-check
/**
 * Signing out on a device: whoever has typed something that is not sent hears first that it would
 * be lost. What the device has kept goes on the entrance, once the server has let go (enter.js).
 */

import { unsent } from "./crew_words.js";
import { changed, read } from "./typed.js";

const form = /** @type {HTMLFormElement} */ (document.querySelector(".sign-out"));
const warning = /** @type {HTMLElement} */ (form.querySelector("[data-unsent]"));

/** Whether a form of this page holds what is not saved. */
const typed = () =>
  [...document.forms].some((each) => {
    return each.method === "post" && Object.keys(read(each, changed)).length > 0;
  });

form.addEventListener("submit", (event) => {
  if (!warning.hidden || !(unsent() || typed())) return; // asked once; the second time it is meant
  event.preventDefault();
  warning.hidden = false;
});
