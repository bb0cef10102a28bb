"""Opinions from tables and pasted text: columns, rows, paragraphs. Writes nothing."""
