"""Pages that show every component of the design, for the tests alone: forms, states, lists, frames."""

from datetime import date
from pathlib import Path
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path
from django.views.decorators.http import require_http_methods

from caunoi.urls import handler500
from caunoi.urls import urlpatterns as product_urls
from caunoi.web import errors, qr
from caunoi.web.forms import ChoiceText, DateInput, LimitedForm
from caunoi.web.nav import Door, NavItem

HERE = Path(__file__).parent
DOORS = [
    Door("/a/", "biết", "eye", "Ngân sách, quy hoạch, thông báo", "12 nội dung mới"),
    Door("/b/", "bàn", "messages-square", "Góp ý dự thảo, họp dân", "3 việc đang hỏi dân"),
    Door("/c/", "làm", "hand-helping", "Việc chung", "8 việc"),
    Door("/d/", "kiểm tra", "search-check", "Ý kiến đã gửi", "24 lời hứa", is_current=True),
    Door("/e/", "giám sát", "shield-check", "Công trình", "4 công trình"),
    Door("/f/", "thụ hưởng", "hand-heart", "An sinh", "Sao kê từng đồng"),
]
MENU = [
    NavItem("/x/", "Tra cứu mã", "search"),
    NavItem("/y/", "Hướng dẫn", "circle-question-mark"),
    NavItem("/z/", "Cán bộ", "log-in"),
]
DESK = [
    NavItem("/gallery/desk/", "Việc cần làm", "inbox", count=22, is_current=True, short="Việc"),
    NavItem("/n/", "Nhập ý kiến", "circle-plus", short="Nhập"),
    NavItem("/t/", "Theo dõi", "landmark"),
    NavItem("/b/", "Thông báo", "bell", count=3, count_kind="new"),
    NavItem("/l/", "Lời hứa", "calendar-clock", count=5, count_kind="soon"),
    NavItem("/s/", "Sổ đăng ký", "book-open"),
]
FOOT = [NavItem("/", "Cổng người dân", "external-link"), NavItem("/tk/", "Chị Hạnh", "user-round")]


class Everything(LimitedForm):
    """One field of every shape."""

    scope = "gallery"
    loai = forms.ChoiceField(
        label="Ông/bà muốn gửi gì?",
        widget=forms.RadioSelect,
        choices=[
            ("pa", ChoiceText("Phản ánh", "Thấy việc chưa đúng, cần phường biết và xử lý")),
            ("kn", ChoiceText("Kiến nghị", "Đề nghị phường làm hoặc sửa một việc")),
        ],
    )
    noi_dung = forms.CharField(
        label="Nội dung", max_length=1000, widget=forms.Textarea(attrs={"rows": 4}), help_text="Thấy gì, từ bao giờ."
    )
    dien_thoai = forms.CharField(label="Số điện thoại", required=False, help_text="Không hiện công khai")
    thu = forms.EmailField(label="Thư điện tử", required=False)
    linh_vuc = forms.ChoiceField(label="Lĩnh vực", choices=[("1", "Giao thông"), ("2", "Môi trường")])
    ngay = forms.DateField(label="Ngày xảy ra", widget=DateInput, required=False)
    qua = forms.MultipleChoiceField(
        label="Nhận tin qua",
        choices=[("a", "Thư"), ("b", "Điện thoại")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    anh = forms.FileField(label="Ảnh hoặc giấy tờ", required=False, help_text="Vị trí ghi kèm trong ảnh được xóa.")
    an_ten = forms.BooleanField(label="Giấu tên tôi trên trang công khai", required=False)


def draw(request: HttpRequest, name: str, context: dict[str, Any]) -> HttpResponse:
    """A template of this folder."""
    template = engines["django"].from_string((HERE / name).read_text())
    return HttpResponse(template.render(context, request))


@require_http_methods(["GET", "POST"])
def portal(request: HttpRequest) -> HttpResponse:
    """All components in the public frame; a POST shows the errors or a thank-you."""
    form = Everything(request.POST or None, request.FILES or None, request=request)
    is_sent = request.method == "POST" and form.is_valid()
    if is_sent:
        messages.success(request, "Đã nhận ý kiến")
        messages.error(request, "Thư chưa gửi được")
    return draw(
        request,
        "gallery_portal.html",
        {
            "form": form,
            "is_sent": is_sent,
            "doors": DOORS,
            "portal_menu": MENU,
            "site_banner": "Dữ liệu mẫu: nơi và người ở đây không có thật.",
            "crumbs": [("/", "Trang đầu"), ("", "Bộ thành phần")],
            "steps": ["Loại", "Nơi", "Nội dung", "Người gửi", "Xem lại"],
            "page": Paginator(range(200), 10).page(5),
            "qr": qr.svg("https://localhost/tra-cuu/#ma=MG-7K4R-9TXM-2HWQ", label="Mã QR mở trang theo dõi"),
            "due": date(2026, 10, 26),
            "late": date(2026, 10, 30),
            "early": date(2026, 10, 12),
        },
    )


def desk(request: HttpRequest) -> HttpResponse:
    """The officers' frame with a list, a form and a dialog."""
    rows = [
        ("MG-26-0377", "Đèn đường ngõ 45 không sáng từ đầu tháng 9", date(2026, 10, 6)),
        ("MG-26-0402", "Nắp cống vỡ trước cổng trường", date(2026, 10, 12)),
        ("MG-26-0413", "Cây xà cừ nghiêng về phía nhà dân sau bão", date(2026, 10, 26)),
    ]
    context = {
        "desk_nav": DESK, "desk_foot": FOOT, "desk_search_url": "/gallery/desk/", "desk_new_url": "/n/",
        "desk_query": request.GET.get("q", ""), "rows": rows, "today": date(2026, 10, 12),
        "page": Paginator(range(60), 10).page(1),
    }  # fmt: skip
    return draw(request, "gallery_desk.html", context)


def home(request: HttpRequest) -> HttpResponse:
    """The six arches."""
    return draw(request, "gallery_home.html", {"doors": DOORS[:4], "portal_menu": MENU})


urlpatterns = [
    *product_urls,
    path("gallery/", portal),
    path("gallery/desk/", desk),
    path("gallery/home/", home),
    path("gallery/429/", errors.too_many_requests),
    path("gallery/403/", errors.csrf_failure),
]
__all__ = ["handler500", "urlpatterns"]
