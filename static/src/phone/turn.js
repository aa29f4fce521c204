// @ts-check
/**
 * Whose turn it is while people talk, and where one's partner is: a mark that somebody else has,
 * too, or a room. Who that is no phone knows.
 */

import { fill, piece } from "../dom.js";
import { whileSeen } from "../seen.js";
import { timeLeft, turnOf } from "../timer.js";
import { t } from "../words.js";
import { show } from "./parts.js";

/** Paints what is on the screen once more: a turn ends by the clock. */
let again = () => {};
let ticking = false;

/** @param {HTMLElement} root @param {import("./screens.js").Scene} scene */
export function paintTurn(root, { session, seat, clock }) {
  const own = seat.own?.pair;
  const mine = own?.stop === session.stop.id ? own : null;
  const { turn } = session;
  piece(root, "turn").dataset.here = "true"; // and is awaited no longer
  again = () => {
    if (!root.isConnected || !turn) return;
    const { kind, who, third } = turnOf(turn, timeLeft(session.timer, clock.now()));
    const speaks = mine?.size === 3 && turn.people === 2 ? third : who;
    const find = kind === "find";
    show(root, {
      mark: Boolean(mine?.mark),
      room: Boolean(mine?.room),
      letter: Boolean(mine?.letter) && kind !== "thanks" && kind !== "over",
    });
    fill(root, {
      turn: mine?.waits ? t("Please wait a moment") : turnWords(kind, speaks, mine?.letter),
      "turn-why": mine?.waits
        ? t("You join a pair at the next occasion, or your host finds you somebody")
        : find
          ? findWords(turn, mine)
          : "",
      number: mine?.mark?.number ?? "",
      shape: shapeWord(mine?.mark?.shape),
      room: mine?.room ? t("Room {n}", { n: mine.room }) : "",
      letter: mine?.letter ? t("You are {who}", { who: mine.letter }) : "",
    });
    if (mine?.mark) {
      piece(root, "mark").querySelector("use")?.setAttribute("href", `#shape-${mine.mark.shape}`);
    }
  };
  again();
  if (!ticking) whileSeen(() => again(), 1000);
  ticking = true;
}

/** @param {string} [shape] */
function shapeWord(shape) {
  if (shape === "circle") return t("Circle");
  if (shape === "square") return t("Square");
  if (shape === "triangle") return t("Triangle");
  if (shape === "diamond") return t("Diamond");
  return shape ? t("Cross") : "";
}

/** @param {string} kind @param {string | null} who @param {string | null} [letter] */
function turnWords(kind, who, letter) {
  if (kind === "find") return t("Find your partner");
  if (kind === "swap") return t("Swap. A word to your listener");
  if (kind !== "speak" || !who) return t("Time. A word to your listener");
  if (!letter) return t("{who} speaks", { who });
  return letter === who ? t("You speak") : t("You listen, to the end");
}

/**
 * @param {import("../protocol.js").Turn} turn
 * @param {import("../protocol.js").Partner | null} mine
 */
function findWords({ way, people }, mine) {
  if (mine?.room) return t("Go to the room with this number");
  if (mine?.mark) return t("Somebody here has the same mark. Hold yours up");
  if (way !== "neighbour") return t("Your mark is on its way");
  return people === 3
    ? t("In threes with those beside you. Settle who is A, B and C")
    : t("With your neighbour. Settle who is A and who is B");
}
