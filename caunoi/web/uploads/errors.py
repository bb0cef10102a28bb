"""The one error of this package."""


class UploadError(Exception):
    """Why a file is refused, in words for the person who sent it."""
