"""`create_officer NAME --label "Chị Hạnh" --post UBND-MG.QT`: opens an account and puts it into a post.

The only way to make the first administrator: there is no super-user. It acts as the programme itself, on the server,
and stands in the journal. The password is read from standard input with `--password-stdin`; otherwise a first password
is made, printed once, and has to be changed at the first sign-in.
"""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from caunoi.accounts.models import User
from caunoi.accounts.services import AccountError, create_user, first_password
from caunoi.common import clock
from caunoi.journal.services import SYSTEM
from caunoi.people.models import Post
from caunoi.people.services import PeopleError, start_term


class Command(BaseCommand):
    help = 'Mở tài khoản cán bộ và giao chức danh: create_officer TÊN --label "Chị Hạnh" --post UBND-MG.QT.'

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")
        parser.add_argument("--label", required=True, help="tên gọi mà đồng nghiệp thấy")
        parser.add_argument("--post", action="append", default=[], help="mã chức danh; ghi nhiều lần được")
        parser.add_argument("--email", default="")
        parser.add_argument("--password-stdin", action="store_true", help="đọc mật khẩu từ đầu vào chuẩn")
        parser.add_argument("--add-posts", action="store_true", help="tài khoản đã có: chỉ giao thêm chức danh")

    def handle(self, *args: Any, **options: Any) -> None:
        password = sys.stdin.readline().rstrip("\n") if options["password_stdin"] else first_password()
        try:
            with transaction.atomic():
                user, is_new = self._account(options, password)
                for code in options["post"]:
                    start_term(user=user, post=_post(code), by=SYSTEM, at=clock.now())
        except (AccountError, PeopleError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{user.username}: {', '.join(options['post']) or 'chưa có chức danh'}")
        if is_new and not options["password_stdin"]:
            self.stdout.write(f"Mật khẩu lần đầu (chỉ hiện một lần, phải đổi khi đăng nhập): {password}")

    def _account(self, options: dict[str, Any], password: str) -> tuple[User, bool]:
        username = options["username"]
        if options["add_posts"]:
            user = User.objects.filter(username=username.lower()).first()
            if user is None:
                raise CommandError(f"Không có tài khoản {username}.")
            return user, False
        fields = {"username": username, "label": options["label"], "email": options["email"], "password": password}
        return create_user(**fields, by=SYSTEM, at=clock.now()), True


def _post(code: str) -> Post:
    post = Post.objects.filter(code=code).first()
    if post is None:
        raise CommandError(f"Không có chức danh {code}. Xem danh sách bằng: found_bodies MÃ_ĐỊA_BÀN.")
    return post
