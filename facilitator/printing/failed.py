"""Why there is no PDF."""


class PrintingFailed(Exception):
    """There is no PDF. ``sentence`` says to a person why, and what helps; ``detail`` names it.

    Sentences are in the catalogue, in English here; details are not translated.
    """

    def __init__(self, sentence: str, detail: str = "") -> None:
        super().__init__(f"{sentence}\n{detail}".strip())
        self.sentence = sentence
        self.detail = detail


def N_(sentence: str) -> str:
    """Return ``sentence``; mark it for the catalogues. Whoever shows it translates it."""
    return sentence
