// @ts-check
/**
 * A new session, step by step. The form works without this: it only shows one step at a time and
 * offers the lengths that the chosen program has.
 *
 * Each step is an entry of the browser's history, which also keeps what was typed until then: its Back
 * button goes one step back and not to the list, and a page that is loaded anew is as it was.
 *
 * @typedef {{step: number, after: boolean, typed: import("./typed.js").Typed}} Entry
 *   `after`: the step before it is the entry before it
 */

import { sendNothingByConversion } from "./conversions.js";
import { on } from "./dom.js";
import { keepAcrossLanguages } from "./language.js";
import { sendOnce } from "./once.js";
import { bring, read } from "./typed.js";
import { composing } from "./typing.js";

const form = /** @type {HTMLFormElement} */ (document.getElementById("new"));
const steps = /** @type {HTMLFieldSetElement[]} */ ([...form.querySelectorAll("[data-step]")]);
const dots = [...form.querySelectorAll(".new__dot")];
const back = /** @type {HTMLButtonElement} */ (document.getElementById("step-back"));
const further = /** @type {HTMLButtonElement} */ (document.getElementById("step-on"));
const create = /** @type {HTMLButtonElement} */ (document.getElementById("create"));
let at = 0;

/** Show the step we are at. */
function show() {
  steps.forEach((step, number) => {
    step.hidden = number !== at;
  });
  dots.forEach((dot, number) => {
    dot.classList.toggle("new__dot--done", number <= at);
  });
  back.hidden = at === 0;
  further.hidden = at === steps.length - 1;
  create.hidden = !further.hidden;
}

/** Offer the lengths of the chosen program, and choose one of them. */
function offer() {
  const program = /** @type {HTMLElement | null} */ (form.querySelector("[name=program]:checked"));
  const formats = program?.dataset.formats?.split(" ") ?? [];
  for (const label of /** @type {NodeListOf<HTMLElement>} */ (
    form.querySelectorAll("[data-format]")
  )) {
    label.hidden = !formats.includes(label.dataset.format ?? "");
  }
  const chosen = /** @type {RadioNodeList} */ (form.elements.namedItem("format"));
  if (!formats.includes(chosen.value)) chosen.value = formats[0] ?? "";
}

/** @param {number} by */
function go(by) {
  const fields = steps[at]?.querySelectorAll("input") ?? [];
  if (by > 0 && ![...fields].every((field) => field.reportValidity())) return;
  if (by < 0 && entry()?.after) {
    history.back(); // as the browser's own button: neither leaves a step too many behind
    return;
  }
  at = Math.max(0, Math.min(steps.length - 1, at + by));
  if (by > 0) history.pushState({ step: at, after: true, typed: read(form) }, "");
  else keep();
  look();
}

function look() {
  show();
  steps[at]?.querySelector("input")?.focus();
}

/** @returns {Entry | null} where we are in the history; null before anything is kept there */
const entry = () => history.state;

/** Keep where we are, and what is typed by now. */
function keep() {
  const after = entry()?.after ?? false;
  history.replaceState({ step: at, after, typed: read(form) }, "");
}

on(back, "click", () => go(-1));
on(further, "click", () => go(1));
on(form, "change", () => {
  offer();
  keep();
});
on(form, "input", keep);
window.addEventListener("popstate", () => {
  at = entry()?.step ?? at; // a leap within the page has no step of its own
  keep(); // what was typed at a later step is not forgotten at an earlier one
  look();
});
on(form, "keydown", (event) => {
  // Enter goes one step on, and makes the session only at the last one.
  if (event.key !== "Enter" || composing(event)) return;
  if (!(event.target instanceof HTMLInputElement) || at === steps.length - 1) return;
  event.preventDefault();
  go(1);
});

/** Begin where something is wrong: at the step of that field, with the message above it. */
function mend() {
  const problem = /** @type {HTMLElement | null} */ (form.querySelector(".new__problem"));
  const named = `[name="${problem?.dataset.field}"]`;
  const wrong = /** @type {HTMLInputElement | HTMLSelectElement | null} */ (
    form.querySelector(`${named}:checked`) ?? form.querySelector(named)
  );
  if (!problem || !wrong) return;
  at = steps.findIndex((step) => step.contains(wrong));
  show();
  if (wrong.type !== "radio") {
    (wrong.closest(".held__row") ?? wrong.closest(".field"))?.before(problem);
    wrong.setAttribute("aria-invalid", "true");
    const hints = (wrong.getAttribute("aria-describedby") ?? "").split(" ");
    wrong.setAttribute("aria-describedby", [...new Set([...hints, problem.id])].join(" ").trim());
  }
  wrong.focus();
}

const zone = /** @type {HTMLInputElement} */ (form.elements.namedItem("zone"));
zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (!form.querySelector(".new__problem")) {
  const day = /** @type {HTMLInputElement} */ (form.elements.namedItem("day"));
  day.value = new Intl.DateTimeFormat("sv-SE").format(); // today where the facilitator is, as 2026-01-15
}
/** @type {HTMLElement} */ (document.getElementById("progress")).hidden = false;
const kept = entry();
if (kept && !form.querySelector(".new__problem")) {
  at = kept.step;
  bring(form, kept.typed);
}
sendNothingByConversion();
sendOnce();
keepAcrossLanguages({
  tell: () => at,
  hear: (step) => {
    at = step;
  },
});
offer();
show();
mend();
keep();
