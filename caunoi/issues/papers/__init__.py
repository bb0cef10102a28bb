"""The compiled table as a Word file: the shipped template, how it is drawn, how it is filled in."""
