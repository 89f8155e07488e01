"""Courses of Open edX: OLX, a folder of XML and HTML."""
