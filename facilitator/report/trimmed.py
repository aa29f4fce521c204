"""Takes out of the material what was not wanted and stands in many places: the votes."""

from dataclasses import replace

from facilitator.report.material import Material

VOTES = ("result/", "earlier/", "vote/", "ballots/")


def trimmed(material: Material) -> Material:
    """Return ``material`` for the chapters; `audit` still knows all of it."""
    if not material.leaves_out("votes"):
        return material
    records = {key: each for key, each in material.records.items() if not key.startswith(VOTES)}
    steps = tuple(
        replace(step, groups=tuple(replace(group, votes=None) for group in step.groups))
        for step in material.steps
    )
    return replace(material, records=records, steps=steps)
