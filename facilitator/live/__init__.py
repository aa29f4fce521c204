"""Sessions while people are connected."""
