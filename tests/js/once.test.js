import assert from "node:assert/strict";
import { test } from "node:test";
import { sendOnce } from "../../static/src/once.js";

/** A page with a form, and a way to press its button; true where the form is sent. */
function opened() {
  const page = new EventTarget();
  sendOnce(page);
  const press = (/** @type {object} */ form, { held = false, at = 0 } = {}) => {
    const event = new Event("submit", { cancelable: true });
    Object.defineProperties(event, { target: { value: form }, timeStamp: { value: at } });
    if (held) event.preventDefault();
    page.dispatchEvent(event);
    return !event.defaultPrevented;
  };
  return { page, press };
}

test("a form is sent once, and any other form of the page as well", () => {
  const { press } = opened();
  const [form, other] = [{ method: "post" }, { method: "post" }];

  assert.deepEqual([press(form), press(form), press(other)], [true, false, true]);
});

test("what was held back was not sent", () => {
  const { press } = opened();
  const form = { method: "post" };

  assert.equal(press(form, { held: true }), false);
  assert.equal(press(form), true);
});

test("a page that is come back to sends again", () => {
  const { page, press } = opened();
  const form = { method: "post" };
  press(form);

  page.dispatchEvent(new Event("pageshow"));

  assert.equal(press(form), true);
});

test("a form whose answer never came is not shut for good", () => {
  const { press } = opened();
  const form = { method: "post" };

  assert.deepEqual(
    [0, 50_000, 61_000, 62_000].map((at) => press(form, { at })),
    [true, false, true, false],
  );
});

test("a search, and a dialog that is closed, change nothing and go on", () => {
  const { press } = opened();

  for (const method of ["get", "dialog"]) {
    const form = { method };
    assert.deepEqual([press(form), press(form)], [true, true]);
  }
});
