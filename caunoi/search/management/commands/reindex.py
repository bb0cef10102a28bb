from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from caunoi.search import services
from caunoi.search.registry import sources


class Command(BaseCommand):
    help = "Dựng lại chỉ mục tìm kiếm từ dữ liệu gốc"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("kinds", nargs="*", help="chỉ các loại này (mặc định: mọi loại)")

    def handle(self, *args: Any, **options: Any) -> None:
        known = sources()
        unknown = sorted(set(options["kinds"]) - set(known))
        if unknown:
            raise CommandError(f"Không có loại: {', '.join(unknown)}. Có: {', '.join(known) or 'chưa loại nào'}")
        for kind in options["kinds"] or known:
            self.stdout.write(f"{kind}: {services.rebuild(kind=kind, source=known[kind])}")
        services.settle()
        self.stdout.write(f"từ: {services.count_words()}")
