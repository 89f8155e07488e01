"""The everyday operations of learning measured."""
