// @ts-check
/**
 * The page of reports: has one made, and follows those that are in the making.
 *
 * The form works without this; the list then tells how far a report is when the page is opened
 * again. The server writes the list, so the page is loaded anew when a report is finished.
 */

import { sendNothingByConversion } from "./conversions.js";
import { fill, on } from "./dom.js";
import { ask, finished, Unwilling } from "./job.js";
import { t } from "./words.js";

const form = /** @type {HTMLFormElement} */ (document.getElementById("report-form"));
const button = /** @type {HTMLElement} */ (form.querySelector("button"));
const problem = /** @type {HTMLElement} */ (form.querySelector("[data-slot=problem]"));
const state = /** @type {HTMLElement} */ (document.getElementById("report-state"));
const bar = /** @type {HTMLProgressElement} */ (state.querySelector("progress"));
const making = /** @type {HTMLElement | null} */ (document.querySelector("[data-job]"));
let busy = false;

/**
 * Show that a report is being made, or why there is none.
 *
 * @param {boolean} working
 * @param {string} trouble
 */
function show(working, trouble) {
  busy = working;
  button.setAttribute("aria-disabled", String(working));
  bar.hidden = !working;
  bar.removeAttribute("value");
  problem.hidden = !trouble;
  fill(form, { problem: trouble });
  fill(state, { progress: working ? t("Writing the report…") : "" });
}

/** @param {string} job where to ask after it */
async function follow(job) {
  show(true, "");
  await finished(job, (progress) => {
    bar.value = progress;
  });
  location.replace("#made");
  location.reload();
}

/** @param {() => Promise<void>} work */
async function tried(work) {
  try {
    await work();
  } catch (error) {
    const again = t("That did not work. Please try again");
    show(false, error instanceof Unwilling ? error.message : again);
  }
}

async function make() {
  show(true, "");
  const fields = /** @type {[string, string][]} */ ([...new FormData(form)]);
  await follow(await ask(form.action, new URLSearchParams(fields)));
}

sendNothingByConversion();
on(form, "submit", (event) => {
  event.preventDefault();
  if (!busy) void tried(make);
});
const job = making?.dataset.job;
if (job) void tried(() => follow(job));
