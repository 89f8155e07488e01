from pathlib import Path

import environ
import pytest
import redis
from django.core.exceptions import ImproperlyConfigured

from web3versity.devserver import addresses


@pytest.fixture
def var(monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = Path("/srv/Learn & 100%")
    monkeypatch.setenv("VAR_DIR", str(folder))
    return folder


def test_the_database_address_survives_upper_case_spaces_and_percent_signs(var: Path) -> None:
    config = environ.Env.db_url_config(addresses.database_url())
    assert config["HOST"] == str(var / "sockets" / "postgres")
    assert config["NAME"] == config["USER"] == "web3versity"
    assert config["PORT"] == 5432


def test_the_redis_address_is_understood_by_redis_py(var: Path) -> None:
    client = redis.Redis.from_url(addresses.redis_url())
    assert client.connection_pool.connection_kwargs["path"] == str(var / "sockets" / "redis" / "redis.sock")


def test_celery_gets_its_own_spelling_of_a_unix_socket_and_any_other_address_unchanged() -> None:
    assert addresses.celery_broker_url("unix:///run/redis.sock") == "redis+socket:///run/redis.sock"
    assert addresses.celery_broker_url("rediss://cache:6380/1") == "rediss://cache:6380/1"


def test_a_path_too_long_for_a_socket_is_replaced_by_a_short_one_that_is_always_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("VAR_DIR", "/" + "long/" * 30)
    first = addresses.sockets_dir()
    assert len(str(addresses.postgres_socket_dir() / addresses.POSTGRES_SOCKET_NAME)) <= addresses.LONGEST_SOCKET_PATH
    assert addresses.sockets_dir() == first
    monkeypatch.setenv("VAR_DIR", "/" + "other/" * 30)
    assert addresses.sockets_dir() != first


def test_the_devnet_port_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EVM_PORT", "9545")
    assert addresses.chain_rpc_url() == "http://127.0.0.1:9545"
    monkeypatch.setenv("EVM_PORT", "")
    assert addresses.chain_rpc_url() == "http://127.0.0.1:8545"


@pytest.mark.parametrize("text", ["0", "65536", "-1", "web", "85 45", "٨٥٤٥"])
def test_a_devnet_port_that_is_none_is_refused_with_the_variable_named(
    monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setenv("EVM_PORT", text)
    with pytest.raises(ImproperlyConfigured, match="EVM_PORT must be a port number"):
        addresses.evm_port()
