"""The worst that people may write: long without a gap, wide, from right to left, without spaces, in pictures."""

from typing import Final

WIDE: Final = "W" * 30
ARABIC: Final = "محفظتي (HBAR) 100 ضاعت"
THAI: Final = "กุญแจสาธารณะและกระเป๋าเงินของฉัน"
FAMILY: Final = "👩‍👩‍👧‍👦"
ADDRESS: Final = f"https://example.org/{'path' * 60}?query={'q' * 60}"
HUGE: Final = 2_147_483_647
# What a program prints: one line.
CODE_LINE: Final = 'receipt = web3.eth.wait_for_transaction_receipt("0x' + "4f2c8a91" * 8 + '")  # محفظتي'
# What runs from right to left, and so was written by people: the site's own words are English.
LEFTWARDS: Final = r"[\u0590-\u08ff]"

MARKDOWN: Final = f"""{ARABIC}، {ARABIC}.

{WIDE * 5} {THAI * 4} {FAMILY * 9}

## {ARABIC} {WIDE * 2}

- {ARABIC}
- {WIDE * 4}
  1. {ARABIC}

999999999. {ARABIC}
1000000000. {WIDE}

> {ARABIC} {WIDE * 3}

```python
{CODE_LINE}
```

| {ARABIC} | {WIDE} | {THAI} | number |
|---|---|---|---|
| {WIDE * 2} | {ARABIC} | `{"c" * 60}` | {HUGE} |

`{"code" * 60}` [{ARABIC} {WIDE}]({ADDRESS}) {ADDRESS}
"""


def filled(length: int, first: str = ARABIC) -> str:
    """`length` characters that begin with `first` and go on without a gap."""
    return f"{first} {'W' * length}"[:length].strip()
