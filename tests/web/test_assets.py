import gzip
import json
import re
from pathlib import Path

from django.core.management import call_command
from django.template.loader import render_to_string
from django.test import RequestFactory

from caunoi.web.storage import StaticStorage

STATIC = Path(__file__).parents[2] / "caunoi/web/static"
PACKAGE = Path(__file__).parents[2] / "caunoi"


def test_the_first_load_of_a_public_page_is_light():
    page = render_to_string("web/portal.html", {}, RequestFactory().get("/"))
    from django.contrib.staticfiles import finders

    used = set(re.findall(r'(?:href|src)="/static/([^"#]+)', page)) | {"web/icons.svg"}
    assert "web/app.js" in used
    bodies = [Path(finders.find(name)).read_bytes() for name in used]
    fonts = [path.read_bytes() for path in (STATIC / "web/fonts").glob("*.woff2")]
    weight = sum(len(gzip.compress(body)) for body in [*bodies, page.encode()]) + sum(map(len, fonts))
    assert weight < 90_000  # the whole first view must stay under 150 KB; this leaves room for its content


def test_our_scripts_stay_small_and_use_no_eval():
    for path in (STATIC / "web").glob("*.js"):
        code = path.read_text()
        assert len(gzip.compress(code.encode())) < 6_000
        assert not re.search(r"\beval\(|new Function|\.style\b|innerHTML|https?://(?!www\.w3)", code), path.name


def test_every_icon_that_a_template_names_is_in_the_sprite():
    known = set(re.findall(r'<symbol id="i-([^"]+)"', (STATIC / "web/icons.svg").read_text()))
    used = {
        (name, path.name)
        for path in PACKAGE.rglob("templates/**/*.html")
        for name in re.findall(r'{% icon "([^"]+)"', path.read_text())
    }
    assert used
    assert [pair for pair in sorted(used) if pair[0] not in known] == []


def test_no_template_carries_style_or_script_of_its_own():
    found = [
        path.name
        for path in PACKAGE.rglob("templates/**/*.html")
        if re.search(r"\sstyle=|<style|\son[a-z]+=|<script(?![^>]*\ssrc=)|javascript:|hx-on", path.read_text())
    ]
    assert found == []


def test_names_carry_the_content_once_the_files_are_collected(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": "caunoi.web.storage.StaticStorage"}}
    assert StaticStorage().url("web/base.css") == "/static/web/base.css"
    call_command("collectstatic", interactive=False, verbosity=0, ignore=["admin", "altcha"])
    assert re.fullmatch(r"/static/web/base\.[0-9a-f]{12}\.css", StaticStorage().url("web/base.css"))
    assert StaticStorage().url("web/khong-co.css") == "/static/web/khong-co.css"
    names = json.loads((tmp_path / "static/staticfiles.json").read_text())["paths"]
    tokens = (tmp_path / "static" / names["web/tokens.css"]).read_text()
    assert names["web/fonts/be-vietnam-pro-400.woff2"].rsplit("/", 1)[-1] in tokens
    assert (tmp_path / "static" / (names["web/base.css"] + ".gz")).exists()
