"""The account PostgreSQL runs under: it refuses root, so root lends it an ordinary one."""

import os
import pwd
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from web3versity.devserver.errors import EmbeddedServerError


@dataclass(frozen=True)
class Account:
    """User and group numbers; never root's."""

    uid: int
    gid: int


def lent_account(data: Path) -> Account | None:
    """None unless root asks. Else the owner of existing `data`, so that it stays theirs, or `nobody`."""
    if os.geteuid() != 0:
        return None
    if data.exists() and (owner := data.stat()).st_uid != 0:
        return Account(owner.st_uid, owner.st_gid)
    nobody = pwd.getpwnam("nobody")
    return Account(nobody.pw_uid, nobody.pw_gid)


def command_as(account: Account | None, command: Sequence[str], *, paths: Sequence[Path]) -> list[str]:
    """`command` under `account`, which can reach `paths` even inside a folder that only root may enter, like /root."""
    if account is None:
        return list(command)
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        raise EmbeddedServerError(
            "PostgreSQL does not run as root: install util-linux (setpriv) or use another account."
        )
    prefix = [setpriv, f"--reuid={account.uid}", f"--regid={account.gid}", "--clear-groups"]
    if not all(open_to_all(path) for path in paths):
        prefix += ["--inh-caps=+dac_override", "--ambient-caps=+dac_override"]
    return [*prefix, "--", *command]


def open_to_all(path: Path) -> bool:
    """Whether every folder above `path` may be entered by anyone."""
    return all(folder.stat().st_mode & 0o001 for folder in path.resolve().parents)


def give(folder: Path, account: Account | None) -> None:
    """Hand a private folder to the account that will use it."""
    if account is not None:
        os.chown(folder, account.uid, account.gid)
    folder.chmod(0o700)
