"""The page reader: pages of many builds with the captions a reader sees, and all that can be wrong with a file."""

import codecs
import gzip
import json
import os
import tomllib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from captions.pages import Unreadable, clean, events, read_page
from captions.record import Caption, Reject

PAGES = Path(__file__).parent / "pages"


def texts(path):
    return [caption.text for caption in read_page(path)]


def html(tmp_path, markup, name="page.html", encoding="utf-8"):
    path = tmp_path / name
    path.write_bytes(markup.encode(encoding))
    return path


@pytest.mark.parametrize("sheet", sorted(PAGES.glob("*.json")), ids=lambda sheet: sheet.stem)
def test_whole_pages(sheet):
    expected = json.loads(sheet.read_text("utf-8"))
    page = read_page(next(path for path in PAGES.glob(sheet.stem + ".*") if path.suffix != ".json"))
    assert [caption.text for caption in page] == expected["captions"]
    if expected["title"]:
        assert page[0].gallery == expected["title"]


BUILDS = tomllib.loads((PAGES / "builds.toml").read_text("utf-8"))["build"]


@pytest.mark.parametrize(
    ("markup", "expected"), [(b["html"], b["captions"]) for b in BUILDS], ids=[b["name"] for b in BUILDS]
)
def test_builds(tmp_path, markup, expected):
    page = f"<!DOCTYPE html><html><head><title>T</title></head><body>{markup}</body></html>"
    assert texts(html(tmp_path, page)) == expected


def test_unknown_markup_is_no_error(tmp_path):
    with pytest.raises(Unreadable, match="no gallery and no captions"):
        read_page(
            html(
                tmp_path, "<html><body><p>Only text stands here.</p><img src=a.jpg alt='A fire in Oruro'></body></html>"
            )
        )


def test_lone_picture_of_the_state_is_another_storys_where_captions_are_shown(tmp_path):
    state = '{"feed":{"lead":{"caption":"Crab pots on a dock.","url":"https://x.example/crab.jpg"}}}'
    shown = "<figure><img src=a.jpg><figcaption>A fire</figcaption></figure>"
    island = f"<script type='application/json'>{state}</script>"
    assert texts(html(tmp_path, f"<html><body>{shown}{island}")) == ["A fire"]
    assert texts(html(tmp_path, f"<html><body>{island}")) == ["Crab pots on a dock."]


def test_logos_and_authors_in_linked_data_have_no_captions(tmp_path):
    data = """{"@context":"https://schema.org","@graph":[{"@type":"Organization","logo":{"@type":"ImageObject","url":"l.png",
    "caption":"The Lake Courier"}},{"@type":"Person","image":{"@type":"ImageObject","@id":"https://x.example/#/schema/person/image/",
    "url":"https://x.example/p.jpg","caption":"Ann de la Rue"}},{"@type":["Person"],"image":{"@type":"ImageObject",
    "url":"https://x.example/q.jpg","caption":"Tom Ray of Aberdeen"}}]}"""
    page = html(tmp_path, f"<html><body><script type='application/ld+json'>{data}</script><p>x</p></body></html>")
    with pytest.raises(Unreadable, match="no captions"):
        read_page(page)


def test_picture_address(tmp_path):
    figures = {
        "<img src=a.jpg>": "https://x.example/n/a.jpg",
        "<img src='data:image/gif;base64,AA' data-src='/b.jpg'>": "https://x.example/b.jpg",
        "<img src='spacer.gif' srcset='c-300.jpg 300w, c-900.jpg 900w'>": "https://x.example/n/c-900.jpg",
        "<picture><source srcset='https://y.example/d.webp 1x'><img></picture>": "https://y.example/d.webp",
    }
    body = "".join(f"<figure>{image}<figcaption>Boat {n}</figcaption></figure>" for n, image in enumerate(figures))
    page = read_page(html(tmp_path, f"<html><head><base href='https://x.example/n/'></head><body>{body}"))
    assert [caption.image for caption in page] == list(figures.values())
    assert (
        read_page(html(tmp_path, "<figure><img src=a.jpg><figcaption>A fire</figcaption></figure>"))[0].image == "a.jpg"
    )


def test_positions_and_titles_of_galleries(tmp_path):
    def slides(*names):
        return "".join(f"<div><img src={name}.jpg><p class=caption>{name} boat</p></div>" for name in names)

    page = read_page(
        html(
            tmp_path,
            "<html><body><h1>Harbors</h1><figure><img src=l.jpg><figcaption>The lead</figcaption></figure>"
            f"<div class=gallery><h2>North</h2>"
            f"{slides('One', 'Two')}</div><div class=slideshow><h2>South</h2>{slides('Three', 'Four')}</div>",
        )
    )
    places = [
        ("The lead", None, 1),
        ("One boat", "North", 1),
        ("Two boat", "North", 2),
        ("Three boat", "South", 1),
        ("Four boat", "South", 2),
    ]
    assert [(c.text, c.gallery, c.position) for c in page] == places
    assert {c.source for c in page} == {page.source} == {(tmp_path / "page.html").as_posix()}


def test_a_counter_gives_the_position(tmp_path):
    markup = "<div class=slide><img src=a.jpg><p class=caption><span>7 of 18</span> The last boat</p></div>"
    assert [(c.text, c.position) for c in read_page(html(tmp_path, f"<html><body>{markup}"))] == [("The last boat", 7)]


# Text pages

CREDITED = [f"Boat {n} in Gdynia, Poland, May {n}, 2021. REUTERS/Ewa Lipka" for n in range(1, 5)]
ARTICLE = (
    "The harbor master said that he had not been asked.\n\nThe council will meet next week to hear the captains.\n"
)


def gallery(
    count="4 PHOTOS",
    title="Boats of Gdynia",
    opening="See Gallery",
    again=True,
    end="HIDE CAPTION\nSHOW CAPTION\nof\nSEE ALL",
):
    head = [count, title, opening] + [title] * again
    return "\n".join(["The harbor is full", "", ARTICLE, *head, *CREDITED, end, "", ARTICLE])


@pytest.mark.parametrize(
    "text",
    [
        gallery(),
        gallery(again=False),
        gallery(count="4 IMAGES", opening="View Gallery"),
        gallery(end=""),
        gallery().replace("\n", "\r\n"),
        gallery().replace("Lipka\n", "Lipka\n\n"),
        f"{ARTICLE}\nGallery: Boats of Gdynia\n" + "\n".join(CREDITED) + "\nBACK TO SLIDE\n" + ARTICLE,
        f"{ARTICLE}\nPhotos: Boats of Gdynia\n4 photos\n" + "\n".join(CREDITED) + f"\n\n{ARTICLE}",
    ],
    ids=[
        "as found",
        "title once",
        "other words",
        "no end marker",
        "CRLF",
        "blank lines",
        "titled",
        "titled and counted",
    ],
)
def test_gallery_texts(tmp_path, text):
    path = tmp_path / "page"
    path.write_bytes(text.encode())
    page = read_page(path)
    assert [(c.text, c.gallery, c.position) for c in page] == [
        (text, "Boats of Gdynia", n) for n, text in enumerate(CREDITED, 1)
    ]
    assert page.notes == ()


def test_a_wrong_count_is_noted(tmp_path):
    path = tmp_path / "page.txt"
    path.write_text(gallery(count="18 PHOTOS"))
    page = read_page(path)
    assert len(page) == 4
    assert page.notes == ("18 photos declared in “Boats of Gdynia”, 4 found",)


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"{n} of 4\n{caption}\n\n" for n, caption in enumerate(CREDITED, 1)) + ARTICLE,
        "Boats\n\n" + "".join(f"{n}/4 {caption}\n" for n, caption in enumerate(CREDITED, 1)) + f"\n{ARTICLE}",
        "Boats\n\n" + "".join(f"{n}. {caption}\n\n" for n, caption in enumerate(CREDITED, 1)) + ARTICLE,
    ],
    ids=["number above", "number before", "list"],
)
def test_numbered_texts(tmp_path, text):
    path = tmp_path / "page.txt"
    path.write_text(text)
    assert [(c.text, c.position) for c in read_page(path)] == [(caption, n) for n, caption in enumerate(CREDITED, 1)]


def test_a_list_of_captions(tmp_path):
    path = tmp_path / "captions.html"  # a name says nothing
    path.write_text("\n".join([*CREDITED, "A boat without a word about who took the picture", ""]))
    page = read_page(path)
    assert [c.text for c in page] == [*CREDITED, "A boat without a word about who took the picture"]
    assert [c.position for c in page] == [1, 2, 3, 4, 5]
    assert list(events(path)) == list(page)


def test_a_damaged_line_costs_only_itself(tmp_path):
    path = tmp_path / "captions.txt"
    path.write_bytes(
        "\n".join(CREDITED).encode() + b"\nA boat in K\xf8benhavn. REUTERS/Ewa Lipka\n" + CREDITED[0].encode()
    )
    page = read_page(path)
    assert [c.position for c in page] == [1, 2, 3, 4, 6]
    ((_, position, reason),) = page.rejects
    assert position == 5
    assert reason.startswith("not valid UTF-8 (byte 0xf8 at 11); ") and "iconv" in reason


def test_an_endless_caption_costs_only_itself(tmp_path):
    path = tmp_path / "captions.txt"
    path.write_text("\n".join([CREDITED[0], "x" * 1_000_000, CREDITED[1]]))
    page = read_page(path)
    assert [c.text for c in page] == CREDITED[:2]
    assert page.rejects == (Reject(path.as_posix(), 2, "a caption of 1,000,000 characters: the limit is 100,000"),)
    captions = ("é" * 1_000_000, "A fire")
    markup = "".join(f"<figure><figcaption>{caption}</figcaption></figure>" for caption in captions)
    page = read_page(html(tmp_path, markup))
    assert [c.text for c in page] == ["A fire"]
    assert [r.reason for r in page.rejects] == ["a caption of 1,000,000 characters: the limit is 100,000"]


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
def test_a_large_list_is_streamed(tmp_path, pack):
    lines = [f"Boat {n} in Gdynia, Poland. REUTERS/Ewa Lipka" for n in range(200_000)]
    lines[7], lines[9] = "y" * 1_000_000, "z" * 3_000_000
    path = tmp_path / "captions"
    path.write_bytes(pack("\r\n".join(lines).encode()))
    streamed = events(path)
    assert next(streamed) == Caption(lines[0], path.as_posix(), None, 1)
    rest = list(streamed)
    assert len(rest) == 199_999
    assert [(r.position, r.reason) for r in rest if isinstance(r, Reject)] == [
        (8, "a caption of 1,000,000 characters: the limit is 100,000"),
        (10, "a caption of 3,000,000 characters: the limit is 100,000"),
    ]
    assert rest[-1].text == lines[-1]


# Files

FIGURE = "<html><head>{}</head><body><figure><img src=a.jpg><figcaption>{}</figcaption></figure></body></html>"


@pytest.mark.parametrize(
    ("encoding", "declaration", "caption"),
    [
        ("utf-8", "", "Ünye, Türkiye"),
        ("utf-8-sig", "", "Ünye, Türkiye"),
        ("utf-16", "", "Ünye, Türkiye"),
        ("utf-8", "<meta charset=windows-1252>", "Ünye, Türkiye – “eve” döndü"),
        ("cp1251", "<meta charset=windows-1251>", "Рыбаки на льду"),
        ("cp1252", "<meta http-equiv=Content-Type content='text/html; charset=iso-8859-1'>", "Köln – “abends” €"),
        ("shift_jis", "<meta charset=Shift_JIS>", "港の船、函館市"),
        ("gb18030", "<meta charset=gb2312>", "港口的船只，大连"),
        ("euc_kr", "<meta charset=euc-kr>", "부산항의 배"),
    ],
)
def test_encodings(tmp_path, encoding, declaration, caption):
    path = html(tmp_path, FIGURE.format(declaration, caption), encoding=encoding)
    assert texts(path) == [caption]
    assert read_page(path).notes == ()


def test_bytes_that_break_the_declared_encoding_are_noted(tmp_path):
    path = tmp_path / "page.html"
    path.write_bytes(FIGURE.format("<meta charset=utf-8>", "K?ln").encode().replace(b"?", b"\xf6"))
    page = read_page(path)
    assert [c.text for c in page] == ["K\ufffdln"]
    assert page.notes == ("1 characters are not valid utf-8",)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty file"),
        (b" \r\n\t", "empty file"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "binary file"),
        (b"PAR1\x15\x00\x15", "binary file"),
        (gzip.compress(b"Boats in Gdynia. REUTERS/Ewa Lipka\n" * 900)[:-60], "truncated gzip"),
        (b"\x1f\x8b\x08\x00garbage follows here", "damaged gzip .*|truncated gzip"),
        (gzip.compress(b""), "empty file"),
        (
            b"<html><body><figcaption>K\xf6ln</figcaption></body></html>",
            r"no encoding declared and not valid UTF-8 \(byte 0xf6 at 25\); .*iconv -f cp1252 -t utf-8",
        ),
        (
            "Ein Boot in Köln, May 5, 2014. REUTERS/Ewa Lipka\n".encode("latin-1") * 20,
            r"no encoding declared and not valid UTF-8 \(byte 0xf6 at 13\); .*iconv -f cp1252 -t utf-8",
        ),
        (
            b"id,caption,credit\n1,Boats in Gdynia.,AP\n",
            r"a table of columns \(id, caption, credit\): give its captions .*",
        ),
        (b'Photo Date\tCaption\n2014\t"Boats in Gdynia, Poland"\n', r"a table of columns \(Photo Date, Caption\): .*"),
        (codecs.BOM_UTF8 + b"Titel;Bildunterschrift;Fotograf\n1;2;3\n", "a table of columns .*"),
        ('image,description\na.jpg,"Boats\nat sea"\n'.encode("utf-16"), "a table of columns .*"),
        (gzip.compress(b"id,caption,credit\n1,Boats in Gdynia.,AP\n"), "a table of columns .*"),
        (b'{"caption": "Boats in Gdynia. REUTERS/Ewa Lipka"}\n', "JSON: give its captions alone, one a line"),
        (b'[\n  {"caption": "Boats in Gdynia. REUTERS/Ewa Lipka"}]\n', "JSON: .*"),
        (ARTICLE.encode(), "no gallery and no captions"),
        (b"<html><body><p>Nothing here</p></body></html>", "no gallery and no captions"),
    ],
)
def test_unreadable(tmp_path, content, reason):
    path = tmp_path / "page"
    path.write_bytes(content)
    with pytest.raises(Unreadable, match=f"^(?:{reason})$") as caught:
        read_page(path)
    assert caught.value.reason == str(caught.value)
    with pytest.raises(Unreadable):
        list(events(path))


@pytest.mark.parametrize(
    "first", ["Photos, Oslo", "Photo: Boats in Gdynia, Poland", "[File photo] Boats, rest", "Caption"]
)
def test_a_list_that_begins_like_a_table_is_a_list(tmp_path, first):
    path = tmp_path / "captions.txt"
    path.write_text("\n".join([first, *CREDITED]))
    assert [caption.text for caption in read_page(path)][-len(CREDITED) :] == CREDITED


def test_files_that_cannot_be_opened(tmp_path):
    for path, reason in (
        (tmp_path / "none", "no such file"),
        (tmp_path, "is a directory"),
        ("a\0b", "embedded null byte"),
    ):
        with pytest.raises(Unreadable, match=reason):
            read_page(path)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_permission_denied(tmp_path):
    path = html(tmp_path, FIGURE.format("", "A fire"))
    path.chmod(0)
    with pytest.raises(Unreadable, match="permission denied"):
        read_page(path)


def test_gzip_by_content(tmp_path):
    path = tmp_path / "page.html"
    path.write_bytes(gzip.compress(FIGURE.format("", "A fire").encode()))
    assert texts(path) == ["A fire"]


@pytest.mark.parametrize("tag", ["div", "figure", "span", "figcaption", "a", "em", "section class=caption", "aside"])
def test_depth_is_no_danger(tmp_path, tag):
    markup = f"<{tag}>" * 30_000 + "deep" + "<figure><img src=a.jpg><figcaption>A fire</figcaption></figure>"
    try:
        read_page(html(tmp_path, f"<html><body>{markup}"))
    except Unreadable as error:
        assert error.reason == "no gallery and no captions"


PIECES = (
    "<figure>|</figure>|<figcaption>|</figcaption>|<img src=a.jpg>|<div class=caption>|</div>|<a href=/x>|</a>|<p>"
    '|<em>|</em>|<h3>Related</h3>|<script>|</script>|{"caption":|Boats in Gdynia|REUTERS/Ewa Lipka|1 of 3|3/3|3 PHOTOS'
    "|See Gallery|HIDE CAPTION|&amp;|&#0;|<span class=credit>|<table>|<br>|\n|\r\n|\x00"
)
MARKUP = st.lists(st.sampled_from(PIECES.split("|")), max_size=40).map("".join)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.one_of(
        st.binary(max_size=400),
        MARKUP.map(str.encode),
        st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")),
    )
)
@example(b"\xff\xfe<")
@example(b"<figure><figcaption>")
@example(b"\x1f\x8b")
def test_any_bytes_give_a_page_or_unreadable(tmp_path, content):
    path = tmp_path / "page"
    path.write_bytes(content)
    try:
        page = read_page(path)
    except Unreadable as error:
        assert "\n" not in error.reason
        return
    assert all(caption.text and clean(caption.text) == caption.text for caption in page)
    assert [event for event in events(path) if isinstance(event, Caption)] == list(page)


@given(
    st.one_of(
        st.text(),
        st.lists(
            st.sampled_from(["&", "amp;", "#38;", "lt;", "#x26;", " ", "\u00ad", "e", "\u0301", "\ud800", "\u200d"])
        ).map("".join),
    )
)
@example("&am\x00p;amp;lt;")
@example("\u0085\u2028x\ufeff")
def test_cleaning_twice_is_cleaning_once(text):
    once = clean(text)
    assert clean(once) == once
    once.encode("utf-8")


def test_what_cleaning_keeps():
    assert clean("می\u200cخواهم") == "می\u200cخواهم"
    assert clean("Jo\u200bse\u0301\u00a0\u00ad Ruiz &#x1F600;") == "José Ruiz 😀"
