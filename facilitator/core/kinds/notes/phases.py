"""The phases of a step with notes, in their order."""

from facilitator.core.kinds.phase import Phase

PHASES = (
    Phase("intro", "notes", stage="question", phone="question", effect="question"),
    Phase("write", "notes", stage="writing", phone="write", effect="write", opens=True),
    Phase("reveal", "notes", stage="wall", phone="board", effect="reveal", opens=True, shows=True),
    # Pairs are talked in, not written in: their phones rest, though the notes stay on them.
    Phase("pair", "pairs", stage="pair", phone="pair", effect="pair", opens=True, shows=True),
    Phase(
        "discuss",
        "notes",
        stage="question",
        phone="board",
        effect="discuss",
        opens=True,
        shows=True,
    ),
    Phase(
        "theme",
        "notes",
        stage="themes",
        phone="themes",
        effect="themes",
        opens=True,
        shows=True,
        themes=True,
    ),
    Phase(
        "vote",
        "vote",
        stage="vote",
        phone="vote",
        effect="vote",
        opens=True,
        shows=True,
        themes=True,
    ),
    Phase(
        "insight",
        "notes",
        stage="insight",
        phone="insight",
        effect="insight",
        opens=True,
        shows=True,
        themes=True,
    ),
)
