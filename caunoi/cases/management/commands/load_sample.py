from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from caunoi.cases.sample.founding import found_units
from caunoi.cases.sample.story import CASES, Story
from caunoi.common import clock
from caunoi.people.models import Body


class Command(BaseCommand):
    help = "Nạp dữ liệu mẫu (tỉnh Hòa Giang, không có thật): địa bàn, cơ quan, cán bộ, 300 ý kiến trong 200 vụ việc."

    def handle(self, *args: Any, **options: Any) -> None:
        if Body.objects.filter(is_sample=True).exists():
            self.stdout.write("Dữ liệu mẫu đã có; gỡ bằng: caunoi remove_sample")
            return
        if Body.objects.filter(code="UBND-MG").exists():
            raise CommandError("Mã cơ quan của dữ liệu mẫu đã được dùng cho cơ quan thật.")
        now = clock.now()
        with transaction.atomic():
            units = found_units(at=now)
            story = Story(units, now=now)
            story.play(tell=self._tell)
        self.stdout.write(f"Đã nạp dữ liệu mẫu: {story.opinions} ý kiến.")

    def _tell(self, cases: int) -> None:
        self.stdout.write(f"  {cases}/{CASES} vụ việc…")
        self.stdout.flush()
