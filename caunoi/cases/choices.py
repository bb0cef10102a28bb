"""The room's enums: what may be said of an opinion, a case, an answer. Computes nothing."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Channel(models.TextChoices):
    """How one voice reached us. Counted apart."""

    WEB = "web", _("Cổng web")
    QR_BOX = "qr_box", _("Mã QR")
    PAPER_BOX = "paper_box", _("Hòm thư giấy")
    LETTER = "letter", _("Đơn, thư")
    RECEPTION = "reception", _("Tiếp công dân")
    PHONE = "phone", _("Điện thoại")
    MEETING = "meeting", _("Cuộc họp")
    VOTER_MEETING = "voter_meeting", _("Tiếp xúc cử tri")
    PARTNER = "partner", _("Cơ quan khác chuyển")
    CHAT = "chat", _("Zalo, dán tin")
    IMPORT = "import", _("Nhập từ tệp")


class CaseKind(models.TextChoices):
    """What the matter is, by its content and not by its title (TT 05/2021/TT-TTCP, Điều 6)."""

    PETITION = "kien_nghi", _("Kiến nghị")
    REPORT = "phan_anh", _("Phản ánh")
    SUGGESTION = "gop_y", _("Góp ý")
    QUESTION = "hoi_dap", _("Hỏi đáp")
    VOTER_PETITION = "kien_nghi_cu_tri", _("Kiến nghị cử tri")
    COMPLAINT_1 = "khieu_nai_lan_1", _("Khiếu nại lần đầu")
    COMPLAINT_2 = "khieu_nai_lan_2", _("Khiếu nại lần hai")
    DENUNCIATION = "to_cao", _("Tố cáo (chỉ ghi sổ chuyển)")


PUBLIC_KINDS = (CaseKind.REPORT, CaseKind.PETITION, CaseKind.SUGGESTION, CaseKind.QUESTION)
COMPLAINTS = (CaseKind.COMPLAINT_1, CaseKind.COMPLAINT_2)

PROCEDURE_OF = {
    CaseKind.PETITION: "kien_nghi_phan_anh",
    CaseKind.REPORT: "kien_nghi_phan_anh",
    CaseKind.SUGGESTION: "gop_y",
    CaseKind.QUESTION: "hoi_dap",
    CaseKind.VOTER_PETITION: "kien_nghi_cu_tri",
    CaseKind.COMPLAINT_1: "khieu_nai_lan_1",
    CaseKind.COMPLAINT_2: "khieu_nai_lan_2",
    CaseKind.DENUNCIATION: "to_cao",
}


class Voice(models.TextChoices):
    """Who speaks."""

    PERSON = "person", _("Một người")
    HOUSEHOLD = "household", _("Một hộ")
    GROUP = "group", _("Nhiều người cùng ký")
    ORGANISATION = "organisation", _("Tổ chức")


class Privacy(models.TextChoices):
    """From whom the speaker's identity is kept. Reception always needs a written reason to look behind `HANDLER`."""

    NAMED = "named", _("Cán bộ xử lý biết tên, trang công khai không hiện")
    HANDLER = "handler", _("Giấu tên cả với cán bộ xử lý")
    ANONYMOUS = "anonymous", _("Không để lại tên")


class State(models.TextChoices):
    """Where a case stands. Outcome classes stand beside it."""

    RECEIVED = "received", _("Mới, chưa phân loại")
    NEEDS_INFORMATION = "needs_information", _("Chờ người gửi bổ sung")
    INELIGIBLE = "ineligible", _("Không đủ điều kiện xử lý")
    ACCEPTED = "accepted", _("Đã tiếp nhận, chờ giao")
    ASSIGNED = "assigned", _("Đang xử lý")
    DRAFTED = "drafted", _("Trình ký trả lời")
    RETURNED = "returned", _("Lãnh đạo trả lại dự thảo")
    SIGNED = "signed", _("Đã ký, chờ gửi")
    ANSWERED = "answered", _("Đã trả lời")
    RESOLVED = "resolved", _("Đã làm xong")
    FORWARDED = "forwarded", _("Đã chuyển cơ quan có thẩm quyền")
    GUIDED = "guided", _("Đã hướng dẫn")
    WITHDRAWN = "withdrawn", _("Người gửi rút")
    QUARANTINED = "quarantined", _("Cách ly")


OPEN_STATES = (
    State.RECEIVED,
    State.NEEDS_INFORMATION,
    State.ACCEPTED,
    State.ASSIGNED,
    State.DRAFTED,
    State.RETURNED,
    State.SIGNED,
)
WAITING_STATES = (State.NEEDS_INFORMATION, State.DRAFTED, State.SIGNED)  # for somebody else's word
END_STATES = (State.INELIGIBLE, State.RESOLVED, State.FORWARDED, State.GUIDED, State.WITHDRAWN, State.QUARANTINED)


class Outcome(models.TextChoices):
    """What the answer gave. Explained is not resolved."""

    RESOLVED = "resolved", _("Giải quyết xong")
    EXPLAINED = "explained", _("Giải trình, cung cấp thông tin")
    IN_PROGRESS = "in_progress", _("Đang giải quyết")
    WAITING = "waiting", _("Chờ cấp trên")
    REFUSED = "refused", _("Từ chối, có lý do")


class AnswerState(models.TextChoices):
    """A draft is submitted, returned or signed; a signed one is sent."""

    DRAFT = "draft", _("Dự thảo")
    SUBMITTED = "submitted", _("Trình ký")
    RETURNED = "returned", _("Trả lại")
    SIGNED = "signed", _("Đã ký")
    SENT = "sent", _("Đã gửi")


class PromiseState(models.TextChoices):
    """A promise is followed until it is kept, late or withdrawn."""

    OPEN = "open", _("Chưa đến hạn")
    KEPT = "kept", _("Đúng hẹn")
    LATE = "late", _("Xong muộn")
    WITHDRAWN = "withdrawn", _("Rút lại, có lý do")


class Score(models.TextChoices):
    """The speaker's verdict on an answer."""

    GOOD = "good", _("Được rồi")
    PARTLY = "partly", _("Được một phần")
    BAD = "bad", _("Chưa được")


class RatingReason(models.TextChoices):
    """Why the speaker is not content."""

    NOT_DONE = "not_done", _("Chưa làm như đã nói")
    VAGUE = "vague", _("Trả lời chung chung")
    NO_EVIDENCE = "no_evidence", _("Không có ảnh, văn bản chứng minh")
    WRONG_MATTER = "wrong_matter", _("Trả lời không đúng việc")
    TOO_LATE = "too_late", _("Quá chậm")
    DISAGREE = "disagree", _("Không đồng ý với cách giải quyết")


class Perm(models.TextChoices):
    """What may be done in this room; who may is one page, access.py."""

    SEE = "see", _("Xem vụ việc")
    SEE_IDENTITY = "see_identity", _("Xem người gửi")
    SEE_SEALED = "see_sealed", _("Xem nội dung cách ly")
    ENTER = "enter", _("Nhập ý kiến")
    TRIAGE = "triage", _("Phân loại")
    ASSIGN = "assign", _("Giao, chuyển")
    HANDLE = "handle", _("Xử lý, soạn trả lời")
    SIGN = "sign", _("Ký, trả lại dự thảo")
    EXTEND = "extend", _("Gia hạn, tạm đình chỉ")
    FOLLOW = "follow", _("Theo dõi, đôn đốc")
    PUBLISH = "publish", _("Công khai, gỡ")
    MERGE = "merge", _("Gộp, tách")
    QUARANTINE = "quarantine", _("Cách ly, bàn giao tố cáo")
    NOTE = "note", _("Ghi chú nội bộ")
    EXPORT = "export", _("Xuất bảng")
    CONFIGURE = "configure", _("Cấu hình hòm thư, mẫu, hạn")


class MailState(models.TextChoices):
    """A mail that did not leave is seen by an officer."""

    QUEUED = "queued", _("Chờ gửi")
    SENT = "sent", _("Đã gửi")
    FAILED = "failed", _("Không gửi được")


class DocumentKind(models.TextChoices):
    """Papers issued in a case (law.md §2.3)."""

    RECEIPT = "giay_bien_nhan", _("Giấy biên nhận")
    FORWARD = "phieu_chuyen", _("Phiếu chuyển đơn")
    ACCEPTED = "thong_bao_thu_ly", _("Thông báo thụ lý")
    NOT_ACCEPTED = "thong_bao_khong_thu_ly", _("Thông báo không thụ lý")
    GUIDE = "phieu_huong_dan", _("Phiếu hướng dẫn")
    URGE = "van_ban_don_doc", _("Văn bản đôn đốc")
    ANSWER = "van_ban_tra_loi", _("Văn bản trả lời")
