"""The whole report as readable Markdown."""
