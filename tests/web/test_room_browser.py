"""The room as a reader uses it, in Chromium: nothing on the console, no request to another host (see the fixture)."""

import csv
import io
import re
from pathlib import Path
from typing import Any

import pytest
from reading_rooms import served

from standoff.store import open_store

PASTED = (
    "Chad rejects demand of Niger on pass\n\nNDJAMENA, March 4 (Wire) - Chad on Tuesday rejected Niger's demand that "
    'it withdraw its troops from the Huaraca pass. "We will not leave our own soil," Foreign Minister Ali Moussa Daro '
    "told reporters. <script>document.title = 'taken'</script>\n"
)


def highlighted(page: Any) -> str:
    return "".join(page.locator(".w.on").all_text_contents())


def press(page: Any, key: str) -> None:
    """A key, once the page and its script are there."""
    page.wait_for_load_state("load")
    page.keyboard.press(key)


def open_first_report(page: Any, room: str) -> None:
    page.goto(f"{room}/documents")
    page.locator("tbody a").first.click()
    page.locator(".sheet").wait_for()
    page.wait_for_load_state("load")


def test_a_newcomer_comes_from_the_desk_to_the_very_words(page: Any, example_room: str) -> None:
    page.goto(example_room)
    assert page.locator("h1").inner_text() == "Guyana and Suriname"
    assert "Suriname softened on mining licenses" in page.locator(".headline").inner_text()
    cell = page.locator('#positions td[data-column="Suriname"] p:not(.softened)', has_text="only that dredging")
    cell.locator(".marks a").first.click()
    page.wait_for_url("**/documents/**")
    assert "only that dredging be suspended for 90 days" in "".join(page.locator("mark").all_text_contents())
    assert page.locator("#words").is_visible()


def test_in_the_reader_keys_go_on_from_the_words_pointed_at(page: Any, example_room: str) -> None:
    page.goto(f"{example_room}/positions")
    page.locator(".matrix .marks a").first.click()
    page.wait_for_url("**/documents/**#words")
    press(page, "j")
    page.locator(".card.on").wait_for()
    assert page.locator("mark .w.on").count() > 0
    press(page, "?")
    assert page.locator("#keys dl").is_visible()


def test_an_issue_opens_its_history_and_a_letter_its_words(page: Any, example_room: str) -> None:
    page.goto(example_room)
    page.get_by_role("link", name="mining licenses", exact=True).click()
    page.wait_for_url("**/positions/issue?**")
    strip = page.locator("svg.chart a")
    assert strip.count() > 5
    strip.last.click()
    page.wait_for_url("**/documents/**")
    assert "tow away any dredge that works the disputed stretch" in highlighted(page)
    assert page.locator(".card.on").count() == 1


def test_every_bar_opens_its_rows(page: Any, example_room: str) -> None:
    page.goto(f"{example_room}/dyads")
    bar = page.locator("svg.chart a").first
    number = re.search(r": (\d+)$", bar.get_attribute("aria-label"))
    bar.click()
    page.wait_for_url("**/dyads/rows?**")
    assert number
    assert page.locator("ol.merged > li").count() == int(number[1])


def test_a_disc_of_the_timeline_opens_its_rows(page: Any, example_room: str) -> None:
    page.goto(f"{example_room}/timeline?zoom=week")
    disc = page.locator("svg.chart a").first
    number = re.search(r": (\d+)", disc.get_attribute("aria-label"))
    disc.click()
    page.wait_for_url("**lane=**")
    assert number
    assert page.locator("#rows tbody tr").count() == int(number[1])


def test_cards_and_words_light_up_each_other_and_kinds_are_switched_off(page: Any, example_room: str) -> None:
    open_first_report(page, example_room)
    card = page.locator(".card.k-position").first
    card.locator(".kind").click()
    words = card.locator("summary").inner_text().rstrip(".…")[:40]
    assert words in highlighted(page)
    assert "record=" in page.url
    page.locator(".w.on").first.click()
    assert page.locator(".card.on").count() == 1
    press(page, "j")
    press(page, "k")
    assert page.locator(".card.on").count() == 1
    page.uncheck("#show-position")
    assert not card.is_visible()
    assert page.locator(".sheet .u-position").first.evaluate("e => getComputedStyle(e).borderBottomStyle") == "none"
    page.reload()
    assert page.locator("h1").is_visible()


def test_a_selection_becomes_an_address(page: Any, example_room: str) -> None:
    open_first_report(page, example_room)
    page.evaluate(
        """() => {
            const text = document.querySelectorAll(".text")[1];
            getSelection().setBaseAndExtent(text, 0, text, text.childNodes.length);
        }"""
    )
    page.locator("#selection").click()
    page.wait_for_url("**start=**")
    assert "".join(page.locator("mark").all_text_contents()) == page.locator(".text").nth(1).inner_text()


def test_review_by_keys_alone_with_reload_and_undo(page: Any, own_record: Path) -> None:
    with served(own_record) as address:
        page.goto(f"{address}/review?kind=event")
        first = page.locator("#judge [name=record]").input_value()
        press(page, "a")
        page.locator(".last").wait_for()
        second = page.locator("#judge [name=record]").input_value()
        assert second != first
        page.reload()
        assert page.locator("#judge [name=record]").input_value() == second
        press(page, "u")
        page.locator(".last").wait_for(state="detached")
        assert page.locator("#judge [name=record]").input_value() == first

        press(page, "e")
        press(page, "Escape")
        page.select_option("#field-status", "planned")
        press(page, "Escape")
        press(page, "s")
        page.locator(".last").wait_for()
        assert "edited" in page.locator(".last").inner_text()
        page.goto(f"{address}/review?record={first}")
        assert page.locator("#field-status").input_value() == "planned"
        assert page.locator("del").count() == 1

        page.goto(f"{address}/review?kind=event")
        third = page.locator("#judge [name=record]").input_value()
        press(page, "r")
        page.locator(".last", has_text="rejected").wait_for()
        press(page, "?")
        assert page.locator("#keys dl").is_visible()
    with open_store(own_record) as store:
        states = {id_: standing.state for id_ in (first, third) if (standing := store.reviews.standing(id_))}
        decided = store.reviews.decisions()
    assert states == {first: "edited", third: "rejected"}
    assert [one.signed.by for one in decided] == ["tester"] * 4


def test_an_edit_that_does_not_fit_is_told_and_changes_nothing(chromium: Any, own_record: Path) -> None:
    page = chromium.new_page()
    with served(own_record) as address:
        page.goto(f"{address}/review?kind=event")
        page.fill("#field-actor", "nobody@words that are not in the report")
        with page.expect_response("**/review") as answer:
            press(page, "Enter")
        assert answer.value.status == 400
        assert "has no words" in page.locator("[role=alert]").inner_text()
    page.close()
    with open_store(own_record) as store:
        assert not store.reviews.decisions()


def test_facets_and_csv_agree(page: Any, example_room: str) -> None:
    page.goto(f"{example_room}/records/events")
    page.locator(".facets li a", has_text="Suriname").click()
    page.wait_for_url("**actor=SUR**")
    page.locator(".facets li a", has_text="reject").click()
    page.wait_for_url("**type=REJECT**")
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    rows = list(csv.DictReader(io.StringIO(Path(download.value.path()).read_text(encoding="utf-8"))))
    assert page.locator("table.records tbody tr").count() == len(rows) > 2
    assert {row["event"] for row in rows} == {"REJECT"}


def test_a_pasted_report_is_coded_and_opens_harmless(page: Any, empty_record: Path) -> None:
    with served(empty_record) as address:
        page.goto(address)
        page.get_by_role("link", name="Add a report").click()
        page.fill("#text", PASTED)
        page.fill("#published", "2014-03-05")
        page.get_by_role("button", name="Code it").click()
        page.wait_for_url("**/documents/**", timeout=30_000)
        assert page.locator("h1").inner_text() == "Chad rejects demand of Niger on pass"
        assert "taken" not in page.title()
        assert "<script>" in page.locator(".sheet").inner_text()
        assert page.locator(".card.k-position").count() >= 2
        page.goto(address)
        assert page.locator("h1").inner_text() == "Niger and Chad"


def test_everything_works_without_javascript(chromium: Any, own_record: Path) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    with served(own_record) as address:
        page.goto(f"{address}/records/positions")
        page.locator("td.words a").first.click()
        assert highlighted(page)
        assert page.locator(".card.on").count() == 1
        page.uncheck("#show-statement")
        assert not page.locator(".card.k-statement").first.is_visible()
        page.goto(f"{address}/review")
        page.get_by_role("button", name="Accept").click()
        assert "accepted" in page.locator(".last").inner_text()
        page.get_by_role("button", name="Undo").click()
        assert page.locator(".last").count() == 0
    context.close()


@pytest.mark.parametrize("width", [390, 1280])
def test_no_page_is_wider_than_its_window(chromium: Any, example_room: str, width: int) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 844})
    page = context.new_page()
    for address in (
        "/",
        "/positions",
        "/timeline",
        "/dyads",
        "/documents",
        "/parties",
        "/records/events",
        "/review",
        "/add",
        "/api/",
    ):
        page.goto(example_room + address)
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, address
    context.close()
