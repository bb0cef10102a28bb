"""The room's enums: what a compilation is for, how it stands, what may be done with it. Computes nothing."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Purpose(models.TextChoices):
    """Before what the opinions are compiled (NQ liên tịch 72/2025; Luật Thực hiện dân chủ ở cơ sở, Điều 32)."""

    COUNCIL = "council", _("Trước kỳ họp Hội đồng nhân dân")
    ASSEMBLY = "assembly", _("Trước kỳ họp Quốc hội")
    DIALOGUE = "dialogue", _("Trước hội nghị trao đổi, đối thoại")
    PERIODIC = "periodic", _("Báo cáo định kỳ tình hình Nhân dân")
    TOPIC = "topic", _("Theo chuyên đề")


class CompilationState(models.TextChoices):
    """A draft is edited; a closed one only read and exported, until it is opened again."""

    DRAFT = "draft", _("Đang soạn")
    CLOSED = "closed", _("Đã chốt")


class RunState(models.TextChoices):
    """Whether opinions are being gathered now."""

    IDLE = "idle", _("Không chạy")
    RUNNING = "running", _("Đang gom")


class Perm(models.TextChoices):
    """What may be done in this room; who may is one page, access.py."""

    SEE = "see", _("Xem bản tổng hợp")
    EDIT = "edit", _("Soạn bản tổng hợp")
    CLOSE = "close", _("Chốt bản tổng hợp")
    REOPEN = "reopen", _("Mở lại bản tổng hợp")
    EXPORT = "export", _("Xuất bản tổng hợp")


class Act(models.TextChoices):
    """What was done with issues; each keeps what stood there before and can be taken back."""

    PROPOSE = "propose", _("Gom ý kiến")
    EDIT = "edit", _("Sửa vấn đề")
    MOVE = "move", _("Chuyển ý kiến")
    SPLIT = "split", _("Tách thành vấn đề mới")
    JOIN = "join", _("Gộp vấn đề")
    TAKE_OUT = "take_out", _("Bỏ ý kiến ra")
    QUOTE = "quote", _("Chọn câu trích")
    ADD = "add", _("Thêm ý kiến")
    ORDER = "order", _("Đổi thứ tự")
