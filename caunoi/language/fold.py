"""Vietnamese text made comparable: one normal form, a form without diacritics, a key for alphabetical order."""

import re
import unicodedata

from vn_collate import collate_key

_MARKS = re.compile("[\u0300-\u036f]")
_INVISIBLE = re.compile("[\x00\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_NUMBER = re.compile(r"\d+")
SORT_KEY_LENGTH = 250
_SPACE_WEIGHT, _END = "01", "00"
_STROKED_D = str.maketrans({"đ": "d", "ð": "d"})  # Đ; and Icelandic Ð, which old keyboards typed for it
_NEW_STYLE = ("òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy")
_OLD_STYLE = ("oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ")
_TONE_PLACE = dict(zip(_NEW_STYLE, _OLD_STYLE, strict=True))
_NEW_STYLE_PATTERN = re.compile("|".join(_NEW_STYLE))


def nfc(text: str) -> str:
    """The text in normal form C without invisible characters; what a person sees is unchanged."""
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text))


def fold(text: str) -> str:
    """Lower case, no diacritics, đ → d, white space collapsed: "Phường  HOÀ Đông" → "phuong hoa dong".

    The same for both places of the tone mark (hòa, hoà), composed or not; folding twice changes nothing.
    """
    plain = unicodedata.normalize("NFKD", _INVISIBLE.sub("", text)).casefold()
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", plain))
    return " ".join(plain.translate(_STROKED_D).split())


def spelled(text: str) -> str:
    """Lower case with diacritics kept, the tone mark in one place, white space collapsed: "Thủy  HÒA" → "thuỷ hoà"."""
    return one_tone_place(" ".join(nfc(nfc(text).lower()).split()))


def one_tone_place(lower: str) -> str:
    """A text in small letters with every tone mark in its older place: "hòa thủy" → "hoà thuỷ". As long as before."""
    return _NEW_STYLE_PATTERN.sub(lambda found: _TONE_PLACE[found.group()], lower)


def has_diacritics(text: str) -> bool:
    """Whether the text carries a Vietnamese diacritic (a tone, a hat, a horn or đ)."""
    return fold(text) != " ".join(nfc(text).casefold().split())


def sort_key(text: str) -> str:
    """A text of at most 250 hexadecimal digits that sorts in Vietnamese alphabetical order on every database.

    Order: a ă â b c d đ e ê …; then the tone (none, huyền, hỏi, ngã, sắc, nặng); then small before capital. Words come
    before longer words ("An Bình" before "Anh"), numbers by value ("Tổ 2" before "Tổ 10"). A long text loses its
    tone level first, so it still stands among its neighbours.
    """
    words = _NUMBER.sub(lambda found: found.group().zfill(6), nfc(text)).split()
    primary, tones, cases = zip(*map(_weights, words), strict=True) if words else ((), (), ())
    key = _SPACE_WEIGHT.join(primary) + _END + "".join(tones) + _END + "".join(cases)
    return key.rstrip("0")[:SORT_KEY_LENGTH]


def _weights(word: str) -> tuple[str, str, str]:
    """The three levels of the library's key (letter, tone, case), each of two digits a letter and closed by 00."""
    key: str = collate_key(word)
    length = len(key) // 3 - 2
    return key[:length], key[length + 2 : 2 * length + 2], key[2 * length + 4 : 3 * length + 4]
