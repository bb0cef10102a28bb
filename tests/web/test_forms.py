import io
from datetime import UTC, date, datetime, timedelta

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation
from django.utils.datastructures import MultiValueDict
from PIL import Image

from caunoi.common import clock
from caunoi.web.forms import ChoiceText, DateInput, FilesField, LimitedForm, check_time_token, signed_time_token
from caunoi.web.uploads import UploadError, refusal

NOON = datetime(2026, 10, 12, 5, 0, tzinfo=UTC)


class Say(LimitedForm):
    scope = "thu"
    limit_plain = 2
    noi_dung = forms.CharField(label="Nội dung", max_length=1000, widget=forms.Textarea, help_text="Kể như nói")


class Kit(forms.Form):
    loai = forms.ChoiceField(
        label="Loại", widget=forms.RadioSelect, choices=[("a", ChoiceText("Phản ánh", "Thấy việc")), ("b", "Góp ý")]
    )
    ten = forms.CharField(label="Tên", required=False)
    dong_y = forms.BooleanField(label="Tôi đã đọc")
    ngay = forms.SplitDateTimeField(label="Lúc", required=False)


def token(seconds_ago: int = 10) -> str:
    with clock.fixed(NOON - timedelta(seconds=seconds_ago)):
        return signed_time_token()


def send(**data: str) -> Say:
    values = {"noi_dung": "Ngõ 12 ngập", "luc_mo": token(), **data}
    return Say(values, request=RequestFactory().post("/"))


def codes(form: Say) -> list[str]:
    return [error.code for error in form.non_field_errors().as_data()]


@pytest.fixture(autouse=True)
def at_noon():
    with clock.fixed(NOON):
        yield


@pytest.mark.parametrize(
    ("age", "is_good"), [(0, False), (2, False), (3, True), (86_400, True), (86_401, False), (-5, False)]
)
def test_the_time_token_is_good_from_three_seconds_to_a_day(age, is_good):
    assert check_time_token(token(age)) is is_good


def test_a_changed_or_missing_time_token_is_refused():
    assert not check_time_token("")
    assert not check_time_token(token() + "x")


@pytest.mark.django_db
def test_a_person_without_javascript_gets_through():
    form = send()
    assert form.is_valid()
    assert form.cleaned_data == {"noi_dung": "Ngõ 12 ngập"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("data", "code"),
    [({"trang_web": "http://spam"}, "trap"), ({"luc_mo": token(1)}, "time"), ({"xac_minh": "sai"}, "proof")],
)
def test_each_guard_refuses_and_keeps_what_was_typed(data, code):
    form = send(**data)
    assert not form.is_valid()
    assert codes(form) == [code]
    assert form["noi_dung"].value() == "Ngõ 12 ngập"


@pytest.mark.django_db
def test_the_plain_way_is_limited_and_a_wrong_field_costs_nothing():
    assert not send(noi_dung="").is_valid()
    assert [send().is_valid() for _ in range(3)] == [True, True, False]
    assert codes(send()) == ["limit"]


@pytest.mark.django_db
def test_proof_of_work_has_its_own_wider_limit(monkeypatch):
    monkeypatch.setattr("caunoi.web.proof.is_valid", lambda payload: payload == "dung")
    assert [send(xac_minh="dung").is_valid() for _ in range(4)] == [True] * 4


@pytest.mark.django_db
def test_a_correction_keeps_its_token_and_an_expired_one_is_renewed():
    sent = token()
    assert send(luc_mo=sent).time_token == sent
    assert check_time_token(send(luc_mo=token(90_000)).time_token, at_least=0)


def test_a_text_area_counts_its_letters_and_names_its_hint():
    html = str(Say(request=RequestFactory().get("/"))["noi_dung"].as_field_group())
    assert 'aria-describedby="id_noi_dung_helptext id_noi_dung_count"' in html
    assert 'data-counter="id_noi_dung_count"' in html
    assert "Nhiều nhất 1.000 ký tự" in html
    assert 'class="textarea"' in html
    assert 'aria-required="true"' in html


def test_the_guards_are_no_fields_of_the_form_but_stand_in_the_page():
    form = Say(request=RequestFactory().get("/"))
    assert "trang_web" not in str(form)
    guard = render_to_string("web/_guard.html", {"form": form})
    assert 'name="trang_web"' in guard
    assert 'name="luc_mo"' in guard
    assert "style=" not in guard


def test_choices_are_cards_with_a_second_line():
    html = str(Kit()["loai"].as_field_group())
    assert html.count('class="choice"') == 2
    assert "<b>Phản ánh</b><small>Thấy việc</small>" in html
    assert "<legend" in html


def test_errors_link_to_the_first_control_and_are_said_at_the_field():
    form = Kit({"ten": "x"})
    html = str(form)
    assert "Còn 2 chỗ cần sửa" in html
    assert "Loại: Chưa chọn mục nào." in html
    assert "Tôi đã đọc: Chưa đánh dấu ô này." in html
    assert 'href="#id_loai_0"' in html
    assert 'href="#id_dong_y"' in html
    assert 'id="id_dong_y_error"' in html
    assert 'aria-describedby="id_dong_y_error"' in html
    assert "(không bắt buộc)" in html


class Photos(forms.Form):
    anh = FilesField(label="Ảnh", most=2, required=False)


def sent(*bodies: bytes) -> Photos:
    files = MultiValueDict({"anh": [SimpleUploadedFile("ten-rieng.jpg", body) for body in bodies]})
    return Photos({}, files)


def photo() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (4, 4)).save(out, "JPEG")
    return out.getvalue()


def test_several_files_come_back_cleaned_and_nameless():
    form = sent(photo(), photo())
    assert form.is_valid()
    assert [file.extension for file in form.cleaned_data["anh"]] == ["jpg", "jpg"]
    assert "ten-rieng" not in repr(form.cleaned_data)
    assert sent().is_valid()


def test_too_many_files_and_each_bad_one_are_named():
    assert sent(photo(), photo(), photo()).errors["anh"] == ["Nhiều nhất 2 tệp."]
    assert sent(photo(), b"MZ rong").errors["anh"][0].startswith("Tệp “ten-rieng.jpg”: Tệp này không phải ảnh")


def test_a_damaged_picture_is_told_by_the_name_the_sender_gave_it():
    assert sent(photo()[:200]).errors["anh"] == [
        "Tệp “ten-rieng.jpg”: Không mở được ảnh này, có thể tệp bị hỏng. Xin chụp lại hoặc gửi ảnh khác."
    ]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("C:\\anh\\cong.jpg", "Tệp “cong.jpg”: hỏng"),
        ("../../etc/cong.jpg", "Tệp “cong.jpg”: hỏng"),
        ("a\u202egpj.exe\n", "Tệp “agpj.exe”: hỏng"),
        ("x" * 100 + ".jpg", f"Tệp “{'x' * 48}…xxxxxxx.jpg”: hỏng"),
        ("", "Tệp thứ 3: hỏng"),
    ],
)
def test_a_strange_file_name_is_told_plainly(name: str, shown: str):
    file = io.BytesIO()
    file.name = name
    assert refusal(file, UploadError("hỏng"), number=3) == shown


class Days(forms.Form):
    ngay = forms.DateField(label="Ngày", widget=DateInput, required=False)


@pytest.mark.parametrize("typed", ["2026-11-05", "5/11/2026", "05/11/2026", " 05-11-2026 ", "5.11.2026"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_typed_day_is_read_day_first_in_every_language(typed: str, language: str):
    with translation.override(language):
        form = Days({"ngay": typed})
        assert form.is_valid()
        assert form.cleaned_data["ngay"] == date(2026, 11, 5)


def test_a_day_that_does_not_exist_is_refused():
    assert not Days({"ngay": "31/02/2026"}).is_valid()
    assert not Days({"ngay": "13/13/2026"}).is_valid()


def test_where_there_is_no_picker_the_box_says_the_order():
    assert 'placeholder="ngày/tháng/năm"' in str(Days()["ngay"])


def test_the_picker_takes_several_and_the_field_is_drawn_as_the_others():
    html = str(Photos()["anh"].as_field_group())
    assert " multiple" in html
    assert 'class="input"' in html
    assert "image/heic" in html
