"""A drawing as PDF of one page, its text real: to select, to search, to read aloud."""

from unicodedata import category

from fpdf import FPDF, ViewerPreferences

from gamification.adire.shapes import Box, Disc, Drawing, Polygon, Shape, Writing
from gamification.adire.typesetting import FONTS, Run, drawable, split_runs


def draw_pdf(drawing: Drawing, *, width: float) -> bytes:
    """`width` of the page in points."""
    page = Page(drawing, width)
    for shape in drawing.shapes:
        page.put(shape)
    return bytes(page.output())


class Page(FPDF):
    """Measures in units of the drawing."""

    def __init__(self, drawing: Drawing, width: float) -> None:
        super().__init__(unit=width / drawing.width, format=(drawing.width, drawing.height))
        self.set_title(drawing.title)
        self.set_subject(drawing.description)
        self.set_author(drawing.author)
        self.set_lang(drawing.language)
        self.set_creation_date(drawing.made_at)
        self.viewer_preferences = ViewerPreferences(display_doc_title=True)
        self.set_auto_page_break(False)
        self.c_margin = 0
        self.add_page()

    def put(self, shape: Shape) -> None:
        if isinstance(shape, Writing):
            self.write_line(shape)
        else:
            self.draw_shape(shape)

    def draw_shape(self, shape: Box | Disc | Polygon) -> None:
        self.set_fill_color(shape.ink)
        self.set_draw_color(shape.ink)
        self.set_line_width(shape.line)
        style = "D" if shape.line else "F"
        match shape:
            case Box((x, y), width, height):
                self.rect(x, y, width, height, style)
            case Disc((x, y), radius, _, line):
                reach = radius - line / 2
                # As circle() does, but a ring's path is closed: open, it shows a seam.
                self._draw_ellipse(x - reach, y - reach, 2 * reach, 2 * reach, "s" if line else "f")
            case Polygon(corners):
                self.polygon(corners, style=style)

    def write_line(self, line: Writing) -> None:
        runs = split_runs(line)
        as_spoken = needs_spoken_text(line, runs)
        if as_spoken:
            self._out(f"/Span <</ActualText <FEFF{line.text.encode('utf-16-be').hex()}>>> BDC")
        self.set_text_color(line.ink)
        x, y = line.at
        for run in runs:
            if run.font.lower() not in self.fonts:
                self.add_font(run.font, fname=FONTS / f"{run.font}.ttf")
            self.set_font(run.font, size=line.size * self.k)
            self.set_text_shaping(direction="rtl" if run.is_rtl else "ltr")
            self.set_char_spacing(run.spacing * self.k)
            # A cell puts the baseline 0.8 of its height below its top.
            self.set_xy(x, y - 0.8 * line.size)
            self.cell(run.width, line.size, run.text)
            x += run.width
        if as_spoken:
            self._out("EMC")


def needs_spoken_text(line: Writing, runs: list[Run]) -> bool:
    """Whether glyphs alone would be read wrongly: marks (some stand before their letter), letters far apart or missing.

    Not for lines from right to left: readers reverse those, the spoken text as well.
    """
    text = drawable(line.text)
    has_marks = any(category(char)[0] == "M" for char in text)
    return (has_marks or line.spacing > 0 or text != line.text) and not any(run.is_rtl for run in runs)
