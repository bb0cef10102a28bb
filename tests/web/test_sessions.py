"""Sessions keep what Django promises of them: a new key ends the old one, an ended session does not come back."""

import pytest
from django.contrib.auth import login
from django.contrib.sessions.backends.base import UpdateError
from django.http import HttpRequest

from caunoi.accounts.models import User
from caunoi.web.sessions import SessionStore

pytestmark = pytest.mark.django_db


def kept(**content: object) -> SessionStore:
    """A session as a later request finds it."""
    first = SessionStore()
    first.update(content)
    first.save()
    return SessionStore(first.session_key)


def test_what_is_kept_is_found_by_a_later_request() -> None:
    session = kept(draft="a")
    session["draft"] = "b"
    session.save()
    assert dict(SessionStore(session.session_key).items()) == {"draft": "b"}


def test_a_new_key_keeps_the_content_and_ends_the_old_key() -> None:
    session = kept(draft="a")
    old = session.session_key or ""
    session.cycle_key()
    session["opinions"] = [1]
    session.save()
    assert session.session_key not in {None, "", old}
    assert dict(SessionStore(session.session_key).items()) == {"draft": "a", "opinions": [1]}
    assert not SessionStore().exists(old)
    session["opinions"] = [2]
    session.save()
    assert SessionStore(session.session_key)["opinions"] == [2]


def test_a_request_that_fails_leaves_the_old_key() -> None:
    session = kept(draft="a")
    old = session.session_key or ""
    session.cycle_key()  # and never saved
    assert SessionStore(old)["draft"] == "a"


def test_two_new_keys_in_one_request_end_the_first() -> None:
    session = kept(draft="a")
    old = session.session_key or ""
    session.cycle_key()
    session.cycle_key()
    session.save()
    assert not SessionStore().exists(old)
    assert SessionStore(session.session_key)["draft"] == "a"


def test_a_visitor_without_a_session_gets_one_with_a_new_key() -> None:
    session = SessionStore()
    session.cycle_key()
    assert session.session_key is not None
    assert SessionStore().exists(session.session_key or "")


def test_a_session_that_ended_meanwhile_does_not_come_back() -> None:
    session = kept(draft="a")
    session["draft"] = "b"
    SessionStore(session.session_key).flush()
    with pytest.raises(UpdateError):
        session.save()
    assert not SessionStore().exists(session.session_key or "")


def test_flushing_after_a_new_key_leaves_nothing() -> None:
    session = kept(draft="a")
    old = session.session_key or ""
    session.cycle_key()
    session.flush()
    assert not SessionStore().exists(old)
    assert session.session_key is None


def test_signing_in_gives_another_key() -> None:
    session = kept(draft="a")
    old = session.session_key or ""
    request = HttpRequest()
    request.session = session
    login(request, User.objects.create_user(username="tiepnhan", password=None), "django.contrib.auth")
    session.save()
    assert not SessionStore().exists(old)
    assert SessionStore(session.session_key)["draft"] == "a"
