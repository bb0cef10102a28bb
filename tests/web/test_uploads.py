import io
import zipfile

import pillow_heif
import pypdfium2 as pdfium
import pytest
from openpyxl import Workbook, load_workbook
from PIL import Image

from caunoi.web.uploads import CleanFile, UploadError, clean_upload, pictures
from caunoi.web.uploads.segments import blank_camera_data

GPS = 0x8825
CAMERA = "MayAnhRieng"


def picture(kind: str, *, size=(40, 20), mode="RGB", exif: bool = True, orientation: int = 1) -> bytes:
    image = Image.new(mode, size, "white")
    image.paste("red", (0, 0, 5, 5))  # top left of what the sensor saw
    data = image.getexif()
    data[0x0110] = CAMERA
    data[0x0112] = orientation
    data.get_ifd(GPS)[2] = (21.0, 1.0, 42.0)
    out = io.BytesIO()
    image.save(out, kind, **({"exif": data.tobytes()} if exif else {}))
    return out.getvalue()


def clean(data: bytes) -> CleanFile:
    return clean_upload(io.BytesIO(data))


def refused(data: bytes) -> str:
    with pytest.raises(UploadError) as error:
        clean(data)
    return str(error.value)


def opened(file: CleanFile) -> Image.Image:
    return Image.open(io.BytesIO(file.bytes))


@pytest.mark.parametrize(("kind", "mime", "extension"), [("JPEG", "image/jpeg", "jpg"), ("WEBP", "image/webp", "webp")])
def test_a_picture_keeps_its_kind_and_loses_camera_and_place(kind, mime, extension):
    sent = picture(kind)
    assert CAMERA.encode() in sent
    file = clean(sent)
    assert (file.mime, file.extension, file.kind) == (mime, extension, "image")
    assert CAMERA.encode() not in file.bytes
    assert not dict(opened(file).getexif())
    assert opened(file).size == (40, 20)


def test_a_png_keeps_its_clear_parts_and_loses_its_notes():
    from PIL.PngImagePlugin import PngInfo

    notes = PngInfo()
    notes.add_text("Author", CAMERA)
    image = Image.new("RGBA", (10, 10), (255, 0, 0, 0))
    out = io.BytesIO()
    image.save(out, "PNG", pnginfo=notes, dpi=(300, 300))
    file = clean(out.getvalue())
    assert CAMERA.encode() not in file.bytes
    assert opened(file).mode == "RGBA"
    assert opened(file).getpixel((0, 0))[3] == 0
    assert opened(file).info == {}


def test_a_picture_taken_sideways_stands_upright():
    file = clean(picture("JPEG", size=(400, 200), orientation=6))  # 6: turned a quarter to the right when shown
    image = opened(file)
    assert image.size == (200, 400)
    red, green, _blue = image.getpixel((197, 2))  # the sensor's top left is now at the top right
    assert red > 200
    assert green < 90


def test_a_large_picture_becomes_2560_on_its_longest_side():
    image = opened(clean(picture("JPEG", size=(5200, 1300))))
    assert image.size == (2560, 640)


def test_the_photo_of_an_iphone_becomes_a_jpeg():
    image = Image.new("RGB", (64, 48), "white")
    out = io.BytesIO()
    pillow_heif.from_pillow(image).save(out, exif=Image.Exif().tobytes())
    file = clean(out.getvalue())
    assert (file.mime, file.extension) == ("image/jpeg", "jpg")
    assert opened(file).size == (64, 48)


def test_a_decompression_bomb_is_refused_before_it_is_unpacked(monkeypatch):
    monkeypatch.setattr(pictures, "MOST_PIXELS", 700)
    assert "quá nhiều điểm ảnh" in refused(picture("PNG", exif=False))


def test_a_picture_over_ten_megabytes_and_a_document_over_fifteen_are_refused():
    assert refused(picture("JPEG") + bytes(10 * 1024 * 1024)) == "Ảnh lớn quá 10 MB."
    assert refused(pdf() + bytes(15 * 1024 * 1024)) == "Tệp lớn quá 15 MB."


@pytest.mark.parametrize("cut", [30, 200])
def test_a_broken_picture_is_refused_in_words(cut):
    assert "Không mở được ảnh" in refused(picture("JPEG", size=(300, 300))[:cut])


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "trống"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='x'/>", "Tệp này không phải ảnh hoặc văn bản đọc được"),
        (b"<html><script>1</script>", "Tệp này không phải ảnh hoặc văn bản đọc được"),
        (b"MZ" + bytes(200), "Tệp này không phải ảnh hoặc văn bản đọc được"),
        (b"GIF89a" + bytes(40), "Chưa nhận kiểu ảnh"),
        (b"\x00\x00\x00\x18ftypmp42" + bytes(40), "phim"),
        (b"PK\x03\x04" + bytes(60), "Không mở được"),
    ],
)
def test_everything_else_is_refused_whatever_its_name(data, words):
    assert words in refused(data)


# ---- PDF


def pdf(body: bytes = b"", extra: bytes = b"", catalog: bytes = b"", page: bytes = b"") -> bytes:
    """A one-page PDF written by hand; PDFium rebuilds the missing table of addresses."""
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R" + catalog + b">>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 4 0 R" + page + b">>endobj\n"
        b"4 0 obj<</Length " + str(len(body)).encode() + b">>stream\n" + body + b"\nendstream endobj\n" + extra +
        b"5 0 obj<</Author(" + CAMERA.encode() + b")/Title(Don cua toi)>>endobj\n"
        b"trailer<</Root 1 0 R/Info 5 0 R>>\n%%EOF"
    )  # fmt: skip


def test_a_pdf_keeps_its_pages_and_loses_its_author():
    file = clean(pdf(b"0 0 1 rg 0 0 200 100 re f"))
    assert (file.mime, file.extension, file.kind) == ("application/pdf", "pdf", "pdf")
    assert CAMERA.encode() not in file.bytes
    document = pdfium.PdfDocument(file.bytes)
    assert len(document) == 1
    assert document[0].get_size() == (200, 100)
    assert document[0].render(scale=0.2).to_pil().getpixel((10, 5)) == (0, 0, 255)
    document.close()


def test_scripts_and_attachments_of_a_pdf_do_not_come_through():
    active = pdf(
        extra=b"6 0 obj<</S/JavaScript/JS(app.alert\\(1\\))>>endobj\n"
        b"7 0 obj<</Type/EmbeddedFile/Length 3>>stream\nabc\nendstream endobj\n",
        catalog=b"/OpenAction 6 0 R/Names<</EmbeddedFiles<</Names[(a)<</EF<</F 7 0 R>>>>]>>>>",
    )
    body = clean(active).bytes
    assert b"JavaScript" not in body
    assert b"EmbeddedFile" not in body
    assert b"OpenAction" not in body


def test_a_script_tied_to_the_page_itself_is_refused():
    assert "phần chạy được" in refused(pdf(page=b"/AA<</O<</S/JavaScript/JS(app.alert\\(1\\))>>>>"))


def test_a_broken_pdf_is_refused():
    assert "Không mở được tệp PDF" in refused(b"%PDF-1.4\nkhong co gi")


def test_a_locked_pdf_is_refused():
    # Revision 2 encryption with a user password that is not empty: nobody can open it without asking.
    locked = pdf(
        extra=b"9 0 obj<</Filter/Standard/V 1/R 2/P -4/O<" + b"11" * 32 + b">/U<" + b"22" * 32 + b">>>endobj\n"
    )
    locked = locked.replace(b"trailer<<", b"trailer<</Encrypt 9 0 R/ID[<00><00>]")
    assert "mật khẩu" in refused(locked)


def test_the_place_inside_a_scanned_page_is_blanked_and_the_picture_still_opens():
    photo = picture("JPEG")
    blank = blank_camera_data(b"abc" + photo + b"xyz")
    assert len(blank) == len(photo) + 6
    assert CAMERA.encode() not in blank
    assert not dict(Image.open(io.BytesIO(blank[3:-3])).getexif())


# ---- Office


def office(parts: dict[str, bytes], kind: str = "docx") -> bytes:
    main = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}[kind]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in {"[Content_Types].xml": b"<Types/>", main: b"<w/>", **parts}.items():
            archive.writestr(name, body)
    return out.getvalue()


def parts(file: CleanFile) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(file.bytes)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_word_file_loses_its_author_in_properties_changes_and_comments():
    file = clean(
        office(
            {
                "word/document.xml": b'<w:ins w:author="Nguoi Viet" w:date="x"><w:t>giu lai</w:t></w:ins>',
                "docProps/core.xml": b"<dc:creator>Nguoi Viet</dc:creator>",
                "docProps/app.xml": b"<Company>Nguoi Viet</Company>",
                "docProps/thumbnail.jpeg": b"Nguoi Viet",
                "_rels/.rels": b'<r><Relationship Id="r9" Type="http://x/metadata/thumbnail" Target="a.jpeg"/></r>',
                "word/media/anh.jpg": picture("JPEG"),
            }
        )
    )
    assert (file.kind, file.extension) == ("document", "docx")
    found = parts(file)
    assert b"giu lai" in found["word/document.xml"]
    assert all(b"Nguoi Viet" not in body for body in found.values())
    assert CAMERA.encode() not in found["word/media/anh.jpg"]
    assert "docProps/thumbnail.jpeg" not in found
    assert b"thumbnail" not in found["_rels/.rels"]


def test_a_real_workbook_still_opens_without_its_author():
    book = Workbook()
    book.properties.creator = "Nguoi Viet"
    book.active["A1"] = "Ngõ 12"
    out = io.BytesIO()
    book.save(out)
    file = clean(out.getvalue())
    assert file.extension == "xlsx"
    again = load_workbook(io.BytesIO(file.bytes))
    assert again.active["A1"].value == "Ngõ 12"
    assert "Nguoi Viet" not in str(again.properties.creator)


def test_an_open_document_keeps_its_mimetype_first_and_loses_its_author():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", "<a><dc:creator>Nguoi Viet</dc:creator>giu lai</a>")
        archive.writestr("meta.xml", "<meta:initial-creator>Nguoi Viet</meta:initial-creator>")
    file = clean(out.getvalue())
    assert file.extension == "odt"
    assert file.bytes[30:38] == b"mimetype"
    found = parts(file)
    assert b"giu lai" in found["content.xml"]
    assert all(b"Nguoi Viet" not in body for body in found.values())


TEMPLATE = b'<Relationship Type="http://x/attachedTemplate" Target="http://a/b.dotm" TargetMode="External"/>'


@pytest.mark.parametrize(
    ("extra", "words"),
    [
        ({"word/vbaProject.bin": b"x"}, "macro"),
        ({"word/embeddings/oleObject1.bin": b"x"}, "nhúng"),
        ({"[Content_Types].xml": b"application/vnd.ms-word.document.macroEnabled.main+xml"}, "macro"),
        ({"word/_rels/settings.xml.rels": TEMPLATE}, "nơi khác"),
        ({"../../x.xml": b"x"}, "Không mở được"),
    ],
)  # fmt: skip
def test_what_could_run_or_reach_out_is_refused(extra, words):
    assert words in refused(office(extra))


def test_a_link_in_a_word_file_is_allowed():
    link = b'<Relationship Type="http://x/relationships/hyperlink" Target="http://a" TargetMode="External"/>'
    assert clean(office({"word/_rels/document.xml.rels": link})).extension == "docx"


def test_a_zip_bomb_is_refused_without_unpacking_it():
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b"<Types/>")
        with archive.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(101):
                part.write(bytes(1024 * 1024))
    assert len(bomb.getvalue()) < 1024 * 1024
    assert "quá lớn khi mở" in refused(bomb.getvalue())


def test_a_plain_archive_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "x")
    assert "Tệp này không phải ảnh hoặc văn bản đọc được" in refused(out.getvalue())


def test_what_was_filled_into_a_form_becomes_part_of_the_page():
    form = pdf(
        extra=b"8 0 obj<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/F 4/Rect[0 0 200 100]/AP<</N 10 0 R>>"
        b"/AA<</K<</S/JavaScript/JS(x)>>>>>>endobj\n"
        b"10 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 200 100]/Length 25>>stream\n0 1 0 rg 0 0 200 100 re f\n"
        b"endstream endobj\n",
        catalog=b"/AcroForm<</Fields[8 0 R]>>",
        page=b"/Annots[8 0 R]",
    )
    body = clean(form).bytes
    document = pdfium.PdfDocument(body)
    assert document[0].render(scale=0.2).to_pil().getpixel((10, 5)) == (0, 255, 0)
    document.close()
    assert b"JavaScript" not in body
