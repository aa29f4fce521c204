// @ts-check
/**
 * Keeps the whole field in sight in which somebody writes, when the keyboard takes half of the
 * screen: a browser only sees to the line with the cursor, and the bar of buttons lies below it.
 */

const FIELDS = "textarea, input:not([type=checkbox], [type=radio])";
const MUCH = 0.8; // of the height: a keyboard leaves less, a bar of the browser more

export function keepFieldInSight() {
  const view = globalThis.visualViewport;
  let before = view?.height ?? 0;
  view?.addEventListener("resize", () => {
    const field = document.activeElement;
    const taken = view.height < MUCH * before;
    before = view.height;
    // Only then: whoever scrolls up to the question, which moves the browser's bar, stays there.
    if (taken && field?.matches(FIELDS)) field.scrollIntoView({ block: "nearest" });
  });
}
