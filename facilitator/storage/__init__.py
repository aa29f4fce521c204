"""The log and the few other tables: SQLAlchemy Core over SQLite."""
