"""The papers of a case as Word files: shipped templates (drawn by build.py), the words that go into them, rendering."""
