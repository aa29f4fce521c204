"""What those who lead a session do besides moving it along."""
