"""Sessions in Django's table, each change one statement: a visitor's last press should not wait for three commits."""

from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import UpdateError
from django.utils.crypto import get_random_string

KEY_LENGTH = 32
KEY_SIGNS = "abcdefghijklmnopqrstuvwxyz0123456789"


class SessionStore(db.SessionStore):
    """Django's, but a new key renames the row when the session is saved, and saving needs no transaction of its own."""

    _old_key: str | None = None

    def cycle_key(self) -> None:
        """Keep the content under a new key; the old one ends when the session is saved, at the end of the request.

        A request that fails saves nothing: then the old key stays, and nothing that would have needed a new one.
        """
        if self.session_key is None:
            self.create()
            return
        self.keys()  # the content is read under the old key
        self._old_key = self._old_key or self.session_key
        self._session_key = get_random_string(KEY_LENGTH, KEY_SIGNS)
        self.modified = True

    def save(self, must_create: bool = False) -> None:
        """Write a change, or the new row. Raises UpdateError when the session ended meanwhile (signing out)."""
        if must_create or self.session_key is None:
            super().save(must_create)
            return
        row: Any = self.create_model_instance(dict(self.items()))
        changed = self.model.objects.filter(session_key=self._old_key or self.session_key).update(
            session_key=row.session_key, session_data=row.session_data, expire_date=row.expire_date
        )
        if not changed:
            raise UpdateError
        self._old_key = None

    def delete(self, session_key: str | None = None) -> None:
        """End a session, this one when no key is given; also when its new key was not saved yet."""
        super().delete(session_key or self._old_key)
        if session_key is None:
            self._old_key = None
