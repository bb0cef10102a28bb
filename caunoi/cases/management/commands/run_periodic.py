from django.core.management.base import BaseCommand

from caunoi.cases.services.periodic import run_all
from caunoi.common import clock
from caunoi.figures.services.reading import resume_stalled
from caunoi.search.services import count_words_daily


class Command(BaseCommand):
    help = (
        "Nhắc hạn, báo lãnh đạo việc quá hạn, theo dõi lời hứa, gửi lại thư đang chờ, đọc tiếp báo cáo dở, "
        "đếm từ để tìm kiếm."
    )

    def handle(self, *args: object, **options: object) -> None:
        done = run_all(at=clock.now())
        resumed = resume_stalled(at=clock.now())
        counted = count_words_daily()
        self.stdout.write(
            f"soon={done.soon} overdue={done.overdue} escalated={done.escalated} "
            f"promises={done.promises} mails={done.mails} readings={resumed} words={int(counted)}"
        )
