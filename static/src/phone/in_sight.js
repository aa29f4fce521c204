// @ts-check
/**
 * Keeps the whole field in sight in which somebody writes, when the keyboard takes half of the
 * screen: a browser only sees to the line with the cursor, and the bar of buttons lies below it.
 */

const FIELDS = "textarea, input:not([type=checkbox], [type=radio])";
const MUCH = 0.8; // of the height: a keyboard leaves less, a bar of the browser more

export function keepFieldInSight() {
  const view = window.visualViewport ?? window;
  const high = () => window.visualViewport?.height ?? window.innerHeight;
  let before = high();
  view.addEventListener("resize", () => {
    const field = document.activeElement;
    const taken = high() < MUCH * before;
    before = high();
    // Only then: whoever scrolls up to the question, which moves the browser's bar, stays there.
    if (taken && field?.matches(FIELDS)) field.scrollIntoView({ block: "nearest" });
  });
}
