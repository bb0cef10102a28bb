"""Narrative reports in Vietnamese → figures tied to their exact place in the text, and checks of their arithmetic.

Usable without Django. `read_text` reads a text, `read_file` a document; see `docs/algorithms/reading.md`.
"""
