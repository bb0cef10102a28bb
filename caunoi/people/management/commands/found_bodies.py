"""`found_bodies PLACE [--prefix MG]`: founds the bodies the law gives a unit, with their posts. Safe to run again."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from caunoi.common import clock
from caunoi.journal.services import SYSTEM
from caunoi.people.models import Body
from caunoi.people.services import PeopleError
from caunoi.people.standard import standard_bodies
from caunoi.places.models import Place


class Command(BaseCommand):
    help = "Lập các cơ quan, tổ chức theo luật của một đơn vị: found_bodies MÃ_ĐỊA_BÀN [--prefix MG]."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("place", help="mã địa bàn hoặc mã thống kê")
        parser.add_argument("--prefix", default=None, help="ký hiệu ngắn, đứng đầu mã việc; mặc định: chữ đầu của tên")

    def handle(self, *args: Any, **options: Any) -> None:
        place = _place(options["place"])
        known = set(Body.objects.filter(place=place).values_list("code", flat=True))
        try:
            bodies = standard_bodies(place, prefix=options["prefix"], by=SYSTEM, at=clock.now())
        except PeopleError as error:
            raise CommandError(str(error)) from error
        for body in bodies:
            self.stdout.write(f"{'=' if body.code in known else '+'} {body.code:<16} {body.name}")
            if body.code not in known:
                self.stdout.write("  " + ", ".join(body.posts.values_list("code", flat=True)))


def _place(code: str) -> Place:
    today = Place.objects.valid_on(clock.today())
    place = today.filter(code=code).first() or today.filter(statistical_code=code).first()
    if place is None:
        raise CommandError(f"Không có địa bàn nào đang tồn tại mang mã {code}.")
    return place
