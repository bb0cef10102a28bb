"""Whose a file is, in words."""

from caunoi.cases.models import Attachment
from caunoi.cases.named_files import named_files


def test_files_are_counted_within_what_was_said_and_what_was_shown() -> None:
    rows = [
        Attachment(opinion_id=1, mime="image/jpeg"),
        Attachment(addition_id=1, mime="image/png"),
        Attachment(opinion_id=1, mime="application/pdf"),
        Attachment(answer_id=1, mime="image/png"),
        Attachment(promise_id=1, mime="image/png"),
        Attachment(case_id=1, mime="application/pdf"),
    ]
    assert [(row.name, row.is_said) for row in named_files(rows)] == [
        ("Ảnh người dân gửi 1", True),
        ("Ảnh người dân gửi 2", True),
        ("Tài liệu người dân gửi 1", True),
        ("Ảnh kết quả 1", False),
        ("Ảnh kết quả 2", False),
        ("Tài liệu kết quả 1", False),
    ]
