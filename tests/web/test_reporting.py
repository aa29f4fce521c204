"""The page of reports and the facilitator's own text, as a browser without scripts sees them."""

import io
import re

import pytest

from facilitator.cli.main import main
from tests.jobs.test_worker import until
from tests.serving import Browser, new_session


@pytest.fixture
def code(fay):
    return new_session(fay)


def text_of(fay: Browser, code: str, lang: str = "ja") -> str:
    answer = fay.get(f"/sessions/{code}/report/text.{lang}")
    assert answer.status_code == 200
    return answer.content.decode()


def upload(fay: Browser, code: str, text: str, lang: str = "en", name: str = "text.md"):
    files = {"files": (name, io.BytesIO(text.encode()), "text/markdown")}
    return fay.upload(f"/sessions/{code}/report/text?lang={lang}", files)


def finished(fay: Browser, code: str) -> str:
    """Look at the page again, as people do, until nothing is in the making; return the page."""
    address = f"/sessions/{code}/report?lang=en"
    until(lambda: 'data-state="making"' not in fay.get(address).text)
    return fay.get(address).text


def test_a_stranger_does_not_see_it(stranger, code):
    for path in ("report", "report/text.ja"):
        assert stranger.get(f"/sessions/{code}/{path}").url.endswith("/enter")
    for path in ("report", "report/text"):
        assert stranger.post(f"/sessions/{code}/{path}").url.endswith("/enter")


def test_a_session_that_is_not_there_has_no_page(fay):
    assert fay.get("/sessions/000000/report").status_code == 404


def test_before_the_evening_a_sentence_shows_what_a_report_will_say(fay, code):
    page = fay.get(f"/sessions/{code}/report?lang=en").text

    assert "There is nothing to report yet" in page
    assert "Small signs from people we hardly know" in page
    for profile in ("Whole report", "Article", "Event report", "Table of comments", "One page"):
        assert profile in page
    for form in ("PDF", "Web page", "Word", "PowerPoint", "Markdown", "Excel"):
        assert form in page


def test_without_scripts_a_report_is_made_once_and_handed_out(server, fay, code):
    wish = {"lang": "en", "form": "html", "profile": "full"}
    fay.post(f"/sessions/{code}/report?lang=en", **wish)
    page = finished(fay, code)

    [file] = re.findall(r'href="(/files/\w+)"', page)
    assert "nothing has changed since" in page
    fetched = fay.get(file)
    assert fetched.text.startswith("<!DOCTYPE html>")
    assert f"tsunagari-{code}-en.html" in fetched.headers["Content-Disposition"]

    fay.post(f"/sessions/{code}/report?lang=en", **wish)
    assert re.findall(r'href="(/files/\w+)"', fay.get(f"/sessions/{code}/report").text) == [file]


def test_what_is_not_ticked_is_left_out_and_is_another_report(fay, code):
    wish = {"lang": "ja", "form": "html"}
    fay.post(f"/sessions/{code}/report", **wish)
    fay.post(f"/sessions/{code}/report", **wish, part="summary")
    page = finished(fay, code)

    first, second = (fay.get(file).text for file in re.findall(r'href="(/files/\w+)"', page))
    bodies = [each.partition("<body")[2] for each in (first, second)]
    assert {"chapter--method" in each for each in bodies} == {True, False}


def test_a_form_that_there_is_not_is_not_understood(fay, code):
    assert fay.post(f"/sessions/{code}/report", lang="ja", form="exe").status_code == 400


def test_the_text_goes_out_as_a_file_and_comes_in_again(fay, code):
    text = text_of(fay, code)
    written = text + "\nありがとうございました。\n"

    page = upload(fay, code, written).text

    assert "The text is kept." in page
    assert re.search(r"Passages: [1-9] written, 0 removed", page)
    assert "ありがとうございました。" in text_of(fay, code)
    assert "Passages: 0 written, 0 removed" in upload(fay, code, written).text


def test_one_may_go_on_with_the_file_that_one_uploaded_before(fay, code):
    text = text_of(fay, code) + "\n初めの文。\n"
    upload(fay, code, text)

    page = upload(fay, code, text.replace("初めの文。", "直した文。")).text

    assert "Passages: 1 written, 0 removed" in page
    assert text_of(fay, code).count("文。") == 1


def test_every_fault_of_a_text_is_told_with_its_line_and_nothing_is_lost(fay, code):
    kept = text_of(fay, code) + "\nこれは残ります。\n"
    upload(fay, code, kept)
    wrong = text_of(fay, code) + "\n一つめ[@9-99]。\n\n二つめ[@9-98]。\n"

    answer = upload(fay, code, wrong)

    assert answer.status_code == 422
    assert "The text was not kept, and nothing has changed." in answer.text
    line = wrong[: wrong.index("一つめ")].count("\n") + 1
    assert f"Line {line}" in answer.text and f"Line {line + 2}" in answer.text
    assert "これは残ります。" in text_of(fay, code)


def test_on_the_japanese_page_faults_are_told_in_japanese(fay, code):
    wrong = text_of(fay, code) + "\n一つめ[@9-99]。\n"

    answer = upload(fay, code, wrong, lang="ja")

    assert "[@9-99]は、この報告書の番号ではありません（9-… はありません）。" in answer.text
    assert "is no number" not in answer.text


def test_on_the_japanese_page_what_does_not_hold_is_told_in_japanese(fay, code):
    text = text_of(fay, code) + "\nだれかが「みんな同じ気持ちだ」と言った。\n"

    page = upload(fay, code, text, lang="ja").text

    assert (
        "行目" in page and "「みんな同じ気持ちだ」は、この文が引いているものにありません。" in page
    )
    assert "この文は何も引いておらず" not in page  # it is marked as a view


def test_an_earlier_version_of_the_text_can_be_looked_at_and_put_back(fay, code):
    first = text_of(fay, code) + "\n初めの文。\n"
    upload(fay, code, first)
    upload(fay, code, text_of(fay, code).replace("初めの文。", "直した文。"))
    page = fay.get(f"/sessions/{code}/report?lang=en").text
    assert "2 versions of the text" in page and ">you<" in page
    [seq] = re.findall(rf'action="/sessions/{code}/report/text/(\d+)#text"', page)

    looked = fay.get(f"/sessions/{code}/report/text.ja?at={seq}")
    assert "初めの文。" in looked.text and "直した文。" not in looked.text
    assert "直した文。" in text_of(fay, code)

    page = fay.post(f"/sessions/{code}/report/text/{seq}?lang=en").text
    assert "The text is again as it was then." in page
    assert "初めの文。" in text_of(fay, code) and "直した文。" not in text_of(fay, code)
    assert "3 versions of the text" in page


def test_a_version_that_there_is_not_is_not_found(fay, stranger, code):
    assert fay.get(f"/sessions/{code}/report/text.ja?at=99").status_code == 404
    assert fay.post(f"/sessions/{code}/report/text/99").status_code == 404
    assert stranger.post(f"/sessions/{code}/report/text/1").url.endswith("/enter")


def test_a_text_changed_by_somebody_else_meanwhile_is_not_kept(server, fay, code, tmp_path):
    upload(fay, code, text_of(fay, code) + "\n初めの文。\n")
    mine = text_of(fay, code)
    theirs = tmp_path / "theirs.md"
    theirs.write_text(mine.replace("初めの文。", "ほかの人の文。"), "utf-8")
    assert main(["report", code, "--edits", str(theirs), "--data", str(server.folder)]) == 0

    answer = upload(fay, code, mine.replace("初めの文。", "わたしの文。"))

    assert answer.status_code == 422
    assert "changed by somebody else" in answer.text
    assert "ほかの人の文。" in text_of(fay, code)


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        ("x", "picture.png", "Choose the text, a file that ends in .md"),
        ("---\n[\n---\n", "text.md", "Line "),
        ("", "text.md", "was not kept"),
    ],
)
def test_what_is_no_text_is_said_in_a_sentence(fay, code, text, name, said):
    answer = upload(fay, code, text, name=name)

    assert answer.status_code == 422
    assert said in answer.text


def test_a_text_that_does_not_hold_keeps_the_report_from_being_made_and_says_where(fay, code):
    text = text_of(fay, code, "en") + "\nSomebody said “we all agree”.\n"

    page = upload(fay, code, text).text

    assert "The text is kept." in page
    assert "These places do not hold yet" in page
    fay.post(f"/sessions/{code}/report?lang=en", lang="en", form="html")
    failed = finished(fay, code)
    assert 'data-state="failed"' in failed
    assert "is kept" in failed and "we all agree" in failed


def test_the_page_is_linked_from_where_one_looks_for_it(fay, code):
    way = f'href="/sessions/{code}/report"'

    for path in (f"/sessions/{code}", f"/console/{code}"):
        assert way in fay.get(path).text
