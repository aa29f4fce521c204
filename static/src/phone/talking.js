// @ts-check
/** What a phone needs only once people talk, listen to a guest, or go: fetched in a quiet moment. */

export { giveAllBack } from "./giving_back.js";
export { paintPair } from "./pair.js";
export { paintTalk } from "./talk.js";
export { paintThanks } from "./thanks.js";
export { paintTurn } from "./turn.js";
