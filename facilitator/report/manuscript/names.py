"""What records are called in a file that people write: by number, by title, by step.

A number ("3-07") is good for one state of the session; an id ("note/k3j9x2ab") for good.
"""

import re
from collections.abc import Callable, Mapping
from difflib import get_close_matches

from facilitator.core.why import N_
from facilitator.report.material import Material, Step

_NUMBER = re.compile(r"\d+-\d+|F-\d+")
_OF_STEPS = {"vote": "result", "count": "count", "insight": "insight"}
_SAFE_TITLE = re.compile(r"[^\[\]@;/:\s]{1,60}")


class Names:
    """How the records of a session are cited in a file, and back.

    ``remarks`` and ``cards`` (per source) are those that the file may cite.
    """

    def __init__(
        self, material: Material, remarks: Mapping[str, object], cards: Mapping[str, list[str]]
    ) -> None:
        self._material = material
        self._remarks = remarks
        self._cards = cards
        self._numbers = {
            **{note.number: f"note/{note.id}" for note in material.notes.values()},
            **{
                each.number: f"pledge/{each.id}"
                for pledged in material.pledged
                for each in pledged.promises
            },
        }
        self._names = {key: number for number, key in self._numbers.items()}
        self._steps = {str(step.number): step for step in material.steps}

    def key(self, said: str) -> str:
        """Return the key of what a file calls ``said``. Raises ``ValueError``, which says why."""
        said = said.strip().removeprefix("@").strip()
        family, colon, name = said.partition(":")
        if _NUMBER.fullmatch(said):
            return self._numbered(said)
        if colon:
            return self._of_session(family.strip(), name.strip())
        return self._outside(said)

    def name(self, key: str) -> str:
        """Return what a file calls ``key``: as it is, where nothing better is known."""
        family, _, name = key.partition("/")
        if family in ("note", "pledge"):
            return self._names.get(key, key)
        if family == "remark":
            return name
        if family == "theme":
            return f"theme:{self._titled(name)}"
        for said, kept in _OF_STEPS.items():
            if kept == family:
                return f"{said}:{self.step_name(name)}"
        return key

    def _numbered(self, number: str) -> str:
        found = self._numbers.get(number)
        if found is None and number[0] != "F":  # 3-7 for 3-07
            step, _, n = number.partition("-")
            found = self._numbers.get(f"{int(step)}-{int(n):02d}")
        if found is None:
            first = number.partition("-")[0]
            known = [each for each in self._numbers if each.startswith(f"{first}-")]
            there = N_("there is no %(first)s-…", first=first)
            if known:
                there = N_("the last one there is %(last)s", last=known[-1])
            raise ValueError(
                N_(
                    "[@%(number)s] is no number of this report: %(there)s. "
                    "Look it up in the appendix",
                    number=number,
                    there=there,
                )
            )
        return found

    def _of_session(self, family: str, name: str) -> str:
        if family == "theme":
            return f"theme/{self._theme(name)}"
        if family not in _OF_STEPS:
            known = ", ".join(f"{each}:…" for each in ("theme", *_OF_STEPS))
            said = f"{family}:{name}"
            raise ValueError(
                N_("[@%(said)s] means nothing here. Known: %(known)s", said=said, known=known)
            )
        return f"{_OF_STEPS[family]}/{self.part(name)}"

    def part(self, name: str) -> str:
        """Return the part that is called ``name``: a number or an id. Raises ``ValueError``."""
        if name in self._steps:
            return self._steps[name].part
        if f"part/{name}" in self._material.records:
            return name
        known = ", ".join((*self._steps, *(step.part for step in self._material.steps)))
        raise ValueError(
            N_("“%(name)s” is no step of this session. Known: %(known)s", name=name, known=known)
        )

    def step_name(self, part: str) -> str:
        """Return what a file calls a part: the number of a step, or its id."""
        numbers = (number for number, step in self._steps.items() if step.part == part)
        return next(numbers, part)

    def _theme(self, name: str) -> str:
        groups = {group.id: group for step in self._material.steps for group in step.groups}
        if name in groups or f"theme/{name}" in self._material.records:
            return name
        titled = [group.id for group in groups.values() if group.named and group.title == name]
        if len(titled) == 1:
            return titled[0]
        if len(titled) > 1:
            ids = ", ".join(f"theme:{each}" for each in titled)
            raise ValueError(
                N_("several themes are called “%(name)s”. Write one of %(ids)s", name=name, ids=ids)
            )
        if (nth := self._nth_theme(name)) is not None:
            return nth
        near = get_close_matches(name, [group.title for group in groups.values()], 1, 0.4)
        remedy = N_("Write its title, or its id")
        if near:
            remedy = N_("Did you mean %(near)s?", near=f"theme:{near[0]}")
        raise ValueError(
            N_(
                "no theme of this session is called “%(name)s”. %(remedy)s",
                name=name,
                remedy=remedy,
            )
        )

    def _nth_theme(self, name: str) -> str | None:
        """Return the theme that stands at a place, "3/1": the first one of step 3."""
        step, _, nth = name.rpartition("/")
        found = self._steps.get(step) or next(filter(_called(step), self._material.steps), None)
        if found is None or not nth.isdecimal() or not 0 < int(nth[:3]) <= len(found.groups):
            return None
        return found.groups[int(nth[:3]) - 1].id

    def _titled(self, theme: str) -> str:
        titles = [group.title for step in self._material.steps for group in step.groups]
        for step in self._material.steps:
            for group in step.groups:
                if group.id == theme and group.named and titles.count(group.title) == 1:
                    return group.title if _SAFE_TITLE.fullmatch(group.title) else theme
        return theme

    def _outside(self, said: str) -> str:
        """Return the key of a remark or a card, or of what is cited by its id already."""
        family, slash, name = said.partition("/")
        if not slash and said in self._remarks:
            return f"remark/{said}"
        if slash and family in _KEPT:
            return said
        cards = self._cards.get(family)
        if cards is None:
            near = get_close_matches(family, [*self._remarks, *self._cards], 1)
            remedy = N_("Add it to sources or remarks above")
            if near:
                remedy = N_("Did you mean %(near)s?", near=near[0])
            raise ValueError(
                N_(
                    "[@%(said)s] is no number, no remark and no source. %(remedy)s",
                    said=said,
                    remedy=remedy,
                )
            )
        if slash and name in cards:
            return said
        if not slash and len(cards) == 1:
            return f"{family}/{cards[0]}"
        known = ", ".join(f"{family}/{card}" for card in cards)
        raise ValueError(
            N_(
                "[@%(said)s] does not say which card. Known: %(known)s",
                said=said,
                known=known or N_("none yet: add one to its cards"),
            )
        )


_KEPT = ("note", "pledge", "theme", "result", "count", "insight", "remark")


def _called(name: str) -> Callable[[Step], bool]:
    return lambda step: name in (step.title, step.part)
