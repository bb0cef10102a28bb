"""What may come in as a file, and what is left of it: content only, no name, no place, no camera, no author, no script.

`clean_upload(file)` is the one way in. The type is told from the bytes, never from the name or the browser's word;
pictures are drawn anew, PDF pages are put in a new document, Office files lose their properties; the rest is refused.
"""

from caunoi.web.uploads.cleaning import CleanFile, Upload, clean_upload
from caunoi.web.uploads.errors import UploadError
from caunoi.web.uploads.telling import refusal

__all__ = ["CleanFile", "Upload", "UploadError", "clean_upload", "refusal"]
