// @ts-check
/**
 * Return a function that asks for `draw`: it runs once, in the next frame, however often it is
 * asked for until then.
 *
 * @param {() => void} draw
 * @returns {() => void}
 */
export function oncePerFrame(draw) {
  let asked = false;
  return () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      draw();
    });
  };
}
