"""The order of the questions, and which one comes next."""

from django.utils.translation import gettext as _

from caunoi.cases.choices import Privacy
from caunoi.cases.services.intake import kinds_taken_online
from caunoi.portal.send.draft import Draft, body_of, place_of
from caunoi.portal.send.forms import TEXT_LEAST

KIND, PLACE, BODY, TEXT, SAME, SENDER, REVIEW = (
    "loai",
    "noi",
    "noi-nhan",
    "noi-dung",
    "viec-giong",
    "nguoi-gui",
    "xem-lai",
)
NUMBERS = {KIND: 1, PLACE: 2, BODY: 2, TEXT: 3, SAME: 3, SENDER: 4, REVIEW: 5}
ORDER = (KIND, PLACE, BODY, TEXT, SENDER, REVIEW)


def labels() -> list[str]:
    """The five steps as the stepper names them."""
    return [_("Loại"), _("Nơi"), _("Nội dung"), _("Người gửi"), _("Xem lại")]


def is_done(step: str, draft: Draft) -> bool:
    """Whether the answer to a question is there and still holds."""
    if step == KIND:
        return draft.kind in kinds_taken_online()
    if step == PLACE:
        return bool(draft.join) or place_of(draft) is not None
    if step == BODY:
        return body_of(draft) is not None
    if step in {TEXT, SAME}:
        return draft.has_text and len(draft.text.strip()) >= TEXT_LEAST
    return step == SENDER and draft.has_sender and (not draft.is_complaint or _is_named(draft))


def _is_named(draft: Draft) -> bool:
    return bool(draft.name.strip() and draft.address.strip()) and draft.privacy == Privacy.NAMED


def next_step(draft: Draft) -> str:
    """The first question without an answer; the review when there is none."""
    return next((step for step in ORDER if not is_done(step, draft)), REVIEW)


def may_show(step: str, draft: Draft) -> bool:
    """Whether every question before this one has its answer."""
    if step == SAME:
        return is_done(TEXT, draft)
    return all(is_done(before, draft) for before in ORDER[: ORDER.index(step)])
