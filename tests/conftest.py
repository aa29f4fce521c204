"""Nothing yet: each room of the tests keeps its own fixtures in a conftest.py beside them."""
