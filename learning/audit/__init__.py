"""The record of what staff do: who, what, when, on what and from which page."""
