import pytest
from allauth.mfa.totp.internal.auth import TOTP

pytestmark = pytest.mark.django_db
CHANGE = "/tai-khoan/mat-khau/doi/"


@pytest.fixture
def new_officer(signed_in, officer):
    officer.must_change_password = True
    officer.save()
    return signed_in


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_handed_password_is_changed_first(new_officer, method):
    response = getattr(new_officer, method)("/ban-lam-viec/")
    assert (response.status_code, response.url) == (302, CHANGE)


def test_htmx_is_sent_there_too(new_officer):
    response = new_officer.get("/ban-lam-viec/", headers={"HX-Request": "true"})
    assert response.headers["HX-Redirect"] == CHANGE
    assert response.content == b""


def test_account_pages_stay_open(new_officer):
    assert "do người khác trao" in new_officer.get(CHANGE).text
    assert new_officer.get("/tai-khoan/dang-xuat/").status_code == 200


def test_changing_it_frees(new_officer, officer):
    from .conftest import PASSWORD

    data = {"oldpassword": PASSWORD, "password1": "nui-cao-song-dai-9", "password2": "nui-cao-song-dai-9"}
    new_officer.post(CHANGE, data)
    officer.refresh_from_db()
    assert officer.must_change_password is False
    assert new_officer.get("/tai-khoan/hai-buoc/").status_code == 200


def test_the_public_is_not_stopped(client, officer, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    assert client.get("/khong-co/").status_code == 404


def test_without_the_required_second_factor_nobody_works(signed_in, officer, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    assert signed_in.get("/khong-co/").url == "/tai-khoan/hai-buoc/bat/"
    TOTP.activate(officer, "JBSWY3DPEHPK3PXP")
    assert signed_in.get("/khong-co/").status_code == 404


def test_it_is_asked_of_the_database_once_a_session(signed_in, officer, settings, django_assert_num_queries):
    settings.SECOND_FACTOR_REQUIRED = True
    TOTP.activate(officer, "JBSWY3DPEHPK3PXP")
    signed_in.get("/tai-khoan/dang-xuat/")
    signed_in.get("/khong-co/")
    with django_assert_num_queries(2):  # session, account
        signed_in.get("/khong-co/")


def test_what_an_officer_reads_is_not_kept_by_the_browser(signed_in, client):
    assert "no-store" in signed_in.get("/ban-lam-viec/").headers["Cache-Control"]
    assert signed_in.get("/huong-dan/").headers["Cache-Control"] == "private, no-cache"  # the view says so itself
    client.logout()
    assert "no-store" not in client.get("/tai-khoan/ngung/").headers.get("Cache-Control", "")
