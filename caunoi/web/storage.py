"""How static files are named: by content once they have been collected, plainly before that."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticStorage(CompressedManifestStaticFilesStorage):
    """Hashed, compressed names after `collectstatic`; plain names on a checkout where it has not run yet.

    A missing file never breaks a page: its plain address is used instead.
    """

    manifest_strict = False

    def stored_name(self, name: str) -> str:
        """The hashed name of a collected file, else the name itself."""
        path = self.hashed_files.get(self.hash_key(self.clean_name(name)))
        return path if path is not None else name
