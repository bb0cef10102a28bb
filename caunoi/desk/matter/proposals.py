"""What the machine proposes inside a form of the case page: rows with a button that puts the value into the form.

The button sends the form with `take`; the page comes back with the value chosen and what was typed. Nothing is done.
"""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop

from caunoi.cases import suggesting
from caunoi.cases.models import Case
from caunoi.cases.suggesting import Owner
from caunoi.desk.matter.forms.acting import ActForm
from caunoi.desk.matter.forms.triage import ClassifyForm
from caunoi.routing.suggesting import Likely, Proposal
from caunoi.web.books import fields, said

TAKEN = ("field", "kind", "place", "owner")
GRADES = {"sure": noop("khá chắc"), "likely": noop("có thể"), "unsure": noop("chưa chắc")}
LEVELS = {
    "xa": noop("cấp xã"),
    "huyen": noop("cấp huyện trước đây, nay là xã hoặc tỉnh"),
    "tinh": noop("cấp tỉnh"),
    "trung_uong": noop("Trung ương"),
}


@dataclass(frozen=True)
class Row:
    """One proposal: what the button puts where, and why. `is_on`: the form has it already; `url`: a page instead."""

    what: str
    label: str
    why: str = ""
    sure: str = ""
    take: str = ""
    is_on: bool = False
    url: str = ""


@dataclass
class Box:
    """The proposals of one form; `filled`: the field was filled in beforehand."""

    rows: list[Row] = field(default_factory=list)
    names: tuple[str, ...] = ()
    level: str = ""
    filled: bool = False


def box_for(form: ActForm, act: str) -> Box | None:
    """The proposals beside a form; None where there are none."""
    if isinstance(form, ClassifyForm):
        return _classify_box(form)
    return _assign_box(form) if act == "assign" else None


def sure_words(likely: Likely) -> str:
    """ "khá chắc, 94 %"."""
    return f"{_(GRADES[likely.grade])}, {likely.percent} %"


def field_rows(proposal: Proposal, chosen: str) -> list[Row]:
    """The likely fields as rows."""
    names = fields()
    return [
        Row(
            what=_("Lĩnh vực") if at == 0 else "",
            label=names[row.key],
            why=_("vì có “%(words)s”") % {"words": "”, “".join(row.words)} if row.words else "",
            sure=sure_words(row),
            take=f"field:{row.key}",
            is_on=row.key == chosen,
        )
        for at, row in enumerate(proposal.fields)
    ]


def _classify_box(form: ClassifyForm) -> Box | None:
    case, proposal = form.case, form.proposal
    if not proposal.fields:
        return None
    rows = field_rows(proposal, str(form["field"].value() or ""))
    kind = suggesting.kind_of(proposal)
    if kind is not None and proposal.kind is not None and kind != case.kind:
        on = str(form["kind"].value()) == kind
        rows.append(Row(_("Loại việc"), str(kind.label), "", sure_words(proposal.kind), f"kind:{kind}", on))
    for at, place in enumerate(row for row in proposal.places if row.pk != case.place_id):
        on = str(form["place"].value()) == str(place.pk)
        rows.append(Row("" if at else _("Địa bàn"), place.label, _("có tên trong ý kiến"), "", f"place:{place.pk}", on))
    owner = suggesting.owner_for(case, field=str(form["field"].value() or proposal.fields[0].key))
    if owner is not None:
        rows.append(_owner_row(case, owner, take=False))
    level = said(LEVELS[proposal.level.key]) if proposal.level and proposal.level.key in LEVELS else ""
    return Box(rows, proposal.names, level, filled=form.is_filled and not form.is_bound)


def _assign_box(form: ActForm) -> Box | None:
    owner = suggesting.owner_for(form.case, field=form.case.field)
    if owner is None:
        return None
    row = _owner_row(form.case, owner, take=owner.is_inside)
    return Box(
        [Row(row.what, row.label, row.why, "", row.take, str(form["owner"].value() or "") == row.take[6:], row.url)]
    )


def _owner_row(case: Case, owner: Owner, *, take: bool) -> Row:
    label = f"{said(owner.post.title)}, {owner.body.name}" if owner.post else owner.body.name
    value = f"owner:post:{owner.post.pk}" if owner.post else f"owner:body:{owner.body.pk}"
    why = "; ".join(owner.reasons)
    why = _("theo dòng phân công: %(why)s") % {"why": why} if owner.by_rule else why
    url = "" if owner.is_inside else f"{reverse('desk:case_transfer', args=[case.code])}?to={owner.body.pk}"
    return Row(_("Nơi xử lý"), label, why, "", value if take else "", url=url)


def taken(form: ActForm, word: str) -> ActForm:
    """The form as typed with one proposal put in; a word that names no field of the form changes nothing."""
    name, _colon, value = word.partition(":")
    fresh = form.unchecked()
    if name in TAKEN and name in fresh.fields:
        fresh.initial[name] = value
    return fresh
