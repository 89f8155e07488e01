#!/usr/bin/env python3
"""Draw the icons that browsers and phones ask for, from static/img/logo.svg, with Chromium (requirements-dev.txt).

    python scripts/draw_icons.py

public/ is served at the root of the site, where browsers look without asking; the manifest names those in static/img/.
"""

from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image
from playwright.sync_api import Page, sync_playwright

ROOT: Final = Path(__file__).parent.parent
LOGO: Final = (ROOT / "static/img/logo.svg").read_text()
# Phones cut their own shape out of these: the ground reaches the edge, and the sign stays in the middle four fifths.
SQUARE: Final = LOGO.replace(' rx="7"', "")
FAVICON_SIZES: Final = (16, 32, 48)


def main() -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium")
        page = browser.new_page()
        _save(_draw(page, SQUARE, 180), ROOT / "public/apple-touch-icon.png")
        for size in (192, 512):
            _save(_draw(page, LOGO, size), ROOT / f"static/img/icon-{size}.png")
            _save(_draw(page, SQUARE, size), ROOT / f"static/img/icon-maskable-{size}.png")
        smaller = [_draw(page, LOGO, size) for size in FAVICON_SIZES]
        smaller[-1].save(
            ROOT / "public/favicon.ico", sizes=[(size, size) for size in FAVICON_SIZES], append_images=smaller[:-1]
        )
        browser.close()


def _draw(page: Page, svg: str, size: int) -> Image.Image:
    page.set_viewport_size({"width": size, "height": size})
    sized = svg.replace("<svg ", f'<svg width="{size}" height="{size}" style="display:block" ', 1)
    page.set_content(f"<style>body{{margin:0}}</style>{sized}")
    return Image.open(BytesIO(page.screenshot(omit_background=True))).convert("RGBA")


def _save(picture: Image.Image, path: Path) -> None:
    picture.quantize(64, method=Image.Quantize.FASTOCTREE).save(path, optimize=True)


if __name__ == "__main__":
    main()
