"""The day of publication of a page: what it states, and nothing else."""

import json
from pathlib import Path

import pytest
from made_sources import ReadFile, day, documents, page

META = '<meta property="{}" content="{}">'
LD = '<script type="application/ld+json">{}</script>'


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ("", None),
        (META.format("article:published_time", "2021-05-04T23:30:00-05:00"), "2021-05-04"),
        (META.format("article:published_time", "May 4, 2021"), "2021-05-04"),
        (META.format("datePublished", "Tue, 04 May 2021 10:00:00 GMT"), "2021-05-04"),
        (META.format("pubdate", "19870304"), "1987-03-04"),
        (META.format("date", "25/05/2021"), "2021-05-25"),
        (META.format("date", "04/05/2021"), None),
        (META.format("date", "2021-02-30"), None),
        (META.format("date", "0001-01-01T00:00:00Z"), None),
        (META.format("date", "1970-01-01"), None),
        (META.format("date", "yesterday"), None),
        (META.format("article:modified_time", "2021-06-01"), None),
        (META.format("og:updated_time", "2021-06-01") + META.format("last-modified", "2021-06-01"), None),
        (META.format("article:modified_time", "2021-06-01") + META.format("pubdate", "2021-05-04"), "2021-05-04"),
        (LD.format(json.dumps({"@type": "NewsArticle", "datePublished": "2021-05-04", "dateModified": "2021-06-01"})),
         "2021-05-04"),
        (LD.format(json.dumps({"@type": "NewsArticle", "dateModified": "2021-06-01"})), None),
        (LD.format(json.dumps({"@type": "VideoObject", "datePublished": "2021-06-01"})), None),
        (LD.format(json.dumps({"@graph": [{"@type": "WebPage", "datePublished": "2021-05-05"},
                                          {"@type": ["Article"], "datePublished": "2021-05-04"}]})), "2021-05-04"),
        (LD.format('{"@type": "NewsArticle", "datePublished": "2021-05-04", }'), "2021-05-04"),
        (LD.format("[" * 5000), None),
        ('<link rel="canonical" href="https://l.example/2021/05/04/boats">', "2021-05-04"),
        ('<link rel="canonical" href="https://l.example/boats-2021">', None),
        ('<meta property="og:image" content="https://l.example/uploads/2021/06/01/boat.jpg">', None),
        ("<title>Protest of 4 May 2021</title>", None),
    ],
)  # fmt: skip
def test_a_day_is_published_only_where_the_page_says_so(
    readings: ReadFile, tmp_path: Path, head: str, published: str | None
) -> None:
    (document,) = documents(readings(tmp_path / "a.html", page(1, head).encode()))
    assert document.published == (day(published) if published else None)


@pytest.mark.parametrize(
    ("inside", "published"),
    [
        ('<time datetime="2021-05-04T08:00">May 4</time>', "2021-05-04"),
        ('<time datetime="2021-05-04">May 4</time><time datetime="2021-05-04T10:00">10 am</time>', "2021-05-04"),
        ('Updated <time datetime="2021-06-01">June 1</time>', None),
        ('<time class="updated" datetime="2021-06-01">June 1</time>', None),
        ('<time datetime="2021-05-04">May 4</time> to <time datetime="2021-05-09">May 9</time>', None),
        ('<aside><time datetime="2021-06-01">June 1</time></aside>', None),
        ('<span itemprop="datePublished" content="2021-05-04">today</span>', "2021-05-04"),
        ("<p>On 3 March 2019 the talks failed, and on 2020-01-05 again.</p>", None),
        ("<p>© 2024 The Lamu Post. Published in Lamu.</p>", None),
        ('<img src="/uploads/2021/06/01/boat.jpg">', None),
    ],
)
def test_times_within_the_article_count_where_they_are_of_the_article(
    readings: ReadFile, tmp_path: Path, inside: str, published: str | None
) -> None:
    content = page(1).replace("</h1>", f"</h1>{inside}")
    (document,) = documents(readings(tmp_path / "a.html", content.encode()))
    assert document.published == (day(published) if published else None)


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ("", "utf-8"),
        ("", "utf-16"),
        ('<meta charset="iso-8859-1">', "cp1252"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">', "koi8-r"),
        ("", "cp1252"),
        ('<meta charset="unicode_escape">', "utf-8"),
    ],
)
def test_pages_are_decoded_as_they_declare(readings: ReadFile, tmp_path: Path, head: str, encoding: str) -> None:
    word = "Министерство" if encoding == "koi8-r" else "Genève"
    content = page(1, head).replace("patrol", word).replace("“", '"').replace("”", '"')
    (document,) = documents(readings(tmp_path / "a.html", content.encode(encoding)))
    assert f"the {word} boats" in document.text


def test_what_a_page_tells_of_itself_is_one_line_and_its_address_one_of_the_web(
    readings: ReadFile, tmp_path: Path
) -> None:
    head = '<link rel="canonical" href="javascript:alert(1)"><meta name="author" content="Asha\u202e\nKaranja">'
    (document,) = documents(readings(tmp_path / "a.html", page(1, head).encode()))
    assert document.url is None
    assert document.byline == "Asha Karanja"
