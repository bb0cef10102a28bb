import base64
import json

import altcha
import pytest
from django.urls import reverse

from caunoi.web import proof


def solved(task: dict) -> str:
    found = altcha.solve_challenge(task["challenge"], task["salt"], task["algorithm"], task["maxnumber"])
    fields = {name: task[name] for name in ("algorithm", "challenge", "salt", "signature")}
    return base64.b64encode(json.dumps({**fields, "number": found.number}).encode()).decode()


@pytest.fixture
def easy(monkeypatch):
    monkeypatch.setattr(proof, "MAX_NUMBER", 300)


@pytest.mark.django_db
def test_a_solved_challenge_of_ours_is_good_once(easy, client):
    answer = client.get(reverse("web:proof_challenge"))
    assert "no-store" in answer["Cache-Control"]
    payload = solved(answer.json())
    assert proof.is_valid(payload)
    assert not proof.is_valid(payload)


@pytest.mark.django_db
def test_what_is_not_ours_or_not_solved_is_refused(easy, settings):
    task = proof.new_challenge()
    wrong = json.loads(base64.b64decode(solved(task)))
    wrong["number"] += 1
    assert not proof.is_valid(base64.b64encode(json.dumps(wrong).encode()).decode())
    payload = solved(proof.new_challenge())
    settings.SECRET_KEY = "another key of another server, long enough"
    assert not proof.is_valid(payload)


@pytest.mark.django_db
@pytest.mark.parametrize("payload", ["", "không phải", "e30=", "W10=", "bnVsbA==", "x" * 3000])
def test_rubbish_is_refused_quietly(payload):
    assert not proof.is_valid(payload)


@pytest.mark.django_db
def test_an_old_challenge_is_refused(easy, monkeypatch):
    monkeypatch.setattr(proof, "VALID_SECONDS", -60)
    payload = solved(proof.new_challenge())
    monkeypatch.setattr(proof, "VALID_SECONDS", 1200)
    assert not proof.is_valid(payload)


def test_the_challenge_is_only_read(client):
    assert client.post(reverse("web:proof_challenge")).status_code == 405
