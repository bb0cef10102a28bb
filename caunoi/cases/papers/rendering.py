"""Filling in a Word template, and trying out one that an office brought: sandboxed, everything escaped, no macros."""

import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

from django.utils.translation import gettext as _
from docxtpl.template import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from caunoi.cases.choices import DocumentKind
from caunoi.cases.papers.context import SAMPLE, Words

FOLDER = Path(__file__).parent / "templates"
MAX_TEMPLATE = 2 * 1024 * 1024
MAX_UNPACKED = 20 * 1024 * 1024
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ufffe\uffff]")
_FORBIDDEN_PARTS = re.compile(r"vbaProject|/embeddings/|/activeX/|\.bin$", re.IGNORECASE)
_OUTSIDE = re.compile(rb'TargetMode\s*=\s*"External"', re.IGNORECASE)


class TemplateRefused(ValueError):
    """A template cannot be used; the message is Vietnamese and says what to correct."""


def shipped_template(kind: DocumentKind) -> bytes:
    """The template in this package."""
    return (FOLDER / f"{kind.value}.docx").read_bytes()


def fill(template: bytes, words: Words) -> bytes:
    """The paper as docx. What people wrote is escaped: it never becomes markup, a field or a template."""
    document = DocxTemplate(io.BytesIO(template))
    document.render(_plain(words), jinja_env=_environment(), autoescape=True)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _plain(words: Mapping[str, str | list[str]]) -> Words:
    """Without control characters, which Word and the template library give a meaning of their own."""
    return {
        key: [_CONTROL.sub(" ", item) for item in value] if isinstance(value, list) else _CONTROL.sub(" ", value)
        for key, value in words.items()
    }


def _environment() -> ImmutableSandboxedEnvironment:
    return ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined)


def check_template(content: bytes) -> None:
    """Try a template out with sample words. Raises TemplateRefused."""
    _check_archive(content)
    try:
        unknown = DocxTemplate(io.BytesIO(content)).get_undeclared_template_variables(jinja_env=_environment())
    except TemplateSyntaxError as error:
        raise TemplateRefused(_("Mẫu có dấu ngoặc {{ }} hoặc {% %} viết chưa đúng: hãy xem lại.")) from error
    except Exception as error:  # the Word library raises whatever a broken file makes it raise
        raise TemplateRefused(_("Không mở được mẫu. Hãy lưu lại từ Word thành .docx.")) from error
    if strange := sorted(set(unknown) - set(SAMPLE)):
        raise TemplateRefused(
            _("Mẫu dùng chữ chưa biết: %(strange)s. Các chữ dùng được: %(known)s.")
            % {"strange": ", ".join(strange), "known": ", ".join(SAMPLE)}
        )
    try:
        fill(content, SAMPLE)
    except (TemplateError, SecurityError) as error:
        raise TemplateRefused(_("Mẫu có lệnh không được dùng hoặc viết chưa đúng.")) from error
    except Exception as error:
        raise TemplateRefused(_("Điền thử mẫu không được. Hãy xem lại các dấu ngoặc.")) from error


def _check_archive(content: bytes) -> None:
    if len(content) > MAX_TEMPLATE:
        raise TemplateRefused(_("Mẫu quá lớn (trên 2 MB)."))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
            if sum(part.file_size for part in archive.infolist()) > MAX_UNPACKED:
                raise TemplateRefused(_("Mẫu bung ra quá lớn nên không được mở."))
            if "word/document.xml" not in names:
                raise TemplateRefused(_("Tệp không phải văn bản Word .docx."))
            if any(_FORBIDDEN_PARTS.search(name) for name in names) or b"macroEnabled" in archive.read(
                "[Content_Types].xml"
            ):
                raise TemplateRefused(_("Mẫu có macro hoặc tệp nhúng. Hãy bỏ đi rồi lưu lại thành .docx."))
            if any(_OUTSIDE.search(archive.read(name)) for name in names if name.endswith(".rels")):
                raise TemplateRefused(_("Mẫu có liên kết ra ngoài. Hãy bỏ liên kết rồi lưu lại."))
            if any(b"<!DOCTYPE" in archive.read(name)[:4096] for name in names if name.endswith((".xml", ".rels"))):
                raise TemplateRefused(_("Mẫu có phần khai báo lạ nên không được mở."))
    except (zipfile.BadZipFile, KeyError) as error:
        raise TemplateRefused(_("Tệp không phải văn bản Word .docx.")) from error
