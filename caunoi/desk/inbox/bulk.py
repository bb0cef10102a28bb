"""Acts on many ticked cases at once: classify, assign, urge, merge. Each case is done or refused on its own."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from caunoi.accounts.models import User
from caunoi.cases import access
from caunoi.cases.choices import CaseKind, Perm
from caunoi.cases.models import Case
from caunoi.cases.services import handling, merging, triage
from caunoi.cases.services.handling import BulkResult, do_for_each
from caunoi.cases.services.moves import ActRefused
from caunoi.cases.suggesting import proposed_fields
from caunoi.people.models import Body
from caunoi.web.books import field_choices, fields

KINDS = (CaseKind.REPORT, CaseKind.PETITION, CaseKind.SUGGESTION, CaseKind.QUESTION, CaseKind.VOTER_PETITION)


PROPOSED = "de_xuat"  # instead of a field: the one that each line proposes


class BadRequestError(Exception):
    """The form of the bulk act is incomplete; the message is Vietnamese."""


@dataclass(frozen=True)
class BulkChoices:
    """What the bar over the list offers this officer."""

    can_classify: bool
    can_assign: bool
    can_urge: bool
    can_merge: bool
    kinds: list[tuple[str, str]]
    fields: list[tuple[str, str]]
    bodies: QuerySet[Body]
    proposed: str = PROPOSED

    @property
    def any(self) -> bool:
        """Whether there is anything to offer."""
        return self.can_classify or self.can_assign or self.can_urge or self.can_merge


def choices_for(user: User) -> BulkChoices:
    """The acts and lists of choices for an officer."""
    assigns = access.bodies(user, Perm.ASSIGN)
    return BulkChoices(
        can_classify=bool(access.bodies(user, Perm.TRIAGE)),
        can_assign=bool(assigns),
        can_urge=bool(access.bodies(user, Perm.FOLLOW)),
        can_merge=bool(access.bodies(user, Perm.MERGE)),
        kinds=[(kind.value, str(kind.label)) for kind in KINDS],
        fields=field_choices(),
        bodies=Body.objects.filter(pk__in=assigns).order_by("name"),
    )


def do(user: User, cases: list[Case], data: Mapping[str, str], *, at: datetime) -> BulkResult:
    """Do the act named in the form for each case. Raises BadRequestError when the form lacks something."""
    act = data.get("act", "")
    if act == "classify":
        return _classify(user, cases, data, at)
    if act == "assign":
        return _assign(user, cases, data, at)
    if act == "urge":
        text = data.get("text", "").strip()
        if not text:
            raise BadRequestError(_("Hãy ghi nội dung đôn đốc."))
        return do_for_each(cases, lambda case: handling.urge_case(case=case, text=text, by=user, at=at))
    if act == "merge":
        return _merge(user, cases, at)
    raise BadRequestError(_("Hãy chọn việc cần làm với các vụ việc đã đánh dấu."))


def _classify(user: User, cases: list[Case], data: Mapping[str, str], at: datetime) -> BulkResult:
    kind, field = data.get("kind", ""), data.get("field", "")
    if field not in {PROPOSED, *fields()} or kind not in {item.value for item in KINDS}:
        raise BadRequestError(_("Hãy chọn loại và lĩnh vực."))
    likely = proposed_fields(cases) if field == PROPOSED else {}

    def classify(case: Case) -> None:
        found = likely.get(case.pk)
        own = field if field != PROPOSED else case.field or (found.field.key if found and found.field else "")
        if not own:
            raise ActRefused(_("Máy không đề xuất được lĩnh vực; hãy chọn."))
        triage.classify_case(case=case, kind=CaseKind(kind), field=own, by=user, at=at)

    return do_for_each(cases, classify)


def _assign(user: User, cases: list[Case], data: Mapping[str, str], at: datetime) -> BulkResult:
    lead = Body.objects.filter(pk__in=access.bodies(user, Perm.ASSIGN), code=data.get("body", "")).first()
    if lead is None:
        raise BadRequestError(_("Hãy chọn đơn vị nhận việc."))
    return do_for_each(cases, lambda case: handling.assign_case(case=case, lead=lead, by=user, at=at))


def _merge(user: User, cases: list[Case], at: datetime) -> BulkResult:
    if len(cases) < 2:
        raise BadRequestError(_("Chọn ít nhất hai vụ việc để gộp."))
    ordered = sorted(cases, key=lambda case: (case.received_on, case.pk))
    into, rest = ordered[0], ordered[1:]
    return do_for_each(rest, lambda case: _merge_one(into, case, user, at))


def _merge_one(into: Case, source: Case, user: User, at: datetime) -> None:
    merging.merge_cases(into=into, source=source, by=user, at=at, reason=_("Gộp hàng loạt"))
