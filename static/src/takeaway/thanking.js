// @ts-check
/** What somebody's talk was about, in the thank-you for it; left out, the text is whole without. */

/** @param {HTMLElement} root the section of the thank-yous (templates/macros/takeaway.html) */
export function fillInTopic(root) {
  const text = /** @type {HTMLElement} */ (root.querySelector("[data-about]"));
  const without = text.textContent ?? "";
  const field = /** @type {HTMLInputElement} */ (root.querySelector("input"));
  const write = () => {
    const topic = field.value.trim().replace(/^「(.*)」$/, "$1");
    text.textContent = topic ? (text.dataset.about ?? "").replace("{topic}", () => topic) : without;
  };
  field.addEventListener("input", write);
  write(); // what a browser has kept in the field over a reload
}
