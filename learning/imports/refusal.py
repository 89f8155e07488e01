"""What an import refuses as a whole."""


class ImportRefused(Exception):
    """Says in one sentence, for whoever imports, why nothing can be imported from what they gave."""
