from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client

from caunoi.common import clock
from tests.cases.world import NOON, World, make_world

TEXT = "Ngõ 12 cứ mưa quá nửa giờ là nước dâng đến bậc cửa, hố ga đầu ngõ đầy bùn từ tháng 8."


@pytest.fixture
def world(db: None, settings: object) -> World:
    cache.clear()
    made = make_world()
    made.office.address, made.office.hours = "Tầng 1, trụ sở UBND phường", "thứ Ba, thứ Năm, 7:30–11:30"
    made.office.phone = "0200 000 123"
    made.office.save()
    return made


@pytest.fixture
def noon() -> Iterator[None]:
    with clock.fixed(NOON):
        yield


class Visitor:
    """Somebody at the public site without JavaScript, whose clock can be moved on."""

    def __init__(self, address: str = "10.0.0.1") -> None:
        self.client = Client(REMOTE_ADDR=address)
        self.at: datetime = NOON

    def wait(self, seconds: int) -> None:
        self.at += timedelta(seconds=seconds)

    def get(self, path: str, **more: object) -> HttpResponse:
        with clock.fixed(self.at):
            return self.client.get(path, **more)  # type: ignore[arg-type,return-value]

    def post(self, path: str, data: dict[str, object] | None = None, **more: object) -> HttpResponse:
        with clock.fixed(self.at):
            return self.client.post(path, data or {}, **more)  # type: ignore[arg-type,return-value]

    def page(self, path: str) -> str:
        response = self.get(path, follow=True)
        assert response.status_code == 200, path
        return response.content.decode()

    def answer(self, step: str, **data: object) -> HttpResponse:
        return self.post(f"/gui-y-kien/{step}/", data)

    def fill(self, world: World, text: str = TEXT, **sender: object) -> str:
        """Everything up to the review; returns the token in its form."""
        self.get("/gui-y-kien/")
        self.answer("loai", kind="phan_anh")
        self.answer("noi", place=world.area.code, place_note="Ngõ 12")
        self.answer("noi-nhan", body=world.office.code)
        response = self.answer("noi-dung", text=text)
        if response.headers.get("Location", "").endswith("viec-giong/"):
            self.answer("viec-giong")
        self.answer("nguoi-gui", **{"privacy": "named", **sender})
        return token_in(self.get("/gui-y-kien/xem-lai/"))

    def press_send(self, token: str, **more: object) -> HttpResponse:
        data = {"token": token, "luc_mo": time_token_in(self.get("/gui-y-kien/xem-lai/")), **more}
        return self.answer("xem-lai", **data)

    def send(self, world: World, text: str = TEXT, **sender: object) -> str:
        """A whole opinion; returns the receipt code shown."""
        token = self.fill(world, text, **sender)
        self.wait(10)
        response = self.press_send(token)
        assert response.headers.get("Location") == "/bien-nhan/", response.content.decode()[:4000]
        return code_in(self.page("/bien-nhan/"))


def _between(text: str, start: str, end: str) -> str:
    assert start in text, text[:3000]
    return text.split(start, 1)[1].split(end, 1)[0]


def token_in(response: HttpResponse) -> str:
    return _between(response.content.decode(), 'name="token" value="', '"')


def time_token_in(response: HttpResponse) -> str:
    text = response.content.decode()
    return _between(text, 'name="luc_mo" value="', '"') if 'name="luc_mo"' in text else ""


def code_in(page: str) -> str:
    return _between(page, 'id="phieu">', "<")


@pytest.fixture
def visitor(world: World) -> Visitor:
    return Visitor()


@pytest.fixture
def visitors(world: World) -> Callable[[str], Visitor]:
    return Visitor
