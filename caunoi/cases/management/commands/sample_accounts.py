from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from caunoi.accounts.models import User
from caunoi.cases.sample.founding import PASSWORD


class Command(BaseCommand):
    help = "In các tài khoản mẫu và mật khẩu chung (chỉ có ở bản chạy thử)."

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.PRODUCTION:
            self.stdout.write("Bản chạy thật: tài khoản mẫu không đăng nhập được.")
            return
        for user in User.objects.filter(is_sample=True, is_active=True, username__startswith="minhgiang."):
            self.stdout.write(f"  {user.username:<24} {user.label}")
        self.stdout.write(f"  Mật khẩu chung: {PASSWORD}")
