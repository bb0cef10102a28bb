"""Acts on compilations: keyword-only verbs, atomic, locked, checked (access), journalled.

acting      the one way in which issues change: lock, check, keep what stood there, journal
compiling   make, head, close, reopen, undo     proposing   gather the opinions of a period in the background
editing     rename, move, split, join, take out, quote, add, order
"""
