"""The acts of the case page: address, words, form, and the service each calls. Nothing is decided here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypedDict

from django.utils.translation import gettext_lazy as _

from caunoi.accounts.models import User
from caunoi.cases.choices import CaseKind
from caunoi.cases.models import Case
from caunoi.cases.services import (
    answers,
    clocks,
    handling,
    merging,
    promises,
    publishing,
    quarantine,
    speaking,
    triage,
)
from caunoi.desk.matter.forms import answering, papers
from caunoi.desk.matter.forms import handling as hands
from caunoi.desk.matter.forms import merging as merge_forms
from caunoi.desk.matter.forms import publishing as publish_forms
from caunoi.desk.matter.forms import speaking as speak
from caunoi.desk.matter.forms import triage as tri
from caunoi.desk.matter.forms.acting import ActForm, Words


class Who(TypedDict):
    """By whom and when, as every service asks."""

    by: User
    at: datetime


Do = Callable[[Case, Any, Who], object]


@dataclass(frozen=True)
class Act:
    """One act as the page shows and does it."""

    slug: str
    label: Words
    button: Words
    icon: str
    done: Words
    form: type[ActForm]
    do: Do
    hint: Words = ""
    key: str = ""  # the letter that opens it from the keyboard
    template: str = "desk/matter/_act_form.html"
    is_grave: bool = False


def _classify(case: Case, form: ActForm, who: Who) -> None:
    data = form.cleaned_data
    triage.classify_case(
        case=case, kind=CaseKind(data["kind"]), field=data["field"], title=data["title"], place=data["place"],
        is_complex=data["is_complex"], **who,
    )  # fmt: skip


def _assign(case: Case, form: ActForm, who: Who) -> None:
    data = form.cleaned_data
    lead, post = data["owner"]
    handling.assign_case(case=case, lead=lead, post=post, supporters=data["supporters"], note=data["note"], **who)


def _merge(case: Case, form: ActForm, who: Who) -> None:
    data = form.cleaned_data
    pair = (case, data["other"]) if data["direction"] == "in" else (data["other"], case)
    merging.merge_cases(into=pair[0], source=pair[1], reason=data["reason"], **who)


def _divide(case: Case, form: ActForm, who: Who) -> None:
    assert isinstance(form, merge_forms.DivideForm) and form.voice is not None  # noqa: S101 - its own form
    merging.divide_opinion(opinion=form.voice.opinion, case=case, contents=form.contents(), **who)


def _simple(service: Callable[..., object], *names: str, **fixed: str) -> Do:
    """Call a service with fields of the form under their own names; `fixed` gives other names (argument=field)."""

    def do(case: Case, form: ActForm, who: Who) -> object:
        data = {name: form.cleaned_data[name] for name in names}
        data |= {argument: form.cleaned_data[field] for argument, field in fixed.items()}
        return service(case=case, **data, **who)

    return do


def _keep(case: Case, form: ActForm, who: Who) -> None:
    data = form.cleaned_data
    promises.keep_promise(
        promise=data["promise"], done_on=data["done_on"], files=data["evidence"], note=data["note"], **who
    )


def _take_back(case: Case, form: ActForm, who: Who) -> None:
    promises.withdraw_promise(promise=form.cleaned_data["promise"], reason=form.cleaned_data["reason"], **who)


def _add(case: Case, form: ActForm, who: Who) -> None:
    assert isinstance(form, speak.AdditionForm)  # noqa: S101 - its own form
    data = form.cleaned_data
    speaking.add_to_opinion(opinion=form.opinion(), text=data["text"], files=data["evidence"], **who)


def _withdraw_opinion(case: Case, form: ActForm, who: Who) -> None:
    assert isinstance(form, speak.WithdrawalForm)  # noqa: S101 - its own form
    speaking.withdraw_opinion(opinion=form.opinion(), reason=form.cleaned_data["note"], **who)


def _unmerge(case: Case, form: ActForm, who: Who) -> None:
    merging.unmerge_case(source=form.cleaned_data["other"], **who)


TRIAGE: dict[str, Act] = {
    "classify": Act(
        "phan-loai", _("Phân loại"), _("Tiếp nhận việc này"), "list-checks", _("Đã phân loại, tiếp nhận."),
        tri.ClassifyForm, _classify, key="p",
    ),
    "ask_information": Act(
        "hoi-them", _("Đề nghị bổ sung"), _("Gửi câu hỏi"), "message-circle-question-mark",
        _("Đã hỏi người gửi. Đồng hồ dừng trong khi chờ."), tri.AskForm, _simple(triage.ask_information, "question"),
        hint=_("Đồng hồ dừng trong khi chờ người gửi trả lời."),
    ),
    "give_information": Act(
        "da-bo-sung", _("Đã bổ sung"), _("Tiếp tục xử lý"), "circle-play", _("Vụ việc trở lại bước trước."),
        tri.InformationForm, _simple(triage.take_information, "note"),
        hint=_("Người gửi đã bổ sung qua cách khác: điện thoại, tiếp công dân."),
    ),
    "refuse": Act(
        "khong-du-dieu-kien", _("Không đủ điều kiện"), _("Kết thúc với lý do này"), "ban",
        _("Đã ghi không đủ điều kiện xử lý. Đơn được lưu một năm."), tri.RefuseForm,
        _simple(triage.refuse_case, "reason_key", "public_note"), is_grave=True,
    ),
    "guide": Act(
        "huong-dan", _("Hướng dẫn người gửi"), _("Gửi hướng dẫn"), "info", _("Đã hướng dẫn người gửi."),
        tri.GuideForm, _simple(triage.guide_case, "public_note"),
    ),
    "forward": Act(
        "chuyen-ngoai", _("Chuyển cơ quan ngoài hệ thống"), _("Chuyển"), "external-link", _("Đã ghi chuyển đơn."),
        tri.ForwardForm, _simple(triage.forward_case, "to_name", "public_note"),
    ),
    "transfer": Act(
        "chuyen", _("Chuyển cơ quan khác"), _("Chuyển"), "corner-up-right", _("Đã chuyển. Cơ quan nhận có hạn riêng."),
        tri.TransferForm, _simple(triage.transfer_case, "to", "note"), key="c",
    ),
    "take_up": Act(
        "thu-ly", _("Thụ lý"), _("Thụ lý đơn"), "gavel", _("Đã thụ lý. Hạn giải quyết tính từ ngày thụ lý."),
        tri.TakeUpForm, _simple(triage.take_up_complaint, "accepted_on"),
    ),
    "decline": Act(
        "khong-thu-ly", _("Không thụ lý"), _("Không thụ lý với lý do này"), "circle-x", _("Đã ghi không thụ lý."),
        tri.DeclineForm, _simple(triage.decline_complaint, "reason_key"), is_grave=True,
    ),
    "withdraw": Act(
        "rut", _("Người gửi rút"), _("Ghi người gửi rút"), "undo-2", _("Đã ghi người gửi rút."),
        tri.ReasonForm, _simple(speaking.withdraw_matter, "note"), is_grave=True,
    ),
    "add_information": Act(
        "bo-sung", _("Ghi bổ sung của người gửi"), _("Ghi bổ sung"), "file-plus", _("Đã ghi bổ sung."),
        speak.AdditionForm, _add,
        hint=_("Người gửi gọi điện hoặc đem đến. Việc đang chờ bổ sung thì đi tiếp, như khi người gửi tự bổ sung."),
    ),
    "withdraw_opinion": Act(
        "rut-y-kien", _("Ghi rút một ý kiến"), _("Ghi người gửi rút"), "undo-2", _("Đã ghi rút ý kiến này."),
        speak.WithdrawalForm, _withdraw_opinion, is_grave=True,
        hint=_("Vụ việc vẫn làm tiếp cho những người khác đã nói. Rút ý kiến cuối cùng thì vụ việc kết thúc."),
    ),
    "restore": Act(
        "khoi-phuc", _("Đưa về phân loại lại"), _("Đưa về"), "rotate-ccw", _("Đã đưa về phân loại."),
        tri.ReasonForm, _simple(triage.restore_case, "note"),
    ),
    "quarantine": Act(
        "cach-ly", _("Cách ly, có dấu hiệu tố cáo"), _("Cách ly ngay"), "shield-alert",
        _("Đã cách ly: nội dung được mã hóa, ra khỏi mọi danh sách."), tri.ConfirmForm,
        _simple(quarantine.quarantine_case),
        hint=_(
            "Nội dung, tệp, dự thảo, ghi chú được mã hóa ngay và ra khỏi danh sách, tìm kiếm, thông báo. "
            "Chỉ tiếp nhận và lãnh đạo của cơ quan nhận mở được, có ghi lý do."
        ), is_grave=True,
    ),
}  # fmt: skip

HANDLING: dict[str, Act] = {
    "assign": Act(
        "giao", _("Giao việc"), _("Giao việc"), "user-plus", _("Đã giao."), hands.AssignForm, _assign, key="a",
        template="desk/matter/_assign_form.html",
    ),
    "hand_back": Act(
        "tra-lai", _("Trả lại nơi giao"), _("Trả lại"), "undo-2", _("Đã trả lại nơi giao."),
        hands.HandBackForm, _simple(handling.hand_back_case, "reason"),
    ),
    "extend": Act(
        "gia-han", _("Gia hạn"), _("Gia hạn"), "calendar-clock", _("Đã gia hạn, hạn được tính lại."),
        hands.ExtendForm, _simple(clocks.extend_case, "days", "decision", "reason"), key="g",
    ),
    "suspend": Act(
        "tam-dinh-chi", _("Tạm đình chỉ"), _("Dừng đồng hồ"), "circle-pause", _("Đã dừng đồng hồ."),
        hands.SuspendForm, _simple(clocks.suspend_case, "reason", "decision"),
    ),
    "resume": Act(
        "tiep-tuc", _("Tiếp tục giải quyết"), _("Cho đồng hồ chạy tiếp"), "circle-play", _("Đồng hồ chạy tiếp."),
        tri.ConfirmForm, _simple(clocks.resume_case), hint=_("Hạn dời thêm số ngày đã dừng."),
    ),
    "urge": Act(
        "don-doc", _("Đôn đốc"), _("Gửi đôn đốc"), "megaphone", _("Đã gửi đôn đốc."), hands.UrgeForm,
        _simple(handling.urge_case, "text"), key="d",
    ),
    "note": Act(
        "ghi-chu", _("Ghi chú nội bộ"), _("Ghi chú"), "pencil-line", _("Đã ghi chú."), hands.NoteForm,
        _simple(handling.add_note, "text"), key="n",
    ),
    "merge": Act(
        "gop", _("Gộp với việc khác"), _("Gộp"), "merge", _("Đã gộp. Có thể tách lại bất cứ lúc nào."),
        merge_forms.MergeForm, _merge, key="m",
        hint=_("Mỗi người nói giữ nguyên người gửi, nơi, ngày, tệp. Mọi người đều nhận được câu trả lời."),
    ),
    "not_same": Act(
        "khong-trung", _("Không trùng"), _("Không trùng"), "x", _("Đã ghi là hai việc khác nhau."),
        merge_forms.OtherForm, _simple(merging.dismiss_duplicate, "other"),
    ),
    "unmerge": Act(
        "tach", _("Tách việc đã gộp"), _("Tách ra"), "split", _("Đã tách. Việc cũ trở lại như trước khi gộp."),
        merge_forms.UnmergeForm, _unmerge,
    ),
    "divide": Act(
        "tach-y", _("Tách ý kiến có nhiều nội dung"), _("Tách"), "split", _("Đã tách thành các việc riêng."),
        merge_forms.DivideForm, _divide, template="desk/matter/_divide_form.html",
        hint=_("Nội dung 1 ở lại việc này, mỗi nội dung khác mở một việc mới. Lời nguyên văn vẫn giữ đủ; "
               "người gửi vẫn chỉ có một mã."),
    ),
}  # fmt: skip

ANSWERING: dict[str, Act] = {
    "return_answer": Act(
        "tra-du-thao", _("Trả lại dự thảo"), _("Trả lại dự thảo"), "undo-2", _("Đã trả lại dự thảo."),
        hands.HandBackForm, _simple(answers.return_answer, "reason"),
    ),
    "sign_answer": Act(
        "ky", _("Ký, gửi sau"), _("Ký"), "stamp", _("Đã ký, văn bản có số."), answering.SignForm,
        _simple(answers.sign_answer), template="desk/matter/_sign_form.html",
    ),
    "sign_send": Act(
        "ky-gui", _("Ký và gửi"), _("Ký và gửi"), "send", _("Đã ký và gửi tới mọi người đã gửi ý kiến."),
        answering.SignForm, _simple(answers.sign_and_send), template="desk/matter/_sign_form.html", key="k",
    ),
    "send_answer": Act(
        "gui", _("Gửi trả lời"), _("Gửi trả lời"), "send", _("Đã gửi tới mọi người đã gửi ý kiến."), answering.SignForm,
        _simple(answers.send_answer), template="desk/matter/_sign_form.html",
    ),
    "resolve": Act(
        "xong", _("Xác nhận đã làm xong"), _("Đã làm xong"), "circle-check", _("Đã ghi: làm xong."),
        answering.ResolveForm, _simple(answers.resolve_case, files="evidence"), key="x",
    ),
    "reopen": Act(
        "mo-lai", _("Mở lại"), _("Mở lại"), "refresh-cw", _("Đã mở lại, có hạn mới."), tri.ReasonForm,
        _simple(speaking.reopen_case, reason="note"),
    ),
    "keep_promise": Act(
        "giu-hen", _("Ghi lời hứa đã làm"), _("Đã làm, ghi bằng chứng"), "calendar-check", _("Đã ghi kết quả lời hứa."),
        answering.KeepForm, _keep,
    ),
    "withdraw_promise": Act(
        "rut-hen", _("Rút lời hứa"), _("Rút lời hứa"), "calendar-off", _("Đã rút lời hứa, người gửi đọc được lý do."),
        answering.TakeBackForm, _take_back, is_grave=True,
    ),
    "take_down": Act(
        "go", _("Gỡ khỏi trang công khai"), _("Gỡ ngay"), "eye-off", _("Đã gỡ."), publish_forms.TakeDownForm,
        _simple(publishing.take_down, "reason"), is_grave=True,
    ),
}  # fmt: skip

SEALED: dict[str, Act] = {
    "release": Act(
        "dua-ve", _("Không phải tố cáo, đưa về"), _("Đưa về"), "lock-open", _("Đã đưa về, mọi thứ như trước."),
        papers.ReleaseForm, _simple(quarantine.release_case, "reason"),
    ),
    "hand_over": Act(
        "ban-giao", _("Bàn giao và hủy nội dung"), _("Bàn giao và hủy nội dung"), "trash-2",
        _("Đã ghi bàn giao. Nội dung đã hủy."), papers.HandOverForm,
        _simple(quarantine.hand_over_case, "number", "handed_to", "handed_on"), is_grave=True,
    ),
}  # fmt: skip

PLAIN: dict[str, Act] = {**TRIAGE, **HANDLING, **ANSWERING}  # acts done by the one view views.acting.case_act

# Acts with a view of their own; only their words are here.
OWN_WORDS: dict[str, tuple[Words, str, str, str]] = {
    "answer": (_("Soạn trả lời"), "pencil", "tra-loi", "t"),
    "publish": (_("Công khai"), "eye", "cong-khai", ""),
    "paper": (_("Phát hành văn bản"), "printer", "van-ban", "v"),
}
