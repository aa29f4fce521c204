"""Work that must not disturb the people in the room."""
