"""Words that say little about the matter of an opinion, without diacritics: grammar, politeness, petition phrases."""

_GRAMMAR = """
a ai ba bac bang bi biet boi ca cac cai can cha cho chi chu chua chung co con cua cung cuoi da dang dau day de
den deu di do du duoc em gi giup hay hien hon hoi it khi khong la lai lam lan len luc ma minh moi mong mot
muon nao nay neu nen ngay nguoi nhat nhieu nhu nhung o ong phai qua ra rang rat roi sao sau se so su tam tat
theo thi thay them toi tren trong truoc tu tung va van vao ve vi viec voi vua xin
"""
_PETITION = """
de nghi kien phan anh cu tri dan nguoi gia dinh ba con chung toi kinh gui uy ban nhan phuong xa thon to pho
quan huyen tinh thanh co chuc nang chinh quyen dia cap lanh dao giai quyet xu ly xem xet som tam buc xuc mong
trang hien nay thoi gian lan
"""
STOPWORDS = frozenset((_GRAMMAR + _PETITION).split())
