"""The core: what a session is and what may happen in it. Standard library only."""
