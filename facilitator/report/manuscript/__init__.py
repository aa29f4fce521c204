"""What facilitators write: from Markdown with citations to typed blocks, and back."""
