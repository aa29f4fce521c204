// @ts-check
/** On paper everything lies open. Browsers since 2025 do that by css/takeaway/print.css alone. */

/** @param {HTMLElement} root whose folds open while it is printed */
export function openOnPaper(root) {
  /** @type {HTMLDetailsElement[]} */
  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = [...root.querySelectorAll("details.fold:not([open])")].map(asFold);
    for (const fold of opened) fold.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const fold of opened) fold.open = false;
    opened = [];
  });
}

/** @param {Element} element */
const asFold = (element) => /** @type {HTMLDetailsElement} */ (element);
