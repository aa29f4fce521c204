// @ts-check
/**
 * Lets the Enter that ends a conversion end it and nothing else, wherever somebody types on a page:
 * no form is sent by it. The phone, which has little room, does so field by field.
 */

import { composing } from "./typing.js";

export function sendNothingByConversion() {
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && composing(event)) event.preventDefault();
  });
}
