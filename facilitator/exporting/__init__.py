"""A session as a file for other programs, and back: without people, without moments."""
