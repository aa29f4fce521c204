"""Pictures lie beside a file, and are kept as paper needs them and no more."""

import base64
from io import BytesIO

import pytest
from PIL import Image

from facilitator.core.editing import WritePassages
from facilitator.core.ids import PassageId
from facilitator.core.kept import Passage
from facilitator.report.gather import gather
from facilitator.report.manuscript import file
from facilitator.report.options import Options
from tests.core.world import FAY
from tests.report.evenings import an_evening
from tests.report.manuscript.files import PIXEL, a_file, kept


def a_black(side: int) -> bytes:
    """Return a small file that is a large picture."""
    out = BytesIO()
    Image.new("1", (side, side)).save(out, "PNG")
    return out.getvalue()


def test_a_picture_lies_beside_the_file_and_is_kept_with_words_for_each_edition():
    evening = an_evening()
    prose = "# は {#opening}\n\n![](hall)"
    entries = "\npictures:\n  hall: {alt: %s, file: hall.png}\n"
    text = a_file(prose, entries=entries % "会場のようす")

    assert file.wanted(text) == ("hall.png",)
    session = kept(evening, text, {"hall.png": PIXEL})
    kept(evening, a_file(prose, lang="en", entries=entries % "The hall"))

    pictures = {lang: gather(session, Options(lang)).manuscript.pictures for lang in ("ja", "en")}
    assert pictures["ja"]["hall"].alt == "会場のようす"
    assert pictures["en"]["hall"].alt == "The hall"
    assert pictures["en"]["hall"].data == PIXEL
    assert pictures["en"]["hall"].media_type == "image/png"
    assert file.pictures(session) == {"hall.png": PIXEL}
    assert "data" not in file.write(session, "ja")
    assert file.changes(file.read(file.write(session, "ja"), session), session) == ((), ())


def test_a_file_elsewhere_is_not_asked_for():
    entries = "\npictures:\n  a: {alt: x, file: ../a.png}\n  b: {alt: x, file: b.png}\n"

    assert file.wanted(a_file("", entries=entries)) == ("b.png",)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"<svg onload='x'>", "is no picture that can be printed"),
        (PIXEL * 5000, "larger than"),
        (PIXEL[:40], "is damaged"),
        (a_black(7_000), "has too many pixels"),
    ],
)
def test_what_is_no_picture_for_paper_is_refused(data, why):
    text = a_file("# は {#opening}", entries="\npictures:\n  a: {alt: x, file: a.png}\n")

    with pytest.raises(file.Unreadable, match=why):
        file.read(text, an_evening().session, {"a.png": data})


def test_a_picture_is_kept_without_what_the_camera_says_of_it():
    text = a_file("# は {#opening}", entries="\npictures:\n  a: {alt: x, file: a.jpg}\n")
    exif, given = Image.Exif(), BytesIO()
    exif[0x013B] = "Whose it is"
    Image.new("RGB", (4, 2), "red").save(given, "JPEG", exif=exif, comment=b"At home")

    evening = an_evening()
    session = kept(evening, text, {"a.jpg": given.getvalue()})

    [held] = file.pictures(session).values()
    assert b"Whose" not in held
    assert b"At home" not in held
    assert file.changes(file.read(text, session, {"a.jpg": held}), session) == ((), ())


def test_only_a_picture_is_written_beside_a_file():
    evening = an_evening()
    data = base64.b64encode(PIXEL).decode()
    text = f"alt_ja: x\nfile: text.md\nmedia_type: image/png\ndata: {data}"
    imported = Passage(PassageId("picture/x"), "", "picture", 1, text)
    evening.act(FAY, WritePassages(evening.session.seq, (imported,), ()))

    assert file.pictures(evening.session) == {}
