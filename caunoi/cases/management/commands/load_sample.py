from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction

from caunoi.cases.sample.extras import load_extras
from caunoi.cases.sample.founding import found_units
from caunoi.cases.sample.story import CASES, Story
from caunoi.common import clock
from caunoi.figures.sample.reports import load_reports
from caunoi.people.models import Body
from caunoi.search.services import count_words


class Command(BaseCommand):
    help = "Nạp dữ liệu mẫu (tỉnh Hòa Giang, không có thật): địa bàn, cơ quan, cán bộ, 300 ý kiến, 3 báo cáo."

    def handle(self, *args: Any, **options: Any) -> None:
        now = clock.now()
        if Body.objects.filter(is_sample=True).exists():
            self.stdout.write("Dữ liệu mẫu đã có; gỡ bằng: caunoi remove_sample")
            self._reports(now)
            return
        if Body.objects.filter(code="UBND-MG").exists():
            raise CommandError("Mã cơ quan của dữ liệu mẫu đã được dùng cho cơ quan thật.")
        with transaction.atomic():
            units = found_units(at=now)
            if connection.vendor == "postgresql":  # else its plans are those of tables that are empty
                with connection.cursor() as cursor:
                    cursor.execute("ANALYZE")
            story = Story(units, now=now)
            story.play(tell=self._tell)
            done = load_extras(at=now)
        self.stdout.write(f"Đã nạp dữ liệu mẫu: {story.opinions} ý kiến.")
        for line in done:
            self.stdout.write(line)
        self._reports(now)
        count_words()

    def _reports(self, now: datetime) -> None:
        if number := load_reports(at=now):
            self.stdout.write(f"Đã nạp và đọc {number} báo cáo mẫu.")

    def _tell(self, cases: int) -> None:
        self.stdout.write(f"  {cases}/{CASES} vụ việc…")
        self.stdout.flush()
