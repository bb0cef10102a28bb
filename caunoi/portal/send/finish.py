"""From draft to receipt: the one place where the portal calls the service that receives."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from caunoi.cases.choices import CaseKind, Channel, Privacy
from caunoi.cases.models import Box, Opinion
from caunoi.cases.services import intake
from caunoi.cases.services.moves import ActRefused
from caunoi.common import clock
from caunoi.portal.send import draft as drafts
from caunoi.portal.send.draft import Draft
from caunoi.portal.track import visits
from caunoi.web.uploads import CleanFile, pending


@dataclass(frozen=True)
class Sent:
    """What came of it: the opinion, and whether it had been received before."""

    opinion: Opinion
    is_repeat: bool


def already_sent(request: HttpRequest, token: str) -> bool:
    """Whether the opinion of this token was received; then its receipt is the one shown."""
    opinion = Opinion.objects.filter(form_token=token).first() if token else None
    if opinion is None:
        return False
    visits.remember(request, opinion, has_receipt=True)
    draft = drafts.load(request)
    if draft is not None and draft.token == token:  # another draft, begun since, stays
        drafts.clear(request)
    return True


def send(request: HttpRequest, draft: Draft) -> Sent:
    """Receive the opinion of a complete draft. Raises ActRefused with words for the screen; the draft then stays."""
    body, place, case = drafts.body_of(draft), drafts.place_of(draft), drafts.case_to_join(draft)
    if body is None:
        raise ActRefused(_("Nơi nhận không còn nhận ý kiến. Xin chọn lại."))
    box = drafts.box_of(draft)
    data = intake.OpinionData(
        body=body,
        place=place or body.place,
        text=draft.text,
        kind=CaseKind(draft.kind),
        channel=_channel(box),
        form_token=draft.token,
        privacy=Privacy(draft.privacy),
        place_note=draft.place_note,
        sender=_sender(draft),
        files=_files(draft),
        box=box,
    )
    received = intake.receive_opinion(data=data, by=None, at=clock.now(), join=case)
    visits.remember(request, received.opinion, has_receipt=True)
    drafts.clear(request)
    return Sent(received.opinion, received.is_repeat)


def _sender(draft: Draft) -> intake.SenderData:
    address = draft.address if draft.is_complaint else ""  # asked of nobody else
    return intake.SenderData(draft.name, draft.phone, draft.email, address, draft.wants_mail)


def _channel(box: Box | None) -> Channel:
    return Channel.QR_BOX if box is not None else Channel.WEB


def _files(draft: Draft) -> list[CleanFile]:
    files = []
    for row in draft.files:
        try:
            content = pending.load(row.ref)
        except FileNotFoundError as error:
            raise ActRefused(_("Tệp đính kèm đã để quá một ngày. Xin bỏ tệp đó và tải lên lại.")) from error
        files.append(CleanFile(content, row.mime, row.extension, row.kind))  # type: ignore[arg-type]
    return files
