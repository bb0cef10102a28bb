"""What an installation teaches the reader: its own indicators, and which words mean which indicator."""

import re
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from caunoi.accounts.models import User
from caunoi.figures import access, book
from caunoi.figures.choices import Perm
from caunoi.figures.models import Indicator, ReportedFigure, Vocabulary
from caunoi.figures.services.acting import ActRefused, NotAllowed
from caunoi.journal.services import SYSTEM_CHAIN, record

OWN = "rieng-"


def add_indicator(
    *,
    name: str,
    unit: str,
    by: User,
    at: datetime,
    group: str = "",
    definition: str = "",
    words: Sequence[str] = (),
    is_additive: bool = False,
) -> Indicator:
    """Add an indicator for this installation. `words`: how texts name it. Raises ActRefused, NotAllowed."""
    _must_configure(by)
    name, unit = " ".join(name.split()), " ".join(unit.split())
    if not name or not unit:
        raise ActRefused(_("Chỉ tiêu cần tên và đơn vị tính."))
    if len(name) > 200 or len(unit) > 60:
        raise ActRefused(_("Tên chỉ tiêu hoặc đơn vị tính quá dài."))
    with transaction.atomic():
        if book.folded(name) in {book.folded(info.name) for info in book.indicators().values()}:
            raise ActRefused(_("Đã có chỉ tiêu tên này."))
        row = Indicator.objects.create(
            key=_free_key(name), name=name, unit=unit, group=group.strip()[:60], definition=definition.strip(),
            is_additive=is_additive, words=[word.strip() for word in words if word.strip()], created_at=at,
            created_by=by,
        )  # fmt: skip
        record(chain=SYSTEM_CHAIN, act="indicator.add", ref=row.key, by=by, at=at, detail={"additive": is_additive})
    return row


def _free_key(name: str) -> str:
    stem = OWN + re.sub(r"[^a-z0-9]+", "-", book.folded(name)).strip("-")[:44]
    taken = set(Indicator.objects.filter(key__startswith=stem).values_list("key", flat=True))
    return next(key for key in (stem, *(f"{stem}-{n}" for n in range(2, 10_000))) if key not in taken)


def end_indicator(*, indicator: Indicator, by: User, at: datetime) -> None:
    """Offer an own indicator no longer; figures that answer to it keep it."""
    _must_configure(by)
    with transaction.atomic():
        row = Indicator.objects.select_for_update().get(pk=indicator.pk)
        if row.ended_at is not None:
            raise ActRefused(_("Chỉ tiêu này đã thôi dùng từ trước."))
        row.ended_at = at
        row.save(update_fields=["ended_at"])
        Vocabulary.objects.filter(indicator=row.key, ended_at=None).update(ended_at=at)
        record(chain=SYSTEM_CHAIN, act="indicator.end", ref=row.key, by=by, at=at)


def keep_word(*, figure: ReportedFigure, by: User, at: datetime) -> None:
    """Remember what an officer said of a figure's words, inside the act that said it. A newer word ends the older."""
    what_fold = book.folded(figure.what)
    if not what_fold:
        return
    live = Vocabulary.objects.select_for_update().filter(what_fold=what_fold, unit=figure.unit, ended_at=None).first()
    if live is not None and live.indicator == figure.indicator:
        Vocabulary.objects.filter(pk=live.pk).update(used=F("used") + 1)
        return
    if live is not None:
        Vocabulary.objects.filter(pk=live.pk).update(ended_at=at)
    Vocabulary.objects.bulk_create(
        [
            Vocabulary(
                what=figure.what, what_fold=what_fold, unit=figure.unit, indicator=figure.indicator,
                created_at=at, created_by=by,
            )
        ],
        ignore_conflicts=True,  # somebody else said it at the same moment: his word stands
    )  # fmt: skip


def forget_word(*, word: Vocabulary, by: User, at: datetime) -> None:
    """Offer a word's meaning no longer; figures already read keep theirs. Words are of reports: reviewers may."""
    if not access.bodies(by, Perm.REVIEW):
        raise NotAllowed(_("Chỉ người kiểm số liệu được bỏ từ đã dạy."))
    with transaction.atomic():
        row = Vocabulary.objects.select_for_update().get(pk=word.pk)
        if row.ended_at is not None:
            raise ActRefused(_("Từ này đã bỏ từ trước."))
        row.ended_at = at
        row.save(update_fields=["ended_at"])
        record(chain=SYSTEM_CHAIN, act="vocabulary.forget", ref=f"tu-{row.pk}", by=by, at=at)


def known_words() -> dict[tuple[str, str], str]:
    """(folded words, unit) → indicator key, for a reading."""
    rows = Vocabulary.objects.filter(ended_at=None).values_list("what_fold", "unit", "indicator")
    return {(what, unit): key for what, unit, key in rows}


def _must_configure(by: User) -> None:
    if not access.may_configure(by):
        raise NotAllowed(_("Chỉ quản trị được thêm hoặc bỏ chỉ tiêu."))
