"""The explorer of the practice network measured."""
