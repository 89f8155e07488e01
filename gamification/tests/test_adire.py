"""The drawing engine of badges and certificates: one palette, text in many scripts, three formats of one drawing."""

import re
from io import BytesIO
from pathlib import Path

import pytest
import uharfbuzz as hb
from django.conf import settings
from PIL import Image
from pypdfium2 import PdfDocument

from gamification.adire import palette
from gamification.adire.pdf import draw_pdf
from gamification.adire.png import draw_png
from gamification.adire.shapes import Box, Drawing, Writing
from gamification.adire.svg import draw_svg
from gamification.adire.typesetting import FONTS, drawable, fit_lines, shaper, split_runs, width_of

NAMES = {
    "Latin": "Thandi Nkosi",
    "Yoruba": "Ọlá Ṣẹ́gun Adébáyọ̀",
    "Vietnamese": "Nguyễn Thị Hằng",
    "Arabic": "محمد عبد الله الأمين",
    "Devanagari": "प्रिया शर्मा क्षत्रिय किर्ति",
    "Amharic": "አበበ በቂላ ትግስት",
    "Cyrillic": "Олена Коваленко",
    "Greek": "Ελένη Παπαδοπούλου",
}


def line(text: str, **style: bool) -> Writing:
    return Writing((40, 120), text, 60, "#000000", **style)


def drawing(text: str, **style: bool) -> Drawing:
    shapes = (Box((0, 0), 1000, 200, "#ffffff"), line(text, **style))
    return Drawing(1000, 200, shapes, title=text, author="Web3Versity", language="sw")


def text_of(pdf: bytes) -> str:
    with PdfDocument(pdf) as document:
        return str(document[0].get_textpage().get_text_range())


def edges_of(picture: Image.Image) -> tuple[int, int, int, int]:
    """Of what is drawn in black: left, top, right, bottom."""
    edges = picture.convert("L").point(lambda light: 255 if light < 128 else 0).getbbox()
    assert edges is not None
    return edges


def test_the_palette_is_that_of_the_stylesheet() -> None:
    sheet = (Path(settings.BASE_DIR) / "static/css/site.css").read_text()
    light = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", sheet.split(":root {")[1].split("}")[0]))
    colours = {name.lower().replace("_", "-"): ink for name, ink in vars(palette).items() if name.isupper()}
    assert colours
    assert colours.items() <= light.items()


def test_mixing_goes_from_one_ink_to_the_other() -> None:
    assert palette.mix("#000000", "#ff8040", 0) == "#000000"
    assert palette.mix("#000000", "#ff8040", 0.5) == "#804020"
    assert palette.mix("#000000", "#ff8040", 1) == "#ff8040"


def glyphs(text: str, font: str) -> list[int]:
    shaped = hb.Buffer()
    shaped.add_str(text)
    shaped.guess_segment_properties()
    hb.shape(shaper(font), shaped)
    return [glyph.codepoint for glyph in shaped.glyph_infos]


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
@pytest.mark.parametrize("style", [{}, {"is_serif": True}, {"is_bold": True}], ids=["sans", "serif", "bold"])
def test_names_are_drawn_with_a_glyph_for_every_letter(name: str, style: dict[str, bool]) -> None:
    assert drawable(name) == name
    for run in split_runs(line(name, **style)):
        assert 0 not in glyphs(run.text, run.font), run


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_the_text_of_a_pdf_is_real(name: str) -> None:
    pdf = draw_pdf(drawing(name, is_serif=True), width=800)
    assert text_of(pdf).strip() == name
    assert len(pdf) < 40_000


def test_a_pdf_says_what_it_is_and_in_which_language() -> None:
    pdf = draw_pdf(drawing("Amani"), width=800)
    with PdfDocument(pdf) as document:
        assert {"Title": "Amani", "Author": "Web3Versity"}.items() <= document.get_metadata_dict().items()
    assert b"/Lang (sw)" in pdf
    assert b"/DisplayDocTitle true" in pdf


@pytest.mark.parametrize("name", [NAMES["Latin"], NAMES["Arabic"], NAMES["Devanagari"]])
def test_the_same_drawing_gives_the_same_file(name: str) -> None:
    assert draw_pdf(drawing(name), width=800) == draw_pdf(drawing(name), width=800)
    assert draw_png(drawing(name), colours=64) == draw_png(drawing(name), colours=64)


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_png_shows_the_line_where_it_was_measured(name: str) -> None:
    picture = Image.open(BytesIO(draw_png(drawing(name), colours=64)))
    assert picture.size == (1000, 200)
    left, top, right, bottom = edges_of(picture)
    assert 36 <= left < right <= 44 + width_of(line(name))
    assert right - left > 0.9 * width_of(line(name))
    assert 40 < top < 120 <= bottom < 150


def test_letters_are_as_far_apart_in_a_pdf_of_any_size() -> None:
    spaced = Writing((40, 120), "ABC", 60, "#000000", spacing=50)
    wide = Drawing(1000, 200, (Box((0, 0), 1000, 200, "#ffffff"), spaced), title="ABC")
    with PdfDocument(draw_pdf(wide, width=500)) as document:
        small = edges_of(document[0].render(scale=2).to_pil())
    large = edges_of(Image.open(BytesIO(draw_png(wide, colours=64))))
    assert small == pytest.approx(large, abs=2)
    assert large[2] == pytest.approx(40 + width_of(line("ABC")) + 2 * spaced.spacing, abs=4)


def test_letters_that_join_are_not_spaced() -> None:
    (latin,), (arabic,) = (split_runs(Writing((0, 0), text, 60, "#000000", spacing=9)) for text in ("ABC", "محمد"))
    assert latin.width == pytest.approx(width_of(line("ABC")) + 3 * 9)
    assert arabic.width == pytest.approx(width_of(line("محمد")))


def test_letters_take_the_forms_of_their_places() -> None:
    (arabic,) = split_runs(line("محمد"))
    assert not set(glyphs("مح", arabic.font)) & {glyph for letter in "مح" for glyph in glyphs(letter, arabic.font)}
    (devanagari,) = split_runs(line("क्षि"))
    assert len(glyphs("क्षि", devanagari.font)) == 2  # four signs: the vowel first, and one for both consonants


def test_a_line_is_ordered_by_its_first_strong_letter() -> None:
    latin_first = split_runs(line("Amina أمينة 2026"))
    assert [run.text.strip() for run in latin_first] == ["Amina", "2026", "أمينة"]
    arabic_first = split_runs(line("أمينة Amina"))
    assert [run.text.strip() for run in arabic_first] == ["Amina", "أمينة"]
    assert 'unicode-bidi="plaintext"' in draw_svg(drawing("أمينة Amina"))


def test_what_no_font_has_is_replaced_and_still_extracted() -> None:
    assert drawable("Señor Ọlá — 10 “quizzes” 🏅") == "Señor Ọlá — 10 “quizzes”"
    assert drawable("王小明 👩🏾‍🚀 ok") == "◌◌◌ ok"
    assert drawable("🏅") == ""
    assert text_of(draw_pdf(drawing("王小明"), width=800)).strip() == "王小明"
    assert draw_png(drawing("🏅"), colours=64)


def test_lines_are_made_smaller_then_broken_then_cut() -> None:
    sizes = ((60, 1), (40, 2))

    def fit(text: str) -> list[Writing]:
        return list(fit_lines(line(text), width=600, sizes=sizes, leading=1.5))

    assert [(part.size, part.text) for part in fit("Short")] == [(60, "Short")]
    two = fit("One line is not enough for all of these")
    assert [part.size for part in two] == [40, 40]
    assert [part.at[1] for part in two] == [120, 180]
    assert " ".join(part.text for part in two) == "One line is not enough for all of these"
    many = fit("many words " * 20)
    assert len(many) == 2
    assert many[-1].text.endswith("…")
    for endless in ("W" * 80, "W" * 80 + " and more", "قسطنطينية" * 20):
        assert all(width_of(part) <= 600 for part in fit(endless))
        assert fit(endless)[0].text.endswith("…")
    assert [part.text for part in fit("")] == [""]


def test_fonts_are_small_and_come_with_their_licence() -> None:
    assert all(font.stat().st_size < 150_000 for font in FONTS.glob("*.ttf"))
    assert "SIL OPEN FONT LICENSE" in (FONTS / "OFL.txt").read_text()
