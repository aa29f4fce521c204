// @ts-check
/**
 * Hands on the secret of a link. It stands in the fragment, which browsers never send, and leaves
 * the address before anything else happens: it must not stay in the history.
 */

import { forgetCrew } from "./crew_words.js";
import { forgetList } from "./kept_list.js";
import { SHELLS } from "./shells.js";

const form = /** @type {HTMLFormElement} */ (document.getElementById("enter"));
// Not there any more once the link is known and only its PIN is asked for.
const secret = /** @type {HTMLInputElement | null} */ (document.getElementById("secret"));

/** Take the secret out of the address and send it. */
function handOn() {
  if (location.hash.length < 2 || !secret) return;
  secret.value = location.hash.slice(1);
  history.replaceState(null, "", location.pathname + location.search);
  form.submit();
}

// In another language the page is asked for anew, and again begins with the link.
const known = /** @type {HTMLInputElement | null} */ (
  form.querySelector("[type=hidden][name=secret]")
);
for (const link of document.querySelectorAll("a.language__choice")) {
  if (known) /** @type {HTMLAnchorElement} */ (link).hash = known.value;
}

window.addEventListener("hashchange", handOn); // a link pasted into the address of this very page
handOn();
if (new URLSearchParams(location.search).has("left")) void globalThis.caches?.delete(SHELLS); // tickets
if ("forgets" in form.dataset) forgetCrew(); // said by the server, once: no link does it
void forgetList(); // whoever stands at the entrance is not known here as the owner
