"""Documents in: the text and the tables of a .txt, .docx, .pdf, .xlsx or .html file, whatever state it is in.

`read_document` is the door; it raises DocumentError, whose Vietnamese message says what to do, and nothing else.
"""

from caunoi.reading.documents.document import Cell, Document, DocumentError, Limits, Table
from caunoi.reading.documents.kinds import read_document, read_pasted

__all__ = ["Cell", "Document", "DocumentError", "Limits", "Table", "read_document", "read_pasted"]
