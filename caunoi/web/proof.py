"""Proof of work, served and checked here (the ALTCHA protocol; no third party, no puzzle for the reader).

The browser asks for a challenge, looks for the number in a worker (`static/web/proof-worker.js`) and sends it with the
form. We use our own script instead of the package's widget: that one writes a style sheet into the page and starts its
worker from a blob, which a strict content security policy refuses. Without JavaScript the field stays empty (see
`forms.LimitedForm`).
"""

import base64
import binascii
import json
from datetime import timedelta

from altcha import ChallengeOptions, create_challenge, verify_solution
from django.http import HttpRequest, JsonResponse
from django.utils.crypto import salted_hmac
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from caunoi.common import clock
from caunoi.web import limits

MAX_NUMBER = 150_000  # a fraction of a second on a desk computer, a few seconds on an old phone
VALID_SECONDS = 1200


def _key() -> str:
    return salted_hmac("caunoi.web.proof", "altcha", algorithm="sha256").hexdigest()


def new_challenge() -> dict[str, object]:
    """A signed challenge that is good for twenty minutes."""
    expires = clock.now() + timedelta(seconds=VALID_SECONDS)
    made = create_challenge(ChallengeOptions(hmac_key=_key(), max_number=MAX_NUMBER, expires=expires))
    return {
        "algorithm": made.algorithm,
        "challenge": made.challenge,
        "maxnumber": MAX_NUMBER,
        "salt": made.salt,
        "signature": made.signature,
    }


@never_cache
@require_GET
def proof_challenge(request: HttpRequest) -> JsonResponse:
    """The challenge for one form."""
    return JsonResponse(new_challenge())


def is_valid(payload: str) -> bool:
    """Whether the payload solves one of our challenges, in time, for the first time."""
    if not payload or len(payload) > 2000:
        return False
    try:
        challenge = str(json.loads(base64.b64decode(payload, validate=True))["challenge"])
        is_solved, _why = verify_solution(payload, _key(), check_expires=True)
    except (binascii.Error, ValueError, KeyError, TypeError, AttributeError):
        return False
    return is_solved and limits.once("proof", challenge, seconds=VALID_SECONDS)
