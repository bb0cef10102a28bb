"""The room's enums: what may be said of a report and of a figure read from it. Computes nothing."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReportState(models.TextChoices):
    """How far the reading of a report is."""

    WAITING = "waiting", _("Chờ đọc")
    READING = "reading", _("Đang đọc")
    READ = "read", _("Đã đọc")
    FAILED = "failed", _("Không đọc được")
    CANCELLED = "cancelled", _("Đã hủy")


UNFINISHED = (ReportState.WAITING, ReportState.READING)


class ReportKind(models.TextChoices):
    """In what form the text came."""

    DOCX = "docx", _("Tệp Word")
    PDF = "pdf", _("Tệp PDF")
    XLSX = "xlsx", _("Bảng Excel")
    ODT = "odt", _("Tệp OpenDocument")
    TXT = "txt", _("Tệp văn bản")
    HTML = "html", _("Trang web lưu về")
    PASTED = "pasted", _("Dán vào")
    ARTICLE = "article", _("Bài đăng, chỉ dẫn nguồn")
    OTHER = "other", _("Tệp khác")


class FigureState(models.TextChoices):
    """What a person decided about a figure that the programme proposed."""

    PROPOSED = "proposed", _("Máy đề xuất")
    ACCEPTED = "accepted", _("Đã nhận")
    CORRECTED = "corrected", _("Đã sửa")
    REJECTED = "rejected", _("Đã bỏ")
    SUPERSEDED = "superseded", _("Đã có báo cáo mới hơn")


STANDING = (FigureState.ACCEPTED, FigureState.CORRECTED)  # what may be shown as the report's word
LIVE = (FigureState.PROPOSED, *STANDING)


class Bound(models.TextChoices):
    """How exactly the text means the number. `label` is the word before it; empty for an exact one."""

    EXACT = "exact", _("đúng")
    ABOUT = "about", _("khoảng")
    OVER = "over", _("hơn")
    UNDER = "under", _("dưới")


class FigureLevel(models.TextChoices):
    """The level of units that a figure speaks of, in the words of the reader."""

    PROVINCE = "tỉnh", _("Cấp tỉnh")
    DISTRICT = "huyện", _("Cấp huyện")
    COMMUNE = "xã", _("Cấp xã")
    AREA = "thôn", _("Thôn, tổ dân phố")


class Verdict(models.TextChoices):
    """What a check of the arithmetic found."""

    FAILS = "fails", _("Không khớp")
    SUSPICIOUS = "suspicious", _("Đáng ngờ")
    HOLDS = "holds", _("Khớp")


DOUBTS = (Verdict.FAILS, Verdict.SUSPICIOUS)


class Act(models.TextChoices):
    """What was done to the figures of a report; the rows of its history."""

    ACCEPT = "accept", _("Nhận")
    ACCEPT_SURE = "accept_sure", _("Nhận các số chắc chắn")
    CORRECT = "correct", _("Sửa")
    REJECT = "reject", _("Bỏ")
    RESTORE = "restore", _("Lấy lại")
    MAP = "map", _("Chọn chỉ tiêu")
    MERGE = "merge", _("Gộp số nhắc lại")
    UNMERGE = "unmerge", _("Tách số đã gộp")
    CONFIRM = "confirm", _("Xác nhận đơn vị, kỳ")
    SUPERSEDE = "supersede", _("Thay bằng báo cáo mới")
    REVIVE = "revive", _("Dùng lại báo cáo cũ")
    UNDO = "undo", _("Hoàn tác")
    WITHDRAW = "withdraw", _("Gỡ công khai")


class Perm(models.TextChoices):
    """What may be done in this room; who may is one page, access.py."""

    SEE = "see", _("Xem báo cáo")
    UPLOAD = "upload", _("Tải báo cáo lên")
    REVIEW = "review", _("Kiểm số liệu")
    PUBLISH = "publish", _("Công khai số liệu")
    EXPORT = "export", _("Xuất bảng")
    CONFIGURE = "configure", _("Thêm chỉ tiêu")
