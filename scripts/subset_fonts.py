#!/usr/bin/env python3
"""Make the fonts of gamification/adire/fonts/ again from the Noto family, with what names and titles need of each.

    apt-get download fonts-noto-core && dpkg -x fonts-noto-core_*.deb noto
    python scripts/subset_fonts.py noto/usr/share/fonts/truetype/noto

Hinting goes (print and anti-aliased pictures need none), and every OpenType feature that shaping does not need. Which
font serves which script: gamification/adire/typesetting.py.
"""

import sys
from pathlib import Path
from typing import Final

from fontTools import subset

FONTS: Final = Path(__file__).parent.parent / "gamification/adire/fonts"

# Western, African, Vietnamese and Pinyin letters, their marks, then punctuation, currency and arrows; Greek; Cyrillic.
LATIN: Final = (
    "0020-007E 00A0-017F 0186 0189 018A 018E-0194 0196-0199 019D 01A0 01A1 01AF 01B0 01B2-01B4 01B7 01CD-01DD "
    "01E2-01F5 01F8-021B 0244 0245 024C 024D 0251-0257 0259 025B 0260 0263 0266 0268 0269 026F 0272 0275 0280 0283 "
    "0289-028C 0292 0294 02BB 02BC 02BE 02BF 0300-0304 0306-030C 030F 0311 031B 0323-0325 0327 0328 032D 0330 0331 "
    "1E00-1EF9 2010-2015 2018-201E 2020-2022 2026 2032 2033 2039 203A 2044 20A6 20AC 20B5 2116 2122 2190-2193 2212 "
    "25CC 0370-03FF 0400-045F 0490-0493"
)
COVERAGE: Final = {
    "NotoSans-Regular": LATIN,
    "NotoSans-Bold": LATIN,
    "NotoSerif-Regular": LATIN,
    "NotoNaskhArabic-Regular": "0020 0600-06FF 0750-077F 200C-200F 25CC",
    "NotoSansDevanagari-Regular": "0020 0900-097F 200C 200D 20B9 25CC",
    "NotoSerifEthiopic-Regular": "0020 1200-137F",
}
FEATURES: Final = (
    "ccmp locl mark mkmk kern liga rlig calt init medi fina isol abvm blwm abvs blws abvf blwf nukt akhn rphf rkrf "
    "pref pres pstf psts half haln cjct vatu dist curs"
)


def main(noto: Path) -> None:
    for name, coverage in COVERAGE.items():
        # Naskh without its ligature of Allah: readers of a PDF would turn the letters in it around.
        features = [tag for tag in FEATURES.split() if (name, tag) != ("NotoNaskhArabic-Regular", "liga")]
        options = subset.Options(hinting=False, layout_features=features, drop_tables=["FFTM", "DSIG"])
        options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]  # with copyright and licence
        font = subset.load_font(str(noto / f"{name}.ttf"), options)
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=subset.parse_unicodes(coverage.replace(" ", ",")))
        subsetter.subset(font)
        subset.save_font(font, str(FONTS / f"{name}.ttf"), options)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
