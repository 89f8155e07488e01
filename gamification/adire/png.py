"""A drawing as PNG, a unit a pixel: its PDF, rastered. So text is shaped in one place, and looks the same in both."""

from io import BytesIO
from threading import Lock
from typing import Final

from PIL import Image
from pypdfium2 import PdfDocument

from gamification.adire.pdf import draw_pdf
from gamification.adire.shapes import Drawing

# PDFium serves one thread at a time.
PDFIUM: Final = Lock()


def draw_png(drawing: Drawing, *, colours: int) -> bytes:
    pdf = draw_pdf(drawing, width=drawing.width)
    with PDFIUM, PdfDocument(pdf) as document:
        picture = document[0].render(scale=1).to_pil().convert("RGB")
    png = BytesIO()
    picture.quantize(colours, dither=Image.Dither.NONE).save(png, "PNG", optimize=True)
    return png.getvalue()
