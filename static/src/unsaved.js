// @ts-check
/**
 * What is typed into the forms of a page and not saved yet: when another form of the page is sent,
 * or the page is loaded again, it is there again, in this tab. A form that is sent has its own
 * words from the server.
 *
 * @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Field
 */

import { Device } from "./device.js";

const device = new Device(() => globalThis.sessionStorage);

/** @param {readonly HTMLFormElement[]} forms that change something when they are sent */
export function keepUnsaved(forms) {
  const key = `unsaved:${location.pathname}`;
  bring(forms, device.get(key) ?? {});
  device.set(key, null);
  /** @type {HTMLFormElement | null} */
  let sent = null;
  for (const form of forms) {
    form.addEventListener("submit", () => {
      sent = form;
    });
  }
  globalThis.addEventListener("pagehide", () => {
    const open = forms.filter((form) => form !== sent).map((form) => [form.action, typed(form)]);
    device.set(key, Object.fromEntries(open.filter(([, fields]) => fields?.length)));
  });
}

/** @param {HTMLFormElement} form @returns {[at: number, state: string | boolean][]} */
const typed = (form) =>
  fieldsOf(form).flatMap((field, at) => {
    const [state, saved] = statesOf(field);
    return state === saved ? [] : [/** @type {[number, string | boolean]} */ ([at, state])];
  });

/** @param {HTMLFormElement} form */
const fieldsOf = (form) =>
  /** @type {Field[]} */ ([...form.elements].filter((each) => each.matches(FIELDS)));

const FIELDS =
  "input:not([type=hidden], [type=file], [data-unkept]), textarea:not([readonly]), select";

/** What stands in a field, and what stood there when it came. @param {Field} field */
function statesOf(field) {
  if (field instanceof HTMLSelectElement) {
    const saved = [...field.options].find((option) => option.defaultSelected) ?? field.options[0];
    return [field.value, saved?.value ?? ""];
  }
  const chosen = field.type === "checkbox" || field.type === "radio";
  return chosen && field instanceof HTMLInputElement
    ? [field.checked, field.defaultChecked]
    : [field.value, field.defaultValue];
}

/**
 * @param {readonly HTMLFormElement[]} forms
 * @param {Record<string, [at: number, state: string | boolean][]>} kept by where a form goes
 */
function bring(forms, kept) {
  for (const form of forms) {
    const fields = fieldsOf(form);
    for (const [at, state] of kept[form.action] ?? []) {
      const field = fields[at];
      if (field instanceof HTMLInputElement && typeof state === "boolean") field.checked = state;
      else if (field && typeof state === "string") field.value = state;
    }
  }
}
