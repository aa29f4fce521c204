"""HTTP: identity, pages, downloads, errors."""
