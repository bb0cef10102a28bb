"""Opinions from tables and pasted text: which column is what, what a row says, which paragraph is an opinion. Writes nothing."""
