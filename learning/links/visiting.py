"""Asking another website whether a page is there, and nothing inside our own network, wherever a name leads."""

from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from ipaddress import ip_address
from typing import Final
from urllib.error import HTTPError
from urllib.request import HTTPHandler, HTTPSHandler, ProxyHandler, Request, build_opener

from django.utils.translation import gettext as _

_SECONDS: Final = 10
# These say that somebody is there, and wants no programs.
_TAKEN_FOR_THERE: Final = (401, 403, 405, 406, 429, 999)


class NoAnswer(Exception):
    """Nobody answered: the page may be gone, or this machine without the Internet."""


class NotPublic(OSError):
    """The name leads to a machine that the Internet does not see."""


class _Public(HTTPConnection):
    """Nothing is sent before it is known who is at the other end: a redirect or a name server may lead anywhere."""

    def connect(self) -> None:
        super().connect()
        if not ip_address(self.sock.getpeername()[0]).is_global:
            self.close()
            raise NotPublic


class _PublicTls(HTTPSConnection):
    def connect(self) -> None:
        super().connect()
        if not ip_address(self.sock.getpeername()[0]).is_global:
            self.close()
            raise NotPublic


class _PublicHandler(HTTPHandler):
    def http_open(self, req: Request) -> HTTPResponse:
        answer: HTTPResponse = self.do_open(_Public, req)
        return answer


class _PublicTlsHandler(HTTPSHandler):
    def https_open(self, req: Request) -> HTTPResponse:
        answer: HTTPResponse = self.do_open(_PublicTls, req)
        return answer


def visit(address: str) -> str:
    """What is wrong with the page at `address`, a sentence; empty when it is there. Raises NoAnswer."""
    try:
        request = Request(address, headers={"User-Agent": "Web3Versity link check"})  # noqa: S310 - http and https alone
        with build_opener(ProxyHandler({}), _PublicHandler, _PublicTlsHandler).open(request, timeout=_SECONDS):
            return ""
    except HTTPError as error:
        return "" if error.code in _TAKEN_FOR_THERE else _("It answers %(code)d.") % {"code": error.code}
    except (HTTPException, OSError, ValueError) as error:
        if isinstance(getattr(error, "reason", error), NotPublic):
            return _("It leads to a machine that is not on the Internet.")
        raise NoAnswer from error
