import pytest
from cryptography.fernet import Fernet

from caunoi.web import sealed

OLD, NEW = Fernet.generate_key().decode(), Fernet.generate_key().decode()


@pytest.fixture(autouse=True)
def keys(settings):
    settings.SEAL_KEYS = [OLD]


def test_a_sealed_text_opens_again_and_never_looks_the_same():
    first, second = sealed.seal("Chị Ba, tổ 4"), sealed.seal("Chị Ba, tổ 4")
    assert sealed.unseal(first) == sealed.unseal(second) == "Chị Ba, tổ 4"
    assert first != second
    assert "tổ 4".encode() not in first


def test_another_key_does_not_open_it(settings):
    blob = sealed.seal("kín")
    settings.SEAL_KEYS = [NEW]
    with pytest.raises(sealed.SealError):
        sealed.unseal(blob)
    with pytest.raises(sealed.SealError):
        sealed.reseal(blob)


def test_rotation_opens_old_seals_and_reseals_under_the_new_key(settings):
    blob = sealed.seal("kín")
    settings.SEAL_KEYS = [NEW, OLD]
    assert sealed.unseal(blob) == "kín"
    fresh = sealed.reseal(blob)
    assert Fernet(NEW).decrypt(fresh) == "kín".encode()


def test_fingerprints_survive_rotation_and_hang_on_the_last_key(settings):
    before = sealed.fingerprint("0912345678")
    settings.SEAL_KEYS = [NEW, OLD]
    assert sealed.fingerprint("0912345678") == before
    settings.SEAL_KEYS = [NEW]
    assert sealed.fingerprint("0912345678") != before


def test_fingerprints_ignore_outer_space_case_and_form_of_composition():
    assert sealed.fingerprint(" To\u0302\u0309 4 ") == sealed.fingerprint("tổ 4")
    assert sealed.fingerprint("tổ 4") != sealed.fingerprint("tổ 5")
    assert len(sealed.fingerprint("")) == 64
