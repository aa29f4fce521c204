"""Moving along: the agenda of a session, its timer, and what is left of the time."""
