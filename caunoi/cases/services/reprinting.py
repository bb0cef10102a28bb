"""A lost receipt code, in person: reception finds what was left with a telephone number and hands over a new slip.

Who stands at the desk proves himself there; every search and every slip is journalled with the officer.
"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from caunoi.accounts.models import User
from caunoi.cases.models import Opinion
from caunoi.cases.services.intake import phone_key
from caunoi.cases.services.moves import ActRefused, NotAllowed
from caunoi.cases.services.speaking import opinions_of_contact
from caunoi.journal.services import record
from caunoi.people.choices import Role
from caunoi.people.models import Body
from caunoi.people.selectors import reach
from caunoi.web.sealed import unseal

SHORTEST_PHONE = 9


def find_by_phone(*, phone: str, by: User, at: datetime) -> list[Opinion]:
    """The opinions left with this number at the bodies where the user is reception; the search is journalled."""
    held = reach(by, Role.RECEPTION)
    if not held:
        raise NotAllowed(_("Chỉ nơi tiếp nhận được tìm biên nhận."))
    if len(phone_key(phone)) < SHORTEST_PHONE:
        raise ActRefused(_("Số điện thoại thiếu chữ số."))
    rows = [row for row in opinions_of_contact(phone=phone) if row.body_id in held]
    body = Body.objects.filter(pk__in=held).order_by("pk").first()
    if body is not None:
        with transaction.atomic():
            record(
                chain=body.chain, act="receipt.search", ref=body.code, by=by, at=at, detail={"found": len(rows)}
            )  # fmt: skip
    return rows


def reprint_slip(*, opinion: Opinion, by: User, at: datetime) -> str:
    """The receipt code again, for the slip handed over in person. Raises NotAllowed for who is not its reception."""
    if opinion.body_id not in reach(by, Role.RECEPTION):
        raise NotAllowed(_("Chỉ nơi tiếp nhận ý kiến này được in lại phiếu."))
    part = opinion.parts.select_related("case").first()
    with transaction.atomic():
        record(
            chain=opinion.body.chain, act="receipt.reprint", ref=part.case.code if part else opinion.body.code,
            by=by, at=at, detail={"opinion": opinion.pk},
        )  # fmt: skip
    return unseal(opinion.receipt_sealed)
