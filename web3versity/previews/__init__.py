"""The pictures that messengers show beside a link to a page; what they say stands in the room of each page."""
