import json
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from allauth.socialaccount.models import SocialAccount
from django.conf import settings as django_settings

from caunoi.accounts.models import User
from caunoi.journal.models import Entry

pytestmark = pytest.mark.django_db
BUTTON = "/tai-khoan/danh-tinh/don-vi/"


class Provider(BaseHTTPRequestHandler):
    """An identity provider on this machine: discovery, token, who it is."""

    person: dict = {}

    def do_GET(self):
        base = f"http://127.0.0.1:{self.server.server_port}"
        if self.path.endswith("/.well-known/openid-configuration"):
            names = ("authorization", "token", "userinfo")
            return self.answer({"issuer": base, **{f"{name}_endpoint": f"{base}/{name}" for name in names}})
        return self.answer(self.person)

    def do_POST(self):
        sent = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        assert sent["code"] == ["ma-mot-lan"]
        assert sent["code_verifier"]
        self.answer({"access_token": "x", "token_type": "Bearer"})

    def answer(self, data):
        body = json.dumps(data).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


@pytest.fixture
def provider(settings):
    server = HTTPServer(("127.0.0.1", 0), Provider)
    Thread(target=server.serve_forever, daemon=True).start()
    app = {
        "provider_id": "don-vi",
        "name": "Cổng của tỉnh",
        "client_id": "caunoi",
        "secret": "bi-mat",
        "settings": {"server_url": f"http://127.0.0.1:{server.server_port}"},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}
    yield Provider
    server.shutdown()
    server.server_close()


def come_back(client, person):
    Provider.person = person
    away = client.post(BUTTON)
    assert away.status_code == 302
    query = parse_qs(urlsplit(away.url).query)
    assert query["redirect_uri"] == [f"http://testserver{BUTTON}ve/"]
    return client.get(f"{BUTTON}ve/", {"code": "ma-mot-lan", "state": query["state"][0]})


HANH = {"sub": "hanh-01", "email": "Canbo@donvi.example", "email_verified": True}


def is_signed_in(client):
    return "_auth_user_id" in client.session


def test_the_button_stands_on_the_page_only_with_a_provider(client, provider):
    assert "Cổng của tỉnh" in client.get("/tai-khoan/dang-nhap/").text
    assert django_settings.OIDC_ISSUER == ""


def test_without_a_provider_there_is_no_button_and_no_address(client):
    assert BUTTON not in client.get("/tai-khoan/dang-nhap/").text
    assert client.post(BUTTON).status_code == 404


def test_a_verified_mail_links_to_its_account_and_signs_in(client, provider, officer):
    assert come_back(client, HANH).url == "/ban-lam-viec/"
    assert client.session["_auth_user_id"] == str(officer.pk)
    assert User.objects.count() == 1
    assert list(Entry.objects.order_by("id").values_list("act", "ref")) == [
        ("account.identity_linked", officer.code),
        ("account.sign_in", officer.code),
    ]
    assert Entry.objects.get(act="account.sign_in").detail == {"methods": ["socialaccount"]}


def test_a_linked_identity_signs_in_again_whatever_its_mail(client, provider, officer):
    come_back(client, HANH)
    client.post("/tai-khoan/dang-xuat/")
    come_back(client, HANH | {"email": "doi-roi@donvi.example"})
    assert is_signed_in(client)
    assert SocialAccount.objects.count() == 1


@pytest.mark.parametrize(
    "person",
    [
        {"sub": "x", "email": "nguoi-la@donvi.example", "email_verified": True},
        {"sub": "x", "email": "canbo@donvi.example", "email_verified": False},
        {"sub": "x", "email": "canbo@donvi.example"},
        {"sub": "x"},
    ],
)
def test_nobody_else_gets_in_and_no_account_is_made(client, provider, officer, person):
    response = come_back(client, person)
    assert response.url == "/tai-khoan/dang-nhap/"
    assert "Chưa có tài khoản gắn với danh tính này" in client.get(response.url).text
    assert not is_signed_in(client)
    assert User.objects.count() == 1
    assert not SocialAccount.objects.exists()
    assert not Entry.objects.exists()


def test_a_deactivated_account_stays_out(client, provider, officer):
    User.objects.update(is_active=False)
    come_back(client, HANH)
    assert not is_signed_in(client)


def test_the_second_factor_is_asked_here_too(client, provider, officer):
    TOTP.activate(officer, "JBSWY3DPEHPK3PXP")
    assert come_back(client, HANH).url == "/tai-khoan/hai-buoc/ma/"
    assert not is_signed_in(client)


def test_a_forged_state_is_refused(client, provider, officer):
    Provider.person = HANH
    client.post(BUTTON)
    response = client.get(f"{BUTTON}ve/", {"code": "ma-mot-lan", "state": "gia-mao"})
    assert response.status_code == 401
    assert "Chưa đăng nhập được" in response.text
    assert not is_signed_in(client)
