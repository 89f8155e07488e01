class PostRefused(Exception):
    """The forum does not take this; `sentence` tells the person why, and `status` is the answer's (HTTP)."""

    def __init__(self, sentence: str, *, status: int = 422) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.status = status
