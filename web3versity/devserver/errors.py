"""What goes wrong with the embedded servers, told to the person at the terminal."""


class EmbeddedServerError(RuntimeError):
    """Its text is a sentence that says what is wrong and what to do, fit to be shown without a traceback."""
