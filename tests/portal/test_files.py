"""Photos and papers on the way in: cleaned at once, kept sealed with the draft, sent with it or swept away."""

import io
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from caunoi.cases.models import Attachment
from caunoi.common import clock
from caunoi.web.uploads import pending
from tests.cases.world import NOON, World
from tests.portal.conftest import TEXT, Visitor, token_in


def picture(name: str = "nha-toi-so-9.jpg") -> SimpleUploadedFile:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(out, "JPEG", exif=_place_and_phone())
    return SimpleUploadedFile(name, out.getvalue(), "image/jpeg")


def _place_and_phone() -> Image.Exif:
    exif = Image.Exif()
    exif[0x010F] = "May anh rieng"
    return exif


def to_content(world: World, visitor: Visitor) -> None:
    visitor.get("/gui-y-kien/")
    visitor.answer("loai", kind="phan_anh")
    visitor.answer("noi", place=world.area.code)
    visitor.answer("noi-nhan", body=world.office.code)


def pending_files(settings: Any) -> list[Path]:
    return list((Path(settings.MEDIA_ROOT) / "pending").glob("*"))


def test_a_photo_goes_with_the_opinion_without_name_or_camera(world: World, visitor: Visitor, settings: Any) -> None:
    to_content(world, visitor)
    page = visitor.answer("noi-dung", text=TEXT, files=[picture()], them="1").content.decode()
    assert "nha-toi-so-9" not in page
    address = page.split('src="/gui-y-kien/tep/')[1].split('"')[0]
    assert visitor.get(f"/gui-y-kien/tep/{address}").headers["Content-Type"] == "image/jpeg"
    assert Visitor("10.0.0.3").get(f"/gui-y-kien/tep/{address}").status_code == 404
    assert b"\xff\xd8" not in pending_files(settings)[0].read_bytes()[:4]  # sealed while it waits
    visitor.answer("noi-dung", text=TEXT)
    visitor.answer("nguoi-gui", privacy="anonymous")
    token = token_in(visitor.get("/gui-y-kien/xem-lai/"))
    visitor.wait(10)
    assert visitor.press_send(token).headers["Location"] == "/bien-nhan/"
    row = Attachment.objects.get()
    assert (row.mime, row.caption) == ("image/jpeg", "Ảnh 1")
    content = visitor.get(f"/tep/{row.code}/").content
    assert b"May anh rieng" not in content
    assert pending_files(settings) == []
    assert Visitor("10.0.0.3").get(f"/tep/{row.code}/").status_code == 404


def test_one_bad_file_stops_nothing_but_itself(world: World, visitor: Visitor) -> None:
    to_content(world, visitor)
    bad = SimpleUploadedFile("x.exe", b"MZ" + b"\0" * 200, "image/png")
    response = visitor.answer("noi-dung", text=TEXT, files=[picture(), bad])
    page = response.content.decode()
    assert "Tệp “x.exe”: Tệp này không phải ảnh" in page
    assert page.count('src="/gui-y-kien/tep/') == 1
    assert TEXT in page


def test_a_file_can_be_taken_out_again(world: World, visitor: Visitor, settings: Any) -> None:
    to_content(world, visitor)
    visitor.answer("noi-dung", text=TEXT, files=[picture()], them="1")
    ref = pending_files(settings)[0].name
    page = visitor.answer("noi-dung", text=TEXT, bo=ref).content.decode()
    assert 'src="/gui-y-kien/tep/' not in page
    assert TEXT in page
    assert pending_files(settings) == []


def test_no_more_than_five(world: World, visitor: Visitor, settings: Any) -> None:
    to_content(world, visitor)
    page = visitor.answer("noi-dung", text=TEXT, files=[picture() for _n in range(6)]).content.decode()
    assert "Nhiều nhất 5 tệp" in page
    assert len(pending_files(settings)) == 5


def test_a_file_that_was_swept_is_said_and_nothing_is_sent(world: World, visitor: Visitor, settings: Any) -> None:
    to_content(world, visitor)
    visitor.answer("noi-dung", text=TEXT, files=[picture()], them="1")
    visitor.answer("noi-dung", text=TEXT)
    visitor.answer("nguoi-gui", privacy="anonymous")
    token = token_in(visitor.get("/gui-y-kien/xem-lai/"))
    pending_files(settings)[0].unlink()
    visitor.wait(10)
    response = visitor.press_send(token)
    assert response.status_code == 422
    assert "để quá một ngày" in response.content.decode()
    assert not Attachment.objects.exists()


def test_an_addition_may_carry_a_file(world: World, visitor: Visitor) -> None:
    visitor.send(world)
    assert visitor.post("/theo-doi/bo-sung/", {"text": "", "files": [picture()]}).status_code == 302
    row = Attachment.objects.get(addition__isnull=False)
    assert visitor.get(f"/tep/{row.code}/").status_code == 200


def test_what_was_never_sent_is_swept_after_a_day(settings: Any) -> None:
    from datetime import timedelta

    with clock.fixed(NOON):
        old = pending.keep(b"old")
    with clock.fixed(NOON + timedelta(hours=23)):
        new = pending.keep(b"new")
        assert pending.load(old) == b"old"
    with clock.fixed(NOON + timedelta(hours=25)):
        assert pending.sweep() == 1
        assert pending.load(new) == b"new"
        with pytest.raises(FileNotFoundError):
            pending.load(old)


@pytest.mark.parametrize("ref", ["", "../../etc/passwd", "a" * 39, "A" * 40])
def test_only_our_references_are_read(settings: Any, ref: str) -> None:
    with pytest.raises(FileNotFoundError):
        pending.load(ref)
