from typing import Any, TypeVar

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

_ST = TypeVar("_ST", contravariant=True)
_GT = TypeVar("_GT", covariant=True)


class HexField(models.BinaryField[_ST, _GT]):
    """A hash, an address or other bytes of the chain: lower-case 0x… text in Python, bytes in the database.

    Half the size of the text, in the tables and in their indexes, and no two spellings of one value.
    """

    # What the type checker's plugin reads.
    _pyi_private_set_type: str
    _pyi_private_get_type: str  # type: ignore[assignment]

    def get_prep_value(self, value: Any) -> Any:
        """Raises ValueError for what is no hexadecimal text."""
        return bytes.fromhex(value.removeprefix("0x")) if isinstance(value, str) else value

    def get_db_prep_value(self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False) -> Any:
        return super().get_db_prep_value(self.get_prep_value(value), connection, prepared)

    def from_db_value(self, value: Any, _expression: object, _connection: object) -> str | None:
        return None if value is None else "0x" + bytes(value).hex()

    def to_python(self, value: Any) -> Any:
        return value
