"""The address of the test database, for processes of the site that a test starts."""

from typing import Any


def database_url(parameters: dict[str, Any]) -> str:
    """From the parameters of a connection, as the setting DATABASE_URL has it."""
    host = str(parameters.get("host") or "").replace("/", "%2F")
    user = parameters.get("user") or ""
    password = f":{parameters['password']}" if parameters.get("password") else ""
    if host.startswith("%2F"):
        return f"postgresql://{user}{password}@/{host}/{parameters['dbname']}"
    return f"postgresql://{user}{password}@{host}:{parameters.get('port') or 5432}/{parameters['dbname']}"
