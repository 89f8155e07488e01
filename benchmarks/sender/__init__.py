"""The sender measured."""
