/**
 * What of the Socket.IO client no page needs, and is left out of the bundles: phones load it over
 * the Wi-Fi of a hall. We send text, never bytes; over WebSocket or long-polling, never
 * WebTransport (docs/protocol.md).
 *
 * Each module is named by the end of its path and replaced by one that has the same exports. A
 * path that is there no more stops the build: the library has moved.
 */
import { readFileSync } from "node:fs";

const REPLACED = {
  // The manager itself: `io()` parses addresses and shares lines, and a page has one of each.
  "socket.io-client/build/esm/index.js": `
    export { Manager } from "./manager.js";
    export { allowPolling } from "engine.io-client";`,
  "engine.io-client/build/esm/index.js": `
    export { Socket } from "./socket.js";
    export { installTimerFunctions } from "./util.js";
    export { nextTick } from "./globals.node.js";
    export { allowPolling } from "./transports/index.js";`,
  // Long-polling is for networks that let no WebSocket through: it is fetched where it is needed.
  "engine.io-client/build/esm/transports/index.js": `
    import { WS } from "./websocket.js";
    export const transports = { websocket: WS };
    export const allowPolling = async () => {
      transports.polling = (await import("./polling-xhr.js")).XHR;
    };`,
  // Pages talk to where they come from, which the client knows without being told.
  "engine.io-client/build/esm/contrib/parseuri.js": `export const parse = undefined;`,
  "engine.io-client/build/esm/contrib/parseqs.js": `
    export const encode = (query) => String(new URLSearchParams(query));
    export const decode = undefined;`,
  "socket.io-parser/build/esm/is-binary.js": `
    export const isBinary = () => false;
    export const hasBinary = isBinary;`,
  "socket.io-parser/build/esm/binary.js": `
    export const deconstructPacket = (packet) => ({ packet, buffers: [] });
    export const reconstructPacket = (packet) => packet;`,
  "engine.io-parser/build/esm/encodePacket.browser.js": `
    import { PACKET_TYPES } from "./commons.js";
    export const encodePacket = ({ type, data }, _, done) => done(PACKET_TYPES[type] + (data || ""));
    export const encodePacketToBinary = undefined;`,
  "engine.io-parser/build/esm/decodePacket.browser.js": `
    import { ERROR_PACKET, PACKET_TYPES_REVERSE } from "./commons.js";
    export const decodePacket = (text) => {
      const type = typeof text === "string" && PACKET_TYPES_REVERSE[text[0]];
      return type ? { type, ...(text.length > 1 && { data: text.substring(1) }) } : ERROR_PACKET;
    };`,
};

// Advice to developers, and where it stands: here client and server come as one.
const ADVICE = /"It seems you are trying to reach a Socket\.IO server[^"]*"/;
const ADVISES = "socket.io-client/build/esm/socket.js";

/** @type {import("esbuild").Plugin} */
export const lean = {
  name: "lean",
  setup({ onLoad, onEnd }) {
    const left = new Set(Object.keys(REPLACED));
    let used = false; // not every page has a line to the server
    onLoad({ filter: /node_modules.(socket|engine)\.io/ }, ({ path }) => {
      used = true;
      const plain = path.replaceAll("\\", "/");
      if (plain.endsWith(`node_modules/${ADVISES}`)) return { contents: unadvised(path) };
      const found = Object.keys(REPLACED).find((end) => plain.endsWith(`node_modules/${end}`));
      if (found === undefined) return undefined;
      left.delete(found);
      return { contents: REPLACED[found] };
    });
    onEnd(() => {
      if (used && left.size > 0)
        throw new Error(`not in the bundle any more: ${[...left].join(", ")}`);
    });
  },
};

/** @param {string} path */
function unadvised(path) {
  const source = readFileSync(path, "utf8");
  if (!ADVICE.test(source)) throw new Error(`no such advice any more in ${ADVISES}`);
  return source.replace(ADVICE, '"v2"');
}
