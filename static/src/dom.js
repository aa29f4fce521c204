// @ts-check
/**
 * Markup lives in the page's <template> elements; these functions copy and fill it.
 * Text goes in as text, never as HTML.
 */

/**
 * Return a copy of the page's `<template id="name">`.
 *
 * @param {string} name
 * @returns {HTMLElement}
 */
export function copy(name) {
  const template = document.getElementById(name);
  if (!(template instanceof HTMLTemplateElement)) throw new Error(`no <template id="${name}">`);
  return /** @type {HTMLElement} */ (template.content.firstElementChild?.cloneNode(true));
}

/**
 * Put `values` into the elements marked `data-slot="name"`. Slots without a value stay as
 * they are; null empties one. A slot that already says so is left alone.
 *
 * @param {Element} element may be a slot itself
 * @param {Readonly<Record<string, unknown>>} values
 */
export function fill(element, values) {
  for (const slot of [element, ...element.querySelectorAll("[data-slot]")]) {
    const name = /** @type {HTMLElement} */ (slot).dataset.slot;
    if (name === undefined || !(name in values)) continue;
    const text = String(values[name] ?? "");
    if (slot.textContent !== text) slot.textContent = text;
  }
}

/**
 * Make the children of `container` show `items`, in order, touching only what differs:
 * an element keeps its identity, and with it focus and half-typed text.
 *
 * @template T
 * @param {Element} container
 * @param {readonly T[]} items
 * @param {{key: (item: T) => string, create: (item: T) => HTMLElement,
 *   update?: (element: HTMLElement, item: T) => void}} how `update` also runs after `create`
 */
export function replaceChildrenKeyed(container, items, { key, create, update }) {
  const names = items.map(key);
  const wanted = new Set(names);
  /** @type {Map<string, HTMLElement>} */
  const old = new Map();
  for (const child of /** @type {HTMLElement[]} */ ([...container.children])) {
    const name = child.getAttribute("data-key");
    if (name !== null && wanted.has(name)) old.set(name, child);
    else child.remove();
  }
  let next = container.firstElementChild;
  for (const [at, item] of items.entries()) {
    const name = /** @type {string} */ (names[at]);
    const element = old.get(name) ?? create(item);
    if (!old.has(name)) element.dataset.key = name;
    update?.(element, item);
    if (element === next) next = next.nextElementSibling;
    else container.insertBefore(element, next);
  }
}

/**
 * Listen to an event of an element.
 *
 * @template {keyof HTMLElementEventMap} K
 * @param {EventTarget | null | undefined} target nothing happens where there is none
 * @param {K} type
 * @param {(event: HTMLElementEventMap[K]) => void} listener
 * @returns {() => void} ends the listening
 */
export function on(target, type, listener) {
  const plain = /** @type {EventListener} */ (listener);
  target?.addEventListener(type, plain);
  return () => target?.removeEventListener(type, plain);
}

/**
 * Return the element marked `data-part="name"` in `root`.
 *
 * @param {ParentNode} root
 * @param {string} name
 * @returns {HTMLElement}
 */
export function piece(root, name) {
  const element = root.querySelector(`[data-part="${name}"]`);
  if (!(element instanceof HTMLElement)) throw new Error(`no data-part="${name}"`);
  return element;
}
