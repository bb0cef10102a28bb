"""The third question: words and files. Whatever goes wrong, what was typed and uploaded stays."""

from dataclasses import dataclass, field
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from caunoi.portal.send import draft as drafts
from caunoi.portal.send import steps
from caunoi.portal.send.draft import Draft, PendingFile
from caunoi.portal.send.forms import TEXT_LENGTH, TextForm
from caunoi.portal.send.same import same_matters
from caunoi.web import limits
from caunoi.web.uploads import UploadError, clean_upload, pending, refusal

MOST_FILES = 5
TOTAL_BYTES = 30 * 1024 * 1024


@dataclass
class Answer:
    """Where to go, or (empty) what to show again."""

    go_to: str = ""
    context: dict[str, Any] = field(default_factory=dict)


def show_content(draft: Draft) -> dict[str, Any]:
    """The page as it stands in the draft."""
    return {"form": TextForm(initial={"text": draft.text}), "most_files": MOST_FILES, "file_errors": []}


def answer_content(request: HttpRequest, draft: Draft) -> Answer:
    """Take words and files into the draft (the caller saves it), then say what comes next."""
    draft.text = request.POST.get("text", "").replace("\r\n", "\n")[:TEXT_LENGTH]
    errors = _take_files(request, draft)
    removed = request.POST.get("bo", "")
    if removed:
        _remove(draft, removed)
    form = TextForm({"text": request.POST.get("text", "").replace("\r\n", "\n")})
    is_stay = bool(removed) or "them" in request.POST
    if is_stay:
        form = TextForm(initial={"text": draft.text})
    elif form.is_valid() and not errors:
        draft.text, draft.has_text = form.cleaned_data["text"], True
        return Answer(_next(request, draft))
    context = {"form": form, "most_files": MOST_FILES, "file_errors": errors, "kept": bool(errors)}
    return Answer(context=context)


def _next(request: HttpRequest, draft: Draft) -> str:
    code = request.POST.get("theo", "")
    if code:
        draft.join = code
        if drafts.case_to_join(draft) is not None:
            draft.body = drafts.bodies_for(draft)[0].code
            return steps.next_step(draft)
        draft.join = ""
    if not draft.join and not draft.is_complaint:
        found = {row.publication.case.code for row in same_matters(draft.text, bodies=drafts.bodies_for(draft))}
        seen = set(draft.seen_same) | set(request.POST.getlist("da_xem"))
        if found - seen:
            draft.seen_same = sorted(found | seen)
            return steps.SAME
    return steps.next_step(draft)


def _take_files(request: HttpRequest, draft: Draft) -> list[str]:
    errors = []
    for number, upload in enumerate(request.FILES.getlist("files"), start=1):
        if len(draft.files) >= MOST_FILES:
            errors.append(_("Nhiều nhất %(n)d tệp; các tệp sau chưa được nhận.") % {"n": MOST_FILES})
            break
        if not limits.hit("upload", limits.client_key(request), limit=100, seconds=3600):
            errors.append(_("Nơi này vừa tải lên quá nhiều tệp. Xin chờ ít phút."))
            break
        try:
            clean = clean_upload(upload)
        except UploadError as error:
            errors.append(refusal(upload, error, number=number))
            continue
        if sum(row.size for row in draft.files) + len(clean.bytes) > TOTAL_BYTES:
            errors.append(_("Các tệp cộng lại quá lớn (nhiều nhất %(n)d MB).") % {"n": TOTAL_BYTES // 2**20})
            break
        ref = pending.keep(clean.bytes)
        draft.files.append(PendingFile(ref, clean.mime, clean.extension, clean.kind, len(clean.bytes)))
    return errors


def _remove(draft: Draft, ref: str) -> None:
    for row in list(draft.files):
        if row.ref == ref:
            draft.files.remove(row)
            pending.drop(ref)


@never_cache
@require_GET
def draft_file(request: HttpRequest, ref: str) -> HttpResponse:
    """A picture of the visitor's own draft."""
    draft = drafts.load(request)
    row = next((row for row in draft.files if row.ref == ref), None) if draft else None
    if row is None or row.kind != "image":
        raise Http404
    try:
        content = pending.load(ref)
    except FileNotFoundError as error:
        raise Http404 from error
    response = HttpResponse(content, content_type=row.mime)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
