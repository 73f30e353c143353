"""The dataset browser's page, and sample images on the pages of datasets, without a browser."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import html

from kb.corpus import Corpus
from kb.model.subject import Dataset
from kb.site.pages_dataset_browser import build_dataset_browser, build_shelves, first_two
from kb.site.pages_subjects import iter_subject_pages
from kb.site.press import Press
from kb.site.samples import iter_sheet_files, reason_for_none, shown_sheets
from tests.roofs import build_roofs

HOSTILE = "<script>alert(1)</script>\" onload='x'"


def dataset(name: str, **more: object) -> Dataset:
    bare = {"id": name, "name": name, "domain": "roof", "modality": "photo", "dimensions": "2D"}
    return Dataset.model_validate({**bare, **more})


SEEN = dataset(
    "seen",
    example=True,
    classes={"names": {"a": "Alpha", "b": HOSTILE}, "counts": {"train": {"a": 1_200}, "test": {}}},
    thumbnails={
        "size": 8,
        "licence": "CC0-1.0",
        "credit": HOSTILE,
        "changes": ["cut"],
        "sheets": [
            {
                "label": "a",
                "file": "a-00000000.webp",
                "tiles": 7,
                "drawn_from": 9,
                "sha256": "0" * 64,
            },
            {
                "label": "b",
                "file": "b-00000000.webp",
                "tiles": 7,
                "drawn_from": 7,
                "sha256": "0" * 64,
            },
        ],
    },
)


def corpus_of(*datasets: Dataset) -> Corpus:
    roofs = build_roofs()
    return replace(
        roofs,
        datasets={**roofs.datasets, **{one.id: one for one in datasets}},
        sheets={"seen/a-00000000.webp": b"a", "elsewhere/x.webp": b"x"},
    )


def page_of(*datasets: Dataset) -> html.HtmlElement:
    return html.fromstring(build_dataset_browser(Press(corpus_of(*datasets))).body)


def shelf_of(page: html.HtmlElement, name: str) -> html.HtmlElement:
    (shelf,) = page.xpath(f"//*[@data-dataset='{name}']")
    return shelf


def test_every_dataset_in_use_is_there_with_its_categories_and_counts() -> None:
    gone = dataset("gone", deprecated={"reason": "Entered twice."})
    page = page_of(SEEN, gone)
    shown = set(page.xpath("//@data-dataset"))
    assert shown == {*build_roofs().datasets, "seen"} - {
        one.id for one in build_roofs().datasets.values() if one.deprecated
    }
    rows = shelf_of(page, "seen").xpath(".//tr[@data-label]")
    assert [[cell.text_content() for cell in row] for row in rows] == [
        ["a Alpha", "1,200", "not known–"],
        [f"b {HOSTILE}", "not known–", "not known–"],
    ]


def test_a_sheet_is_shown_only_where_its_picture_is_there() -> None:
    assert list(shown_sheets(corpus_of(SEEN), SEEN)) == ["a"]
    shelf = shelf_of(page_of(SEEN), "seen")
    assert shelf.xpath(".//img/@src") == ["../assets/thumbnails/seen/a-00000000.webp"]
    assert shelf.xpath(".//img/@loading") == ["lazy"]
    assert shelf.xpath(".//tr/@data-sheet") == ["../assets/thumbnails/seen/a-00000000.webp"]
    files = list(iter_sheet_files(corpus_of(SEEN)))
    assert [(file.path, file.read()) for file in files] == [
        ("assets/thumbnails/seen/a-00000000.webp", b"a")
    ]


def test_small_images_are_shown_enlarged_by_a_whole_number() -> None:
    sheet = shown_sheets(corpus_of(SEEN), SEEN)["a"]
    assert (sheet.width, sheet.height) == (6 * 40, 2 * 40)
    shelf = shelf_of(page_of(SEEN), "seen")
    assert shelf.xpath(".//figure/@class") == ["kb-samples-enlarged kb-samples-pixels"]


@pytest.mark.parametrize(
    ("size", "wide", "look"),
    [
        (16, 48, "kb-samples-enlarged kb-samples-pixels"),
        (17, 51, "kb-samples-enlarged"),
        (40, 40, ""),
        (128, 128, ""),
    ],
)
def test_pixels_are_shown_as_squares_only_where_they_are_few(
    size: int, wide: int, look: str
) -> None:
    thumbnails = SEEN.thumbnails
    assert thumbnails is not None
    seen = SEEN.model_copy(update={"thumbnails": thumbnails.model_copy(update={"size": size})})
    sheet = shown_sheets(corpus_of(seen), seen)["a"]
    assert (sheet.width, sheet.look) == (6 * wide, look)
    assert sheet.gaps.startswith(f"M{wide} 0V{2 * wide}M") if wide > size else not sheet.gaps


def test_nothing_that_a_record_says_becomes_markup() -> None:
    body = build_dataset_browser(Press(corpus_of(SEEN))).body
    assert "<script" not in body
    assert not html.fromstring(body).xpath("//@onload")


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"access": "open", "licence": "CC-BY-4.0"}, "nobody has made them yet. Its licence: CC"),
        ({"access": "registration"}, "it is available after registration only."),
        ({"access": "request"}, "it is available on request only."),
        ({"access": "purchase"}, "it is for sale."),
        ({"access": "closed"}, "it is not available."),
        ({}, "whether its images may be shown is not known."),
    ],
)
def test_a_dataset_without_images_says_why(more: dict[str, object], said: str) -> None:
    bare = dataset("bare", classes={"names": {"a": "A"}}, **more)
    assert said in reason_for_none(bare)
    assert said in shelf_of(page_of(bare), "bare").text_content()


def test_pictures_that_did_not_come_with_the_records_are_told_of() -> None:
    without = replace(corpus_of(SEEN), sheets={})
    page = html.fromstring(build_dataset_browser(Press(without)).body)
    assert "did not come with this copy" in shelf_of(page, "seen").text_content()


def test_datasets_with_images_are_shown_first_then_those_with_categories() -> None:
    bare = dataset("bare", classes={"names": {"a": "A"}})
    empty = dataset("also")
    shelves = build_shelves(Press(corpus_of(SEEN, bare, empty)))
    mine = tuple(shelf for shelf in shelves if shelf.dataset.id in ("also", "bare", "seen"))
    assert first_two(mine) == ("seen", "bare")
    assert first_two(mine[:1]) == ("also", "also")
    assert first_two(()) == ("", "")


def test_the_page_of_a_dataset_shows_its_samples_and_leads_to_the_browser() -> None:
    plans = {plan.path: plan for plan in iter_subject_pages(Press(corpus_of(SEEN)))}
    page = html.fromstring(plans["datasets/seen/index.html"].make().body)
    assert page.xpath("//img/@src") == ["../../assets/thumbnails/seen/a-00000000.webp"]
    assert page.xpath("//a/@href[contains(., 'dataset-browser')]") == [
        "../../dataset-browser/?left=seen"
    ]
    assert "no quote is about them" in page.text_content()


def test_example_images_stand_apart_from_the_datasets_of_studies() -> None:
    plans = {plan.path: plan for plan in iter_subject_pages(Press(corpus_of(SEEN)))}
    page = html.fromstring(plans["datasets/index.html"].make().body)
    assert "seen" not in page.xpath("//table//th[@scope='row']/a/text()")
    assert page.xpath("//h2[@id='example-images']/following-sibling::ul//a/text()") == ["seen"]
