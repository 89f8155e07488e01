import pytest

from benchmarks.sender.payouts import Rates, throughput_table


@pytest.mark.parametrize(("sent", "said"), [(150, "50%: met"), (149, "50%: missed")])
def test_the_sender_stands_beside_the_bare_loop_with_its_share(sent: float, said: str) -> None:
    table = throughput_table(Rates(bare=300, sent=sent, settled=40))
    assert said in table
    assert table.index("bare web3.py loop") < table.index("signed, stored and sent") < table.index("until settled")
