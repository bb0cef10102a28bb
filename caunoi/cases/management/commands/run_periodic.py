from django.core.management.base import BaseCommand

from caunoi.cases.services.periodic import run_all
from caunoi.common import clock


class Command(BaseCommand):
    help = "Nhắc hạn, báo lãnh đạo việc quá hạn, theo dõi lời hứa, gửi lại thư đang chờ."

    def handle(self, *args: object, **options: object) -> None:
        done = run_all(at=clock.now())
        self.stdout.write(
            f"soon={done.soon} overdue={done.overdue} escalated={done.escalated} "
            f"promises={done.promises} mails={done.mails}"
        )
