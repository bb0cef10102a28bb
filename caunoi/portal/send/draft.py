"""The draft of one opinion, kept in the session and encrypted there; its token makes two sendings one opinion."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import TypeVar

from django.http import HttpRequest

from caunoi.cases.choices import COMPLAINTS, CaseKind, Privacy
from caunoi.cases.models import Box, Case
from caunoi.common import clock
from caunoi.common.codes import new_token
from caunoi.people.models import Body
from caunoi.people.selectors import receiving_bodies
from caunoi.places.models import Place
from caunoi.web.forms import signed_time_token
from caunoi.web.sealed import SealError, seal, unseal
from caunoi.web.uploads import pending

KEY = "draft"
T = TypeVar("T")


@dataclass
class PendingFile:
    """A cleaned file that waits for the sending."""

    ref: str
    mime: str
    extension: str
    kind: str
    size: int


@dataclass
class Draft:
    """What was said so far. Codes, not rows: everything is looked up and checked again when it is used."""

    token: str = ""
    opened: str = ""
    kind: str = ""
    place: str = ""
    place_note: str = ""
    body: str = ""
    box: str = ""
    text: str = ""
    files: list[PendingFile] = field(default_factory=list)
    join: str = ""
    name: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    privacy: str = Privacy.NAMED
    wants_mail: bool = False
    has_text: bool = False
    has_sender: bool = False
    seen_same: list[str] = field(default_factory=list)
    saved_at: str = ""

    @property
    def is_complaint(self) -> bool:
        """Whether it is a khiếu nại: named, with an address, alone, never public."""
        return self.kind == CaseKind.COMPLAINT_1


def new_draft() -> Draft:
    """An empty draft with its own token."""
    return Draft(token=new_token(24), opened=signed_time_token())


def load(request: HttpRequest) -> Draft | None:
    """The draft of this visitor; None when there is none or its key is gone."""
    blob = request.session.get(KEY)
    if not blob:
        return None
    try:
        data = json.loads(unseal(blob.encode()))
    except (SealError, ValueError):
        return None
    files = [PendingFile(**row) for row in data.pop("files")]
    return Draft(**data, files=files)


def save(request: HttpRequest, draft: Draft) -> None:
    """Keep the draft."""
    draft.saved_at = clock.now().isoformat()
    request.session[KEY] = seal(json.dumps(asdict(draft), ensure_ascii=False)).decode()


def clear(request: HttpRequest) -> None:
    """Forget the draft and its files."""
    draft = load(request)
    for row in draft.files if draft else []:
        pending.drop(row.ref)
    request.session.pop(KEY, None)


def _once(draft: Draft, what: str, code: str, find: Callable[[], T]) -> T:
    """What a code of the draft stands for, looked up once a request (a `Draft` lives no longer)."""
    found: dict[tuple[str, str], T] = draft.__dict__.setdefault("_found", {})
    if (what, code) not in found:
        found[what, code] = find()
    return found[what, code]


def place_of(draft: Draft) -> Place | None:
    """The place, if it still exists."""
    box = box_of(draft)
    if box is not None:
        return box.place if box.place.is_valid_on(clock.today()) else None
    return _once(draft, "place", draft.place, lambda: _place(draft.place)) if draft.place else None


def _place(code: str) -> Place | None:
    return Place.objects.valid_on(clock.today()).select_related("parent").filter(code=code).first()


def bodies_for(draft: Draft) -> list[Body]:
    """Who may be addressed for the place of the draft; for a draft that joins, the body of the matter."""
    case = case_to_join(draft)
    if case is not None:
        return [case.authority]
    box = box_of(draft)
    if box is not None:
        return [box.body]
    place = place_of(draft)
    return receiving_bodies(place) if place else []


def body_of(draft: Draft) -> Body | None:
    """The addressee, if it may still be addressed for the place."""
    return next((body for body in bodies_for(draft) if body.code == draft.body), None)


def box_of(draft: Draft) -> Box | None:
    """The box whose QR code brought the visitor here, while the place is still the box's."""
    if not draft.box:
        return None
    box = _once(draft, "box", draft.box, lambda: _box(draft.box))
    return box if box is not None and draft.place == box.place.code else None


def _box(code: str) -> Box | None:
    return Box.objects.select_related("body", "place__parent").filter(code=code, is_active=True).first()


def case_to_join(draft: Draft) -> Case | None:
    """The published matter that the visitor wants to join; a khiếu nại joins none."""
    if not draft.join or draft.is_complaint:
        return None
    live = Case.objects.filter(publications__ended_at=None, publications__isnull=False, merged_into=None)
    live = live.exclude(kind__in=COMPLAINTS)
    return live.select_related("authority__place", "place").filter(code=draft.join).first()


def kind_label(draft: Draft) -> str:
    """“Phản ánh”."""
    return str(CaseKind(draft.kind).label) if draft.kind in CaseKind.values else ""
