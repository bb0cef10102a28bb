import hashlib

import pytest
from django.http import Http404

from caunoi.web import files, sealed


def on_disk(settings) -> list[bytes]:
    return [path.read_bytes() for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]


def test_a_file_is_named_by_its_content_and_kept_once(settings):
    ref = files.store(b"mot hai ba")
    assert ref == hashlib.sha256(b"mot hai ba").hexdigest()
    assert files.store(b"mot hai ba") == ref
    assert files.read(ref) == b"mot hai ba"
    assert on_disk(settings) == [b"mot hai ba"]


def test_a_sealed_file_is_unreadable_on_disk_and_tells_nothing_by_its_name(settings):
    first, second = files.store(b"ten nguoi", is_sealed=True), files.store(b"ten nguoi", is_sealed=True)
    assert first != second
    assert files.read(first) == b"ten nguoi"
    assert all(b"ten nguoi" not in data for data in on_disk(settings))
    settings.SEAL_KEYS = ["b3RoZXIta2V5LW90aGVyLWtleS1vdGhlci1rZXktMDA="]
    with pytest.raises(sealed.SealError):
        files.read(first)


def test_a_shredded_file_is_gone_and_shredding_twice_is_no_error(settings):
    ref = files.store(b"xoa")
    files.shred(ref)
    files.shred(ref)
    assert not files.exists(ref)
    assert on_disk(settings) == []


@pytest.mark.parametrize("ref", ["../../etc/passwd", "", "a" * 63, "/etc/passwd", "A" * 64])
def test_only_a_reference_of_ours_opens_anything(ref):
    with pytest.raises(FileNotFoundError):
        files.read(ref)
    with pytest.raises(Http404):
        files.serve(ref, mime="image/png", name="x.png")


def test_a_picture_is_shown_and_a_document_downloaded_never_run():
    picture = files.serve(files.store(b"x"), mime="image/jpeg", name="MG-26-0001-1.jpg")
    assert picture["Content-Disposition"] == 'inline; filename="MG-26-0001-1.jpg"'
    document = files.serve(files.store(b"y"), mime="application/pdf", name='a"b\n.pdf')
    assert document["Content-Disposition"] == 'attachment; filename="a-b-.pdf"'
    for answer in (picture, document):
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert answer["Cache-Control"] == "private, no-store"


def test_a_page_is_never_served_as_a_page():
    assert (
        files.serve(files.store(b"<script>"), mime="text/html", name="a")["Content-Type"] == "application/octet-stream"
    )
    assert (
        files.serve(files.store(b"<svg>"), mime="image/svg+xml", name="a")["Content-Type"] == "application/octet-stream"
    )
