"""People's words: what may be stored of them, and how they go when they are taken back."""
