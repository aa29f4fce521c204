// @ts-check
/**
 * The preparation page: copies the link to join and the message for online, and has the bundle
 * of the print centre made.
 *
 * The form works without this; it then shows how far the bundle is when the page is opened again.
 */

import { sendNothingByConversion } from "./conversions.js";
import { copyByButtons } from "./copying.js";
import { fill, on } from "./dom.js";
import { ask, finished, Unwilling } from "./job.js";
import { sendOnce } from "./once.js";
import { shareBy } from "./share.js";
import { bringStageToFront } from "./to_stage.js";
import { keepUnsaved } from "./unsaved.js";
import { t } from "./words.js";

const form = /** @type {HTMLFormElement} */ (document.getElementById("print-form"));
const button = /** @type {HTMLElement} */ (form.querySelector("button"));
const problem = /** @type {HTMLElement} */ (form.querySelector("[data-slot=problem]"));
const state = /** @type {HTMLElement} */ (document.getElementById("print-state"));
const bar = /** @type {HTMLProgressElement} */ (state.querySelector("progress"));
const file = /** @type {HTMLAnchorElement} */ (document.getElementById("print-file"));
const again = () => t("That did not work. Please try again");
let busy = false;

/**
 * Show that a bundle is being made, or why there is none.
 *
 * @param {boolean} working
 * @param {{progress?: string, problem?: string, file?: string | null}} what
 */
function show(working, what) {
  busy = working;
  button.setAttribute("aria-disabled", String(working));
  bar.hidden = !working;
  problem.hidden = !what.problem;
  fill(form, { problem: what.problem });
  fill(state, { progress: what.progress });
  file.hidden = !what.file;
  if (what.file) file.href = what.file;
}

/** @param {string} job where to ask after it */
async function follow(job) {
  show(true, { progress: t("The PDF is being made…") });
  const made = await finished(job, (progress) => {
    bar.value = progress;
  });
  const done = made.state === "done";
  show(
    false,
    done ? { progress: t("The PDF is ready"), file: made.file } : { problem: made.message },
  );
}

/** @param {() => Promise<void>} work */
async function tried(work) {
  try {
    await work();
  } catch (error) {
    show(false, { problem: error instanceof Unwilling ? error.message : again() });
  }
}

async function make() {
  show(true, {});
  bar.removeAttribute("value");
  const fields = /** @type {[string, string][]} */ ([...new FormData(form)]);
  const job = await ask(form.action, new URLSearchParams(fields));
  // A page that is loaded again still finds its bundle.
  history.replaceState(null, "", `?print=${job.split("/").at(-1)}`);
  await follow(job);
}

on(form, "submit", (event) => {
  event.preventDefault();
  if (!busy) void tried(make);
});
sendNothingByConversion();
bringStageToFront();
sendOnce();
// A form that was refused comes under its own address.
const [place = ""] = location.pathname.match(/^\/sessions\/\d+/) ?? [];
keepUnsaved(place, [...document.querySelectorAll("form")]);
const open = state.dataset.job;
if (open) void tried(() => follow(open));
for (const id of ["copy-link", "copy-message"]) {
  const copies = /** @type {HTMLElement} */ (document.getElementById(id));
  copies.hidden = false;
  shareBy(copies);
}
copyByButtons(document);
