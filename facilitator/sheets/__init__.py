"""What a session puts on paper before it begins: posters, table tents, worksheets."""
