// @ts-check
/**
 * What is typed into a form, as something that can be kept and brought back.
 *
 * @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Field
 * @typedef {Record<string, string | boolean>} Typed by the name of a field, and the value of a box
 */

const FIELDS =
  "input:not([type=hidden], [type=file], [type=password], [data-unkept]), textarea:not([readonly]), select";

/**
 * @param {HTMLFormElement} form
 * @param {(field: Field) => boolean} [fits] which fields are meant, otherwise all
 * @returns {Typed}
 */
export function read(form, fits = () => true) {
  const fields = fieldsOf(form).filter(fits);
  return Object.fromEntries(fields.map((field) => [nameOf(field), stateOf(field)]));
}

/** @param {HTMLFormElement} form @param {Typed} typed */
export function bring(form, typed) {
  for (const field of fieldsOf(form)) {
    const state = typed[nameOf(field)];
    if (typeof state === "boolean") /** @type {HTMLInputElement} */ (field).checked = state;
    else if (state !== undefined) field.value = state;
  }
}

/**
 * @param {Typed} typed
 * @param {Typed} before
 * @returns {Typed} what of it differs from what was there before
 */
export const since = (typed, before) =>
  Object.fromEntries(Object.entries(typed).filter(([name, state]) => state !== before[name]));

/** @param {Typed} typed */
export const isEmpty = (typed) => Object.keys(typed).length === 0;

/** @param {Field} field whether it differs from what stood in it when the page came */
export const changed = (field) => stateOf(field) !== savedOf(field);

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
