"""The list of programs: copies, files that go out and come in, the bin, and trying one."""

import json
import re
import tomllib
from contextlib import closing
from datetime import UTC, datetime, timedelta
from html import unescape
from time import monotonic

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator import paths
from facilitator.storage.programs import Stored
from facilitator.storage.store import Store
from tests.serving import PATIENCE, Browser, Server
from tests.test_library import WHOLE

GONE = "/programs?gone=1"
NOW = datetime(2026, 1, 15, tzinfo=UTC)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory):
    """A server with an own folder of programs."""
    own = tmp_path_factory.mktemp("own")
    (own / "mine.toml").write_text("# my own\n" + named("mine"), "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TSUNAGARI_PROGRAMS", str(own))
        server = Server(tmp_path_factory.mktemp("data"))
    yield server
    server.stop()


@pytest.fixture(autouse=True)
def nothing_is_stored(server: Server):
    yield
    with closing(server.store()) as store:
        for each in store.programs.all():
            store.programs.bin(each.id, NOW)
        store.programs.empty(datetime.now(UTC))


def named(name: str) -> str:
    return WHOLE.replace('"walk"', f'"{name}"').lstrip()


def bring(fay: Browser, body: str | bytes, name: str = "walk.toml"):
    return fay.upload("/programs/import?lang=en", {"file": (name, body)})


def stored(server: Server) -> dict[str, Stored]:
    with closing(server.store()) as store:
        return {each.id: each for each in store.programs.all()}


def card(page: str, anchor: str) -> str:
    """Return what the card with this name says, without markup."""
    found = re.search(rf'<article[^>]*id="{anchor}".*?</article>', page, re.DOTALL)
    assert found is not None, anchor
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", found[0])).split())


def test_every_program_stands_there_with_where_it_comes_from(fay):
    page = fay.get("/programs?lang=en").text

    ours = card(page, "file-tsunagari-5")
    assert "Five Questions about Connection" in ours
    assert "60 min · 90 min · 120 min Comes with Tsunagari" in ours
    assert "5 questions" in ours and "What makes connection hard?" in ours
    assert "In your own folder: mine.toml" in card(page, "file-mine")
    assert "Delete" not in ours


def test_the_two_lists_lead_to_each_other(fay):
    sessions, programs = fay.get("/?lang=ja").text, fay.get("/programs?lang=ja").text

    assert '<a class="tabs__tab" href="/" aria-current="page">会</a>' in sessions
    assert '<a class="tabs__tab" href="/programs">プログラム</a>' in sessions
    assert '<a class="tabs__tab" href="/programs" aria-current="page">プログラム</a>' in programs


def test_a_copy_is_made_here_and_the_way_leads_to_it(server, fay):
    answer = fay.post("/programs/team-retro/duplicate", **{"from": "shipped"})

    assert answer.url.endswith("?program=team-retro-2&done=copied#here-team-retro-2")
    again = fay.get("/programs?lang=en&program=team-retro-2&done=copied").text
    told = card(again, "here-team-retro-2")
    assert "Team Collaboration Retrospective (copy)" in told
    assert "Made here on" in told and "This is the copy" in told
    text = stored(server)["team-retro-2"].text
    assert text.count("#") == (paths.PROGRAMS / "team-retro.toml").read_text("utf-8").count("#")


def test_copies_and_programs_of_one_title_can_be_told_apart(server, fay):
    fay.post("/programs/team-retro/duplicate", **{"from": "shipped"})
    fay.post("/programs/team-retro-2/duplicate", **{"from": "here"})
    bring(fay, WHOLE)
    bring(fay, named("stroll"))

    page = fay.get("/programs?lang=en").text
    assert "Retrospective (copy)" in card(page, "here-team-retro-2")
    assert "Retrospective (copy 2)" in card(page, "here-team-retro-3")
    told = " ".join(re.sub(r"<[^>]+>", " ", fay.get("/new?lang=en").text).split())
    assert "A walk Id: walk To walk." in told and "A walk Id: stroll" in told
    assert told.count("Id: ") == 3  # and the one of the own folder


@pytest.mark.parametrize("form", ["toml", "json"])
@pytest.mark.parametrize("name", [path.stem for path in paths.PROGRAMS.glob("*.toml")])
def test_what_is_exported_and_imported_unchanged_is_there_already(server, fay, name, form):
    out = fay.get(f"/programs/{name}.{form}")
    answer = bring(fay, out.content, f"{name}.{form}")

    assert out.headers["Content-Disposition"] == f"attachment; filename={name}.{form}"
    if form == "toml":
        assert out.text == (paths.PROGRAMS / f"{name}.toml").read_text("utf-8")
    assert answer.url.endswith(f"?program={name}&from=file&done=same#file-{name}")
    assert "The same program was here already" in card(answer.text, f"file-{name}")
    assert stored(server) == {}


@pytest.mark.parametrize("name", [path.stem for path in paths.PROGRAMS.glob("*.toml")])
def test_what_is_exported_and_changed_stands_beside_under_an_id_of_its_own(server, fay, name):
    tables = fay.get(f"/programs/{name}.json").json() | {"version": 99}
    answer = bring(fay, json.dumps(tables), f"{name}.json")

    assert f"program={name}-2&done=added&was={name}" in answer.url
    assert tomllib.loads(stored(server)[f"{name}-2"].text) == tables | {"id": f"{name}-2"}
    assert f"The id “{name}” is in use here" in card(answer.text, f"here-{name}-2")


def test_the_export_of_ones_own_folder_is_there_already_and_a_comment_in_it_is_not(server, fay):
    text = fay.get("/programs/mine.toml").text

    same = bring(fay, text, "mine.toml")
    other = bring(fay, text + "# of today", "mine.toml")

    assert "The same program was here already" in card(same.text, "file-mine")
    assert "program=mine-2&done=added" in other.url


@pytest.mark.parametrize("form", ["toml", "json"])
def test_the_export_of_one_made_here_is_there_already(server, fay, form):
    bring(fay, "# hello\n" + WHOLE)
    before = stored(server)

    answer = bring(fay, fay.get(f"/programs/walk.{form}").content, f"walk.{form}")

    assert "The same program was here already" in card(answer.text, "here-walk")
    assert stored(server) == before


def test_a_file_of_the_own_folder_goes_out_as_it_stands(fay):
    assert fay.get("/programs/mine.toml").text == "# my own\n" + named("mine")


def test_what_is_imported_says_its_hints_and_keeps_its_comments(server, fay):
    plain = '[[part]]\nid = "ring"\nkind = "offers"\ntitle = { ja = "輪", en = "Ring" }\n'
    text = f"# hello\n{WHOLE.replace('5,', '4,')}{plain}[part.minutes]\n10 = {{ offers = 1 }}\n"

    answer = bring(fay, text)

    assert answer.url.endswith("/programs?program=walk&done=added#here-walk")
    assert "'offers' will run as plain" in card(answer.text, "here-walk")
    assert stored(server)["walk"].text == text


def test_what_cannot_be_run_is_told_whole_and_nothing_is_stored(server, fay):
    body = WHOLE.replace("version = 1", 'version = "<b>"').replace('"circle"', '"<i>"')

    answer = bring(fay, body, "<u>.toml")

    assert answer.status_code == 400
    told = unescape(answer.text)
    assert "“<u>.toml” was not imported" in told and "Nothing was stored" in told
    assert "version</code>: is a string. Write a whole number, without quotation marks." in told
    assert "'<i>' is not known. Choose one of circle" in told
    assert not re.search(r"<[iu]>", answer.text)
    assert stored(server) == {}
    japanese = fay.upload("/programs/import?lang=ja", {"file": ("x.toml", body)}).text
    assert "文字列になっています。引用符を付けずに、整数で書いてください。" in japanese


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"file": ("", b"")}, "Choose a program file"),
        ({"other": ("x.toml", WHOLE)}, "Choose a program file"),
        ({"file": ("x.toml", b"")}, "is empty"),
        ({"file": ("x.toml", b"#" * (256 * 1024 + 1))}, "is larger than 256 KiB"),
        ({"file": ("x.toml", b"#" * (2 * 1024 * 1024))}, "is larger than 256 KiB"),
        ({"file": ("x.json", b"[" * 100_000)}, "holds tables in tables without end"),
        ({"file": ("x.toml", b"a." * 50_000 + b"b=1")}, "holds tables in tables without end"),
        ({"file": ("x.toml", b"titel = 1\n" * 3)}, "is not TOML"),
        ({"file": ("x.toml", "".join(f"k{n} = 1\n" for n in range(99)))}, "and 56 more"),
        ({"file": ("x.json", b'{"\\ud800": 1}')}, "holds half a character"),
        ({"file": ("x.json", b'{"id": "\\u0000\\u202e"}')}, "no screen can show"),
    ],
)
def test_whatever_comes_is_answered_with_what_is_wrong(server, fay, files, said):
    answer = fay.upload("/programs/import?lang=en", files)

    assert (answer.status_code, said in unescape(answer.text)) == (400, True)
    assert stored(server) == {}


@given(
    st.binary(max_size=200)
    | st.recursive(st.none() | st.floats() | st.text(), st.lists).map(
        lambda found: json.dumps(found).encode()
    )
)
@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_file_breaks_the_page(server, fay, body):
    for name in ("x.toml", "x.json"):
        assert bring(fay, body, name).status_code == 400


def asked_about(page: str) -> dict[str, str]:
    """Return what a page that asks would send again, without the file."""
    return {
        name: unescape(value)
        for name, value in re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page)
        if name in ("name", "text")
    }


def test_the_same_id_once_more_is_asked_about_and_replaced_without_loss(server, fay):
    bring(fay, "# old\n" + WHOLE)
    new = WHOLE.replace("A walk", "A new <walk>")

    answer = bring(fay, new)
    assert answer.status_code == 409
    assert "“walk” is here already. Replace it?" in answer.text
    assert "“A walk” was made here on" in answer.text
    assert list(stored(server)) == ["walk"]
    done = fay.post("/programs/import?lang=en", how="replace", **asked_about(answer.text))

    now = stored(server)
    assert done.url.endswith("program=walk&done=replaced#here-walk")
    assert now["walk"].text == new
    assert "A new &lt;walk&gt;</h2>" in done.text
    assert (now["walk"].binned_at, now["walk-2"].binned_at is None) == (None, False)
    assert tomllib.loads(now["walk-2"].text) == tomllib.loads(WHOLE) | {"id": "walk-2"}
    assert now["walk-2"].text.startswith("# old\n")


def test_it_may_stand_beside_instead(server, fay):
    bring(fay, WHOLE)
    answer = bring(fay, json.dumps(tomllib.loads(WHOLE) | {"version": 2}), "w.json")

    done = fay.post("/programs/import", how="beside", **asked_about(answer.text))

    assert "program=walk-2&done=added&was=walk" in done.url
    assert [each.binned_at for each in stored(server).values()] == [None, None]


def test_the_very_same_text_changes_nothing(server, fay):
    bring(fay, WHOLE)
    before = stored(server)

    answer = bring(fay, WHOLE)

    assert "The same program was here already" in card(answer.text, "here-walk")
    assert stored(server) == before


def test_a_deleted_program_lies_in_the_bin_and_its_sessions_stay(server, fay):
    bring(fay, WHOLE)
    wish = {"program": "walk", "format": "10", "title": "T", "lang": "en"}
    code = fay.post("/new", **wish).url[-6:]

    answer = fay.post("/programs/walk/delete?lang=en")

    page = fay.get("/programs?lang=en").text
    assert answer.url.endswith("done=binned#here-walk")
    assert "Goes for good in 30 days" in card(page, "here-walk")
    assert fay.post("/new", **wish).text.count("Choose a program") <= 1
    assert 'value="walk"' not in fay.get("/new").text
    assert "何が見えますか" in fay.get(f"/sessions/{code}/export.json").text
    assert fay.get(f"/console/{code}").ok
    assert fay.post(f"/sessions/{code}/duplicate").url[-6:] != code

    fay.post("/programs/walk/restore")

    assert 'value="walk"' in fay.get("/new").text


def test_an_id_that_lies_in_the_bin_is_left_to_what_may_come_back(server, fay):
    bring(fay, WHOLE)
    fay.post("/programs/walk/delete")

    answer = bring(fay, WHOLE.replace("A walk", "A long walk"))

    assert "program=walk-2&done=added&was=walk" in answer.url
    told = card(answer.text, "here-walk-2")
    assert "A program with the id “walk” lies in the bin, so this program has the id" in told
    assert "in use" not in told


def test_the_same_program_comes_out_of_the_bin_again(server, fay):
    bring(fay, WHOLE)
    fay.post("/programs/walk/delete")

    answer = bring(fay, WHOLE)

    assert answer.url.endswith("program=walk&done=back#here-walk")
    assert "The same program lay in the bin" in card(answer.text, "here-walk")
    assert [(each.id, each.binned_at) for each in stored(server).values()] == [("walk", None)]


def test_a_server_empties_the_bin_of_what_has_lain_there_for_thirty_days(tmp_path):
    now = datetime.now(UTC)
    with closing(Store(tmp_path)) as store:
        for name, days in (("old", 31), ("new", 29)):
            store.programs.add(name, named(name), NOW)
            store.programs.bin(name, now - timedelta(days=days))
        server, until = Server(tmp_path), monotonic() + PATIENCE
        while store.programs.get("old") is not None and monotonic() < until:
            pass
        server.stop()

        assert [each.id for each in store.programs.all()] == ["new"]


def test_what_another_server_has_stored_is_there_at_once(server, fay):
    with closing(server.store()) as store:
        store.programs.add("walk", WHOLE, NOW)

    assert "A walk" in card(fay.get("/programs?lang=en").text, "here-walk")
    page = fay.get("/new?program=walk").text
    chosen = re.search(r'value="(\S+)"[^>]*\s+checked', page)
    assert chosen is not None and chosen[1] == "walk"


def test_a_text_that_cannot_be_read_any_more_hides_nothing_and_goes_out(server, fay):
    broken = "id = <script>\n"
    with closing(server.store()) as store:
        store.programs.add("broken", broken, NOW)
        store.programs.add("strange", WHOLE.replace("version = 1", ""), NOW)
        store.programs.add("tsunagari-5", WHOLE, NOW)

    page = fay.get("/programs?lang=en").text

    assert "is not TOML: Invalid value (at line 1, column 6)" in card(page, "here-broken")
    assert "version : is missing" in card(page, "here-strange")
    assert "is the id of tsunagari-5.toml too" in card(page, "here-tsunagari-5")
    assert fay.get("/programs/broken.toml").text == broken
    assert fay.get("/programs/broken.json").status_code == 404
    assert fay.get("/programs/strange.json").json()["title"]["en"] == "A walk"
    assert fay.get("/programs/tsunagari-5.toml?from=here").text == WHOLE
    assert fay.post("/programs/broken/duplicate").url.endswith(GONE)
    assert fay.post("/programs/tsunagari-5/duplicate", **{"from": "here"}).ok
    assert "散歩" in stored(server)["tsunagari-5-2"].text
    assert fay.get("/new").text.count('name="program"') == 5


def test_one_program_is_tried_by_simulated_people(server, fay):
    bring(fay, WHOLE)

    answer = fay.post("/rehearse", program="walk")

    code = answer.url[-6:]
    assert answer.url.endswith(f"/console/{code}")
    assert json.loads(fay.get(f"/sessions/{code}/export.json").text)["program"]["id"] == "walk"
    fay.post(f"/sessions/{code}/crowd", do="stop")


def test_trying_what_was_deleted_meanwhile_leads_back_with_what_has_happened(server, fay):
    bring(fay, WHOLE)
    fay.post("/programs/walk/delete")
    before = fay.get("/").text.count("/sessions/")

    answer = fay.post("/rehearse?lang=en", program="walk")

    assert answer.url.endswith(GONE)
    assert "This program is not there any more" in fay.get("/programs?gone=1&lang=en").text
    assert '<details class="home__section programs__bin" open>' in answer.text
    assert fay.get("/").text.count("/sessions/") == before


@pytest.mark.parametrize(
    "path", ["/programs", "/programs/import", "/programs/mine.toml", "/programs/mine.json"]
)
def test_a_stranger_sees_no_program(stranger, path):
    assert stranger.get(path).url.endswith("/enter")


@pytest.mark.parametrize("deed", ["import", "mine/duplicate", "walk/delete", "walk/restore"])
def test_a_stranger_does_nothing_to_a_program(server, fay, stranger, deed):
    bring(fay, WHOLE)
    before = stored(server)

    assert stranger.post(f"/programs/{deed}", text=WHOLE).url.endswith("/enter")
    assert stored(server) == before


def test_the_page_of_another_site_brings_nothing(server, fay):
    answer = fay.http.post(
        f"{server.url}/programs/import",
        files={"file": ("walk.toml", WHOLE)},
        headers={"Sec-Fetch-Site": "cross-site"},
        timeout=PATIENCE,
    )

    assert answer.status_code == 403
    assert stored(server) == {}


@pytest.mark.parametrize("name", ["nothing", "..%2f..%2fx", "%00"])
def test_the_file_of_what_is_not_there_is_not_found(fay, name):
    assert fay.get(f"/programs/{name}.toml").status_code == 404


@pytest.mark.parametrize("deed", ["duplicate", "delete", "restore"])
@pytest.mark.parametrize("name", ["nothing", "%00"])
def test_a_deed_to_what_is_not_there_any_more_leads_to_the_list_that_says_so(fay, name, deed):
    answer = fay.post(f"/programs/{name}/{deed}")

    assert answer.url.endswith(GONE)
    assert "このプログラムは、もうここにありません" in answer.text


def test_the_answer_to_a_file_can_be_loaded_anew_in_another_language(fay):
    assert fay.get("/programs/import?lang=en").url.endswith("/programs?lang=en")
