"""What is held in a vote, what it is about, how it is prepared and counted."""
