"""Plain drawn pictures that stand for photographs in the sample."""

from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw

from caunoi.web.uploads import CleanFile

_GROUND = {"Trước": (196, 187, 170), "Sau": (186, 212, 200)}


@cache
def photo(moment: str, number: int) -> CleanFile:
    """A small picture: a street with a kerb; darker before, greener after."""
    image = Image.new("RGB", (640, 480), _GROUND[moment])
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 300, 640, 480), fill=(120, 120, 124))
    draw.rectangle((0, 288, 640, 304), fill=(160, 156, 148))
    left = 60 + number % 5 * 60
    if moment == "Trước":
        draw.ellipse((left, 340, left + 220, 420), fill=(92, 104, 116))
    else:
        draw.rectangle((left, 350, left + 220, 410), fill=(70, 70, 74), outline=(200, 200, 200), width=4)
    out = BytesIO()
    image.save(out, "JPEG", quality=80)
    return CleanFile(bytes=out.getvalue(), mime="image/jpeg", extension="jpg", kind="image")
