"""Whether the replica may be read from now, looked at once a second by a thread of each process."""

import logging
import os
import threading
from typing import Final

from django.conf import settings
from django.db import Error, connections

from web3versity.replica.lag import Lag

logger = logging.getLogger(__name__)

LOOK_SECONDS: Final = 1.0


class Watch:
    """Begun by the first page that could use the replica, and anew after a fork: threads do not survive it.

    A page never waits for a look. One that hangs makes the last answer old, and an old answer means the primary.
    """

    def __init__(self) -> None:
        self._begin_lock = threading.Lock()
        self._process: int | None = None
        self._lag = Lag()
        self._was_usable = False

    def is_usable(self) -> bool:
        """Whether the replica has everything that was committed until REPLICA_MAX_LAG seconds ago."""
        if self._process != os.getpid():
            self._begin()
        return self._lag.seconds() <= settings.REPLICA_MAX_LAG

    def _begin(self) -> None:
        with self._begin_lock:
            if self._process != os.getpid():
                self._process, self._lag, self._was_usable = os.getpid(), Lag(), False
                threading.Thread(target=self._look_for_ever, name="replica-watch", daemon=True).start()

    def _look_for_ever(self) -> None:
        pause = threading.Event()
        while True:
            try:
                self._lag.look()
            except Error as error:
                logger.info("The replica's lag could not be read (%s)", type(error).__name__)
                # As they are: an exchange that was cut leaves nothing to go on with.
                connections.close_all()
            self._tell()
            pause.wait(LOOK_SECONDS)

    def _tell(self) -> None:
        """Once for each change."""
        if (usable := self.is_usable()) == self._was_usable:
            return
        self._was_usable = usable
        if usable:
            logger.info("Pages are read from the replica.")
        else:
            logger.warning("The replica is away or lags: all is read from the primary.")


WATCH: Final = Watch()
