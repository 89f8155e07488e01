"""How much one request may ask for. The form, the buttons and the sentences follow these."""

from decimal import Decimal
from typing import Final

# In HBAR.
MIN_AMOUNT: Final = Decimal(1)
MAX_AMOUNT: Final = Decimal(10)
