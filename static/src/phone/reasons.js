// @ts-check
/** Why the server did not do something, in words: what happened, what is safe, what to do. */

import {
  ADD_NOTE,
  ADD_REPLY,
  ANSWER_CORRECTION,
  CHECK_INSIGHT,
  EDIT_NOTE,
  RELATE,
  SAY_DONE,
  TELL_PULSE,
} from "../protocol.js";
import { t } from "../words.js";

/** What carries words, which are given back. */
const WORDS = new Set([ADD_NOTE, EDIT_NOTE, ADD_REPLY]);

/**
 * @param {string} reason one of facilitator/core/refused.py
 * @param {string} [type] of the action that was refused
 */
export function sentence(reason, type) {
  if (type === CHECK_INSIGHT && reason === "changed_since") {
    return t("The sentence has changed. Please look again");
  }
  if ([RELATE, CHECK_INSIGHT, TELL_PULSE, SAY_DONE].includes(type ?? "")) {
    return t("The session has gone on, so that could no longer be counted");
  }
  if (type === ANSWER_CORRECTION) return t("The proposal has changed. Please look again");
  switch (reason) {
    case "too_long":
      return t("Not delivered: too long. Your text is kept; please shorten it or split it in two");
    case "unsent":
      return t("Not posted yet; the session has gone on. You can still change it and post it");
    case "empty":
      return t("Not delivered: there was nothing to read in it");
    case "not_open_yet":
      return t("Not delivered: this question is not open yet. Your text is kept");
    case "over":
      return t("Not delivered: this session is over. Your text is kept on this device");
    case "day_over":
      return t("That day is over. Please choose another");
    case "category":
      return t("Not delivered: please choose a category. Your text is kept");
    case "named_not_allowed":
      return t(
        "Not delivered: nobody’s name is shown here. Your text is kept; post it without your name",
      );
    case "full":
      return t(
        "Not delivered: this session can take no more notes. Your text is kept on this device",
      );
    case "too_late":
      return t(
        "It can no longer be changed. Your new text is kept; you can post it as another note",
      );
    case "no_such_note":
    case "not_yours":
      if (type && !WORDS.has(type)) return t("That note is no longer there");
      return t("That note is no longer there. Your text is kept");
    case "vote_closed":
      return t("The vote is closed. This ballot came too late and was not counted");
    case "no_votes_left":
    case "not_whole":
    case "no_such_target":
      return t("The choices have changed. Please choose again");
    default:
      return t("That did not work. Your text is kept. Please try again");
  }
}
