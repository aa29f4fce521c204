// @ts-check
/**
 * Hands on the secret of a personal link, and keeps what came along with it. Both stand in the
 * fragment, which browsers never send, and leave the address before anything else happens.
 */

import { unpack } from "./carried.js";
import { Device } from "./device.js";

const form = /** @type {HTMLFormElement} */ (document.getElementById("enter"));
const field = /** @type {HTMLInputElement} */ (document.getElementById("secret"));
const code = location.pathname.split("/")[2] ?? "";

function handOn() {
  const [secret = "", carried = ""] = location.hash.slice(1).split("~");
  if (secret === "") return;
  history.replaceState(null, "", location.pathname + location.search);
  unpack(new Device(), code, carried);
  field.value = secret;
  form.submit();
}

window.addEventListener("hashchange", handOn); // a link pasted into the address of this very page
handOn();
