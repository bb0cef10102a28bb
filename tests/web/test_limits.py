import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import RequestFactory

from caunoi.common import clock
from caunoi.web import limits
from caunoi.web.models import Counter

NOON = datetime(2026, 10, 12, 5, 0, tzinfo=UTC)


@pytest.mark.django_db
def test_the_limit_is_reached_and_opens_again_with_the_next_window():
    with clock.fixed(NOON):
        assert [limits.hit("gui", "a", limit=2, seconds=60) for _ in range(4)] == [True, True, False, False]
    with clock.fixed(NOON + timedelta(seconds=59)):
        assert not limits.hit("gui", "a", limit=2, seconds=60)
    with clock.fixed(NOON + timedelta(seconds=61)):
        assert limits.hit("gui", "a", limit=2, seconds=60)


@pytest.mark.django_db
def test_scopes_and_callers_do_not_share_a_counter():
    assert limits.hit("gui", "a", limit=1, seconds=60)
    assert limits.hit("gui", "b", limit=1, seconds=60)
    assert limits.hit("tra-cuu", "a", limit=1, seconds=60)
    assert not limits.hit("gui", "a", limit=1, seconds=60)


@pytest.mark.django_db
def test_switched_off_it_counts_nothing(settings):
    settings.RATE_LIMITS = False
    assert all(limits.hit("gui", "a", limit=1, seconds=60) for _ in range(3))
    assert not Counter.objects.exists()


@pytest.mark.django_db
def test_ended_windows_are_swept():
    with clock.fixed(NOON):
        limits.hit("gui", "a", limit=1, seconds=60)
        limits.hit("gui", "b", limit=1, seconds=600)
    assert limits.sweep(NOON + timedelta(seconds=60)) == 1
    assert Counter.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_many_at_once_never_pass_the_limit():
    allowed: list[bool] = []

    def knock() -> None:
        try:
            for _ in range(5):
                allowed.append(limits.hit("gui", "cung-mot-noi", limit=7, seconds=60))
        finally:
            connection.close()

    threads = [threading.Thread(target=knock) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(allowed), sum(allowed)) == (20, 7)


def key(settings=None, **meta: str) -> str:
    return limits.client_key(RequestFactory().get("/", **meta))


def test_the_key_hides_the_address_and_changes_with_the_day():
    with clock.fixed(NOON):
        today = key(REMOTE_ADDR="203.0.113.7")
        assert today == key(REMOTE_ADDR="203.0.113.7")
        assert today != key(REMOTE_ADDR="203.0.113.8")
        assert "203" not in today or len(today) == 64
    with clock.fixed(NOON + timedelta(days=1)):
        assert key(REMOTE_ADDR="203.0.113.7") != today


def test_one_home_has_one_key_under_ipv6():
    with clock.fixed(NOON):
        assert key(REMOTE_ADDR="2001:db8:1:2::1") == key(REMOTE_ADDR="2001:db8:1:2:ffff::9")
        assert key(REMOTE_ADDR="2001:db8:1:2::1") != key(REMOTE_ADDR="2001:db8:1:3::1")


def test_a_forged_header_counts_only_behind_a_proxy_and_only_its_last_address(settings):
    with clock.fixed(NOON):
        plain = key(REMOTE_ADDR="203.0.113.7")
        assert key(REMOTE_ADDR="203.0.113.7", HTTP_X_FORWARDED_FOR="198.51.100.1") == plain
        settings.BEHIND_PROXY = True
        forged = key(REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_FOR="198.51.100.1, 203.0.113.7")
        assert forged == plain
