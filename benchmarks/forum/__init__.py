"""The forum measured."""
