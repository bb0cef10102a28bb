"""Three reports of our own writing about invented units of the sample: Word, PDF and text. Nothing in them is real."""
