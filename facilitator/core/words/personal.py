"""Whether words may hold a contact or somebody's name. A hint to look twice, never a verdict.

The phone asks its author before sending (static/src/phone/pii.js), the console marks the note.
Both go by these patterns, the phone by those that came with its page, so they are written in what
Python and JavaScript have in common. Names are found by what is put after them (さん, 様 …) and
before them (Mr …), contacts by their form.
"""

import re
from unicodedata import normalize

PATTERNS = {
    "contact": (
        r"[\w.+-]+@[\w-]+\.[\w.-]*\w"  # e-mail
        r"|(?:\+\d{1,3}|\(?0)(?:[-‐–—−ー().\s]{0,2}\d){8,13}"  # telephone
        r"|(?:https?://|www\.)[^\s/]+/[^\s/]"  # an address that names something on a site
        r"|(?:^|[^\w@./])@[a-z0-9_]{3,}"  # @handle
        r"|(?:^|[^a-z])ID\s?[:は]\s?[\w.-]{3,}"
    ),
    "name": r"\b(?:Mr|Mrs|Ms|Dr|Prof)\.? [A-Z][a-z]+|\b[A-Z][a-z]+[- ](?:san|sama|kun|chan)\b",
    "honoured": (
        r"([一-鿿々]{1,4}|[ァ-ヺー]{2,10}|(?<![ぁ-ん])[ぁ-ん]{2,4})"
        r"(?:さん|さま|様|くん|君|(?<![がはをにで])ちゃん|氏)(?![ぽ々子式相名族主臨])"
    ),
    "nobody": (
        r"(?:皆|みな|みんな|お?客|母|父|兄|姉|婆|爺|祖|子|赤|奥|嫁|娘|息子|旦那|孫|隣|彼|彼女|方|神|仏|王"
        r"|殿|同|多|仕|異|有|何|模|今|左|図|各|某|両|摂|華|源|諸|暴|屋|家|者|員|学生|新人|職人|老人|友人|主人"
        r"|住人|大人|素人|管理人|外国人|近所|手|僚|先輩|後輩|上司|部下|民|達|会社|担当|係|主婦|夫|妻|相手|店"
        r"|仲間|おっ|おかあ|おとう|おば|おじ|おばあ|おじい|おねえ|おにい|おく|おこ|ごきんじょ|おきゃく|たく"
        r"|むすめ|むすこ|あか|かあ|とう|ばあ|じい|ねえ|にい|おまわり|やお|ゃん|スタッフ|パート|バイト|ママ|パパ"
        r"|ヘルパー|ケアマネ|メンバー|ドライバー|オーナー|ボランティア|リーダー|サラリーマン|ベテラン|ユーザー)$"
    ),
}
"""``honoured`` finds what is put before an honorific; what ends as ``nobody`` says is no name."""

_CONTACT = re.compile(PATTERNS["contact"], re.ASCII | re.IGNORECASE)
_NAME = re.compile(PATTERNS["name"], re.ASCII)
_HONOURED = re.compile(PATTERNS["honoured"])
_NOBODY = re.compile(PATTERNS["nobody"])


def personal(text: str) -> bool:
    """Return whether ``text`` may hold a contact or a person's name."""
    plain = normalize("NFKC", text)
    if _CONTACT.search(plain) or _NAME.search(plain):
        return True
    return any(not _NOBODY.search(found[1]) for found in _HONOURED.finditer(plain))
