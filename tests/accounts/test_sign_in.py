import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.conf import settings
from django.core import mail
from django.urls import reverse

from caunoi.accounts.models import User
from caunoi.journal.models import Entry
from caunoi.journal.services import verify

from .conftest import PASSWORD

pytestmark = pytest.mark.django_db
LOGIN = "/tai-khoan/dang-nhap/"
SECRET = "JBSWY3DPEHPK3PXP"


def sign_in(client, login="canbo", password=PASSWORD, **extra):
    return client.post(LOGIN, {"login": login, "password": password}, **extra)


def acts(*fields):
    return list(Entry.objects.order_by("id").values_list("act", *fields, flat=not fields))


def is_signed_in(client):
    return "_auth_user_id" in client.session


def code_of(secret):
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


@pytest.fixture
def second_factor(officer):
    TOTP.activate(officer, SECRET)
    return SECRET


@pytest.mark.parametrize("login", ["canbo", "CanBo", " canbo ", "canbo@donvi.example", "CANBO@donvi.example"])
def test_by_name_or_mail(client, officer, login):
    response = sign_in(client, login)
    assert response.url == "/ban-lam-viec/"
    assert is_signed_in(client)
    assert acts("ref", "actor", "detail") == [
        ("account.sign_in", officer.code, officer.code, {"methods": ["password"]}),
    ]
    assert Entry.objects.get().chain == "he-thong"


@pytest.mark.parametrize(("login", "password"), [("canbo", "sai"), ("khongco", PASSWORD), ("canbo@donvi.example", "x")])
def test_wrong(client, officer, login, password):
    response = sign_in(client, login, password)
    assert "Tên đăng nhập hoặc mật khẩu không đúng." in response.text
    assert not is_signed_in(client)
    assert password not in str(list(Entry.objects.values()))
    assert acts("ref") == ([("account.sign_in_failed", officer.code)] if login.startswith("canbo") else [])


def test_an_account_is_locked_after_five_wrong_passwords(client, officer):
    for _attempt in range(5):
        assert "không đúng" in sign_in(client, password="sai").text
    for password in ["sai", PASSWORD]:
        assert "Tài khoản tạm khóa" in sign_in(client, password=password).text
    assert not is_signed_in(client)
    assert acts() == ["account.sign_in_failed"] * 5


def test_a_lock_of_one_account_leaves_the_others(client, officer):
    User.objects.create_user("khac", PASSWORD, label="Anh Bình")
    for _attempt in range(6):
        sign_in(client, password="sai")
    assert sign_in(client, "khac").status_code == 302


def test_one_address_may_not_try_many_accounts(client, officer):
    answers = [sign_in(client, f"nguoi{number}", "sai").text for number in range(31)]
    assert "không đúng" in answers[29]
    assert "Tài khoản tạm khóa" in answers[30]


def test_the_lock_goes_by_account_whatever_the_address(client, officer):
    for number in range(5):
        sign_in(client, password="sai", REMOTE_ADDR=f"10.0.0.{number}")
    assert "Tài khoản tạm khóa" in sign_in(client, REMOTE_ADDR="10.0.1.1").text


def test_name_and_mail_count_together(client, officer):
    for login in ["canbo", "CANBO", "canbo@donvi.example", "canbo", "canbo@donvi.example"]:
        assert "không đúng" in sign_in(client, login, "sai").text
    assert "Tài khoản tạm khóa" in sign_in(client).text


def test_a_right_password_does_not_count(client, officer):
    for _attempt in range(7):
        assert sign_in(client).status_code == 302
        client.post("/tai-khoan/dang-xuat/")


def test_a_deactivated_account_is_told_so_and_stays_out(client, officer):
    User.objects.update(is_active=False)
    response = sign_in(client)
    assert response.url == "/tai-khoan/ngung/"
    assert not is_signed_in(client)
    assert "đã ngừng hoạt động" in client.get(response.url).text


def test_deactivation_ends_a_running_session(signed_in):
    User.objects.update(is_active=False)
    response = signed_in.get("/tai-khoan/mat-khau/doi/")
    assert response.status_code == 302
    assert response.url.startswith(LOGIN)


def test_sign_out(client, officer):
    sign_in(client)
    assert "Chị Hạnh" in client.get("/tai-khoan/dang-xuat/").text
    assert client.post("/tai-khoan/dang-xuat/").url == LOGIN
    assert not is_signed_in(client)
    assert acts() == ["account.sign_in", "account.sign_out"]


def test_only_post_signs_out(client, officer):
    sign_in(client)
    client.get("/tai-khoan/dang-xuat/")
    assert is_signed_in(client)


def test_sample_accounts_have_their_own_chain(client, officer):
    User.objects.update(is_sample=True)
    sign_in(client)
    assert Entry.objects.get().chain == "mau:he-thong"


def test_the_next_page_stays_on_this_site(client, officer):
    assert sign_in(client, QUERY_STRING="next=//xau.example/").url == "/ban-lam-viec/"
    client.post("/tai-khoan/dang-xuat/")
    assert sign_in(client, QUERY_STRING="next=/ban-lam-viec/viec/").url == "/ban-lam-viec/viec/"


def test_there_is_no_sign_up(client):
    from allauth.account.adapter import get_adapter

    assert client.get("/tai-khoan/dang-ky/").status_code == 404
    assert client.get("/tai-khoan/signup/").status_code == 404
    assert get_adapter().is_open_for_signup(None) is False


def test_the_session_ends_with_the_browser_and_after_hours(client, officer):
    sign_in(client)
    cookie = client.cookies["sessionid"]
    assert cookie["expires"] == ""
    assert cookie["httponly"]
    assert client.session.get_expiry_age() == settings.SESSION_COOKIE_AGE == 8 * 3600


# --- second factor ---------------------------------------------------------------------------------------------------


def test_the_second_factor_is_asked(client, officer, second_factor):
    assert sign_in(client).url == "/tai-khoan/hai-buoc/ma/"
    assert not is_signed_in(client)
    assert acts() == []
    response = client.post("/tai-khoan/hai-buoc/ma/", {"code": code_of(SECRET)})
    assert response.url == "/ban-lam-viec/"
    assert is_signed_in(client)
    assert acts("detail") == [("account.sign_in", {"methods": ["mfa", "password"]})]


def test_a_wrong_code_does_not_pass_and_is_journalled(client, officer, second_factor):
    sign_in(client)
    right = code_of(SECRET)
    wrong = "000000" if right != "000000" else "111111"
    response = client.post("/tai-khoan/hai-buoc/ma/", {"code": wrong})
    assert "Mã không đúng" in response.text
    assert not is_signed_in(client)
    assert acts() == ["account.second_factor_failed"]


def test_codes_are_throttled(client, officer, second_factor):
    sign_in(client)
    answers = [client.post("/tai-khoan/hai-buoc/ma/", {"code": "12"}).text for _attempt in range(6)]
    assert "Mã không đúng" in answers[0]
    assert "Sai quá nhiều lần" in answers[5]


def test_the_code_page_needs_a_password_first(client, officer, second_factor):
    assert client.get("/tai-khoan/hai-buoc/ma/").url.startswith(LOGIN)


@pytest.fixture
def confirmed(client, officer):
    """Signed in and having just confirmed the password."""
    sign_in(client)
    response = client.post("/tai-khoan/xac-nhan/?next=/tai-khoan/hai-buoc/", {"password": PASSWORD})
    assert response.status_code == 302
    return client


def test_turning_it_on_needs_the_password_again(client, officer):
    sign_in(client)
    assert client.get("/tai-khoan/hai-buoc/bat/").url.startswith("/tai-khoan/xac-nhan/")


def test_turning_it_on(confirmed, officer):
    page = confirmed.get("/tai-khoan/hai-buoc/bat/").text
    assert '<svg class="qr"' in page
    assert "data:image" not in page
    assert " style=" not in page
    secret = re.search(r"<code[^>]*>([A-Z2-7]{32})</code>", page)[1]
    response = confirmed.post("/tai-khoan/hai-buoc/bat/", {"code": code_of(secret)})
    assert response.url == "/tai-khoan/hai-buoc/ma-du-phong/"
    codes = re.findall(r"<code>(\d{8})</code>", confirmed.get(response.url).text)
    assert len(set(codes)) == 10
    stored = Authenticator.objects.get(type="totp").data["secret"]
    assert secret not in stored
    assert TOTP(Authenticator.objects.get(type="totp")).validate_code(code_of(secret))
    assert acts()[-1] == "account.second_factor_on"


def test_a_wrong_first_code_turns_nothing_on(confirmed, officer):
    confirmed.get("/tai-khoan/hai-buoc/bat/")
    assert "Mã không đúng" in confirmed.post("/tai-khoan/hai-buoc/bat/", {"code": "1"}).text
    assert not Authenticator.objects.exists()
    assert "account.second_factor_on" not in acts()


def test_a_recovery_code_opens_once(confirmed, officer):
    page = confirmed.get("/tai-khoan/hai-buoc/bat/").text
    secret = re.search(r"<code[^>]*>([A-Z2-7]{32})</code>", page)[1]
    confirmed.post("/tai-khoan/hai-buoc/bat/", {"code": code_of(secret)})
    code = re.findall(r"<code>(\d{8})</code>", confirmed.get("/tai-khoan/hai-buoc/ma-du-phong/").text)[0]
    for expected in [True, False]:
        confirmed.post("/tai-khoan/dang-xuat/")
        sign_in(confirmed)
        confirmed.post("/tai-khoan/hai-buoc/ma/", {"code": code})
        assert is_signed_in(confirmed) is expected


def test_turning_it_off_and_new_codes(confirmed, officer, second_factor):
    confirmed.get("/tai-khoan/hai-buoc/")
    confirmed.post("/tai-khoan/hai-buoc/ma-du-phong/moi/")
    assert Authenticator.objects.filter(type="recovery_codes").exists()
    confirmed.post("/tai-khoan/hai-buoc/tat/")
    assert not Authenticator.objects.exists()
    assert acts()[-2:] == ["account.recovery_codes_new", "account.second_factor_off"]


def test_where_it_is_required_it_cannot_be_turned_off(confirmed, officer, second_factor, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    assert "không tắt được" in confirmed.post("/tai-khoan/hai-buoc/tat/").text
    assert Authenticator.objects.exists()


# --- passwords -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("new", "again", "error"),
    [
        ("ngan-qua-9", "ngan-qua-9", "quá ngắn"),
        ("canbo@donvi1", "canbo@donvi1", "giống"),
        ("123456789012345", "123456789012345", "hoàn toàn là số"),
        ("Matkhau@123456", "Matkhau@123456", "hay bị thử đoán"),
        ("abababababab", "abababababab", "lặp lại"),
        ("nui-cao-song-dai-9", "nui-cao-song-dai-8", "Hai lần gõ chưa giống nhau."),
        (PASSWORD, PASSWORD, "phải khác"),
    ],
)
def test_password_policy(signed_in, officer, new, again, error):
    data = {"oldpassword": PASSWORD, "password1": new, "password2": again}
    page = signed_in.post("/tai-khoan/mat-khau/doi/", data).text
    assert error in page
    assert User.objects.get().check_password(PASSWORD)


def test_change_password(signed_in, officer):
    data = {"oldpassword": PASSWORD, "password1": "nui-cao-song-dai-9", "password2": "nui-cao-song-dai-9"}
    response = signed_in.post("/tai-khoan/mat-khau/doi/", data)
    assert response.url == "/ban-lam-viec/"
    assert User.objects.get().check_password("nui-cao-song-dai-9")
    assert is_signed_in(signed_in)
    assert acts("detail") == [("account.password", {"must_change": False})]


def test_the_old_password_is_needed(signed_in, officer):
    data = {"oldpassword": "sai", "password1": "nui-cao-song-dai-9", "password2": "nui-cao-song-dai-9"}
    assert "Mật khẩu đang dùng không đúng." in signed_in.post("/tai-khoan/mat-khau/doi/", data).text
    assert User.objects.get().check_password(PASSWORD)


def test_a_forgotten_password_is_reset_by_mail(client, officer):
    response = client.post("/tai-khoan/mat-khau/quen/", {"email": "canbo@donvi.example"}, headers={"host": "localhost"})
    assert response.url == "/tai-khoan/mat-khau/quen/da-gui/"
    (message,) = mail.outbox
    assert message.subject == "Đặt lại mật khẩu Cầu Nối"
    link = re.search(re.escape(settings.PUBLIC_URL) + r"(/\S+)", message.body)[1]
    page = client.get(link, follow=True)
    data = {"password1": "nui-cao-song-dai-9", "password2": "nui-cao-song-dai-9"}
    client.post(page.request["PATH_INFO"], data)
    assert User.objects.get().check_password("nui-cao-song-dai-9")
    assert not is_signed_in(client)
    assert acts() == ["account.password"]
    assert "không còn dùng được" in client.get(link, follow=True).text


def test_an_unknown_address_gets_the_same_answer_and_no_mail(client, officer):
    known = client.post("/tai-khoan/mat-khau/quen/", {"email": "canbo@donvi.example"})
    unknown = client.post("/tai-khoan/mat-khau/quen/", {"email": "ai-do@donvi.example"})
    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert len(mail.outbox) == 1


def test_chains_hold_after_all_this(client, officer):
    sign_in(client, password="sai")
    sign_in(client)
    client.post("/tai-khoan/dang-xuat/")
    assert acts() == ["account.sign_in_failed", "account.sign_in", "account.sign_out"]
    assert verify() == []


# --- pages -----------------------------------------------------------------------------------------------------------

OPEN = ["account_login", "account_inactive", "account_reset_password", "account_reset_password_done"]
SIGNED_IN = ["account_home", "account_logout", "account_change_password", "mfa_index", "socialaccount_connections"]
ENGLISH = re.compile(r"Sign In|Log in|Password|Username|Two-Factor|Your |Email|Menu:", re.IGNORECASE)


@pytest.mark.parametrize("name", [*OPEN, "socialaccount_login_cancelled"])
def test_open_pages_are_vietnamese(client, name):
    check_page(client.get(reverse(name)))


def test_a_failed_identity_provider_is_told(client):
    check_page(client.get(reverse("socialaccount_login_error")), status=401)


@pytest.mark.parametrize("name", SIGNED_IN)
def test_pages_for_who_is_signed_in(signed_in, name):
    check_page(signed_in.get(reverse(name)))


@pytest.mark.parametrize("name", ["mfa_deactivate_totp", "mfa_generate_recovery_codes", "mfa_view_recovery_codes"])
def test_pages_of_the_second_factor(confirmed, second_factor, name):
    if name == "mfa_view_recovery_codes":
        confirmed.post(reverse("mfa_generate_recovery_codes"))
    check_page(confirmed.get(reverse(name)))


def check_page(response, status=200):
    assert response.status_code == status
    body = re.sub(r"<[^>]+>", " ", response.text.split("<body", 1)[1])
    assert ENGLISH.search(body) is None
    assert response.text.count("<h1>") == 1
    assert " style=" not in response.text


@pytest.mark.parametrize("name", SIGNED_IN)
def test_and_for_nobody_else(client, name):
    response = client.get(reverse(name))
    assert response.status_code == 302
    assert response.url.startswith(LOGIN)


def test_recovery_codes_download_is_vietnamese(confirmed, second_factor):
    confirmed.post(reverse("mfa_generate_recovery_codes"))
    text = confirmed.get(reverse("mfa_download_recovery_codes")).text
    assert text.startswith("Mã dự phòng đăng nhập Cầu Nối.")
    assert len(re.findall(r"^\d{8}$", text, re.MULTILINE)) == 10
