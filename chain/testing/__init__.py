"""Test doubles and stress tests of the sender, used by tests and benchmarks and by nothing that ships."""
