"""The addresses of what can be done with a post, by the same names for a thread and a reply."""


class PostUrls:
    """Mixed into Discussion and Reply, so that whoever has a post in hand need not ask which of the two it is."""

    def url_for(self, page: str) -> str:
        """The address of `page`: "edit", "vote" and so on, as community/urls.py names it after the kind of post."""
        raise NotImplementedError

    @property
    def delete_url(self) -> str:
        return self.url_for("delete")

    @property
    def edit_url(self) -> str:
        return self.url_for("edit")

    @property
    def history_url(self) -> str:
        return self.url_for("history")

    @property
    def moderate_url(self) -> str:
        return self.url_for("moderate")

    @property
    def report_url(self) -> str:
        return self.url_for("report")

    @property
    def vote_url(self) -> str:
        return self.url_for("vote")
