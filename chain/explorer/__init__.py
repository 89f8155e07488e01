"""The explorer of the practice network: an index kept by a worker, and what its pages show."""
