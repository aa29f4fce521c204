// @ts-check
/**
 * What is typed into the forms of a page and not saved yet: when another form of the page is sent,
 * or the page is loaded again, it is there again, in this tab. A form that is sent has its own
 * words from the server; one that was refused (`data-refused`) has nothing saved in it.
 *
 * @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Field
 * @typedef {Record<string, string | boolean>} Typed by the name of a field, and the value of a box
 */

import { Device } from "./device.js";

const FIELDS =
  "input:not([type=hidden], [type=file], [data-unkept]), textarea:not([readonly]), select";

/**
 * @param {string} place says what the forms are about, such as "/sessions/482913"
 * @param {readonly HTMLFormElement[]} forms that change something when they are sent
 * @param {Device} [device]
 */
export function keepUnsaved(place, forms, device = new Device(() => globalThis.sessionStorage)) {
  const key = `unsaved:${place}`;
  /** @type {Record<string, Typed>} by where a form goes; also of forms that are not here just now */
  const kept = device.get(key) ?? {};
  /** @type {HTMLFormElement | null} */
  let sent = null;
  for (const form of forms) {
    if (form.dataset.refused === undefined) bring(form, kept[form.action] ?? {});
    // What a script sends stays on this page.
    form.addEventListener("submit", (event) => {
      if (!event.defaultPrevented) sent = form;
    });
  }
  globalThis.addEventListener("pagehide", () => {
    for (const form of forms) {
      const typed = form === sent ? {} : read(form);
      if (Object.keys(typed).length > 0) kept[form.action] = typed;
      else delete kept[form.action];
    }
    device.set(key, Object.keys(kept).length > 0 ? kept : null);
  });
}

/** @param {HTMLFormElement} form @returns {Typed} what differs from what is saved */
function read(form) {
  const refused = form.dataset.refused !== undefined;
  const open = fieldsOf(form).filter((field) => refused || stateOf(field) !== savedOf(field));
  return Object.fromEntries(open.map((field) => [nameOf(field), stateOf(field)]));
}

/** @param {HTMLFormElement} form @param {Typed} typed */
function bring(form, typed) {
  for (const field of fieldsOf(form)) {
    const state = typed[nameOf(field)];
    if (typeof state === "boolean") /** @type {HTMLInputElement} */ (field).checked = state;
    else if (state !== undefined) field.value = state;
  }
}

/** @param {HTMLFormElement} form */
const fieldsOf = (form) =>
  /** @type {Field[]} */ ([...form.elements].filter((each) => each.matches(FIELDS)));

/** @param {Field} field @returns {field is HTMLInputElement} */
const isBox = (field) => field.type === "checkbox" || field.type === "radio";

/** @param {Field} field */
const nameOf = (field) => (isBox(field) ? `${field.name}=${field.value}` : field.name);

/** @param {Field} field @returns {string | boolean} what stands in it */
const stateOf = (field) => (isBox(field) ? field.checked : field.value);

/** @param {Field} field @returns {string | boolean} what stood in it when the page came */
function savedOf(field) {
  if (isBox(field)) return field.defaultChecked;
  if (!(field instanceof HTMLSelectElement)) return field.defaultValue;
  const chosen = [...field.options].find((option) => option.defaultSelected) ?? field.options[0];
  return chosen?.value ?? "";
}
