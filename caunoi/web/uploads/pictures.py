"""Pictures: decoded, turned upright, made no larger than 2560 px, and drawn anew without any metadata."""

import io
import warnings

import pillow_heif
from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from caunoi.web.uploads.errors import UploadError

LONGEST_SIDE = 2560
MOST_PIXELS = 60_000_000  # a telephone's 50-megapixel picture passes, a decompression bomb does not
_FORMATS = ("JPEG", "PNG", "WEBP", "HEIF")

pillow_heif.register_heif_opener(thumbnails=False)


def clean_picture(data: bytes) -> tuple[bytes, str, str]:
    """(bytes, mime, extension) of the picture drawn anew; HEIC becomes JPEG. Raises UploadError."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            source = Image.open(io.BytesIO(data), formats=_FORMATS)
            if source.width * source.height > MOST_PIXELS:
                raise UploadError(_("Ảnh có quá nhiều điểm ảnh. Xin chụp hoặc lưu lại ở cỡ nhỏ hơn."))
            kind = source.format or ""
            source.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            upright = ImageOps.exif_transpose(source)
            plain = _plain(_to_srgb(upright))
    except UploadError:
        raise
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError) as error:
        raise UploadError(_("Không mở được ảnh này, có thể tệp bị hỏng. Xin chụp lại hoặc gửi ảnh khác.")) from error
    plain.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    return _save(plain, kind)


def _plain(picture: Image.Image) -> Image.Image:
    """The same pixels in a picture that carries nothing else."""
    is_clear = picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info
    drawn = picture.convert("RGBA" if is_clear else "RGB")
    copy = Image.new(drawn.mode, drawn.size)
    copy.paste(drawn)
    return copy


def _to_srgb(picture: Image.Image) -> Image.Image:
    """Colours of a wide-gamut camera as every screen shows them; a broken profile is left out."""
    profile = picture.info.get("icc_profile")
    if not profile or picture.mode not in {"RGB", "RGBA"}:
        return picture
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        turned = ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"))
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture
    return turned or picture


def _save(picture: Image.Image, kind: str) -> tuple[bytes, str, str]:
    out = io.BytesIO()
    if kind == "PNG":
        picture.save(out, "PNG", optimize=True)
        return out.getvalue(), "image/png", "png"
    if kind == "WEBP":
        picture.save(out, "WEBP", quality=85)
        return out.getvalue(), "image/webp", "webp"
    picture.convert("RGB").save(out, "JPEG", quality=85, optimize=True, progressive=True)
    return out.getvalue(), "image/jpeg", "jpg"
