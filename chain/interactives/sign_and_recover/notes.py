"""What is signed: sentences, and keys made for this lesson alone. Nobody's own key is ever here."""

from dataclasses import dataclass
from random import Random
from typing import Final

from eth_keys.datatypes import PrivateKey
from eth_utils.address import to_checksum_address

from chain.signin.signature import hash_message, recover_signer

_PEOPLE: Final = ("Amina", "Kofi", "Wanjiru", "Thabo", "Fatou", "Chidi", "Linh", "Mateus", "Ravi", "Salma")
_SENTENCES: Final = (
    "{one} lends {other} {amount} bags of rice until June.",
    "{one} pays {other} {amount} HBAR for a bicycle.",
    "{one} sells {other} {amount} goats at the market.",
    "{one} owes {other} {amount} hours of work.",
    "{one} lets {other} use the boat for {amount} days.",
    "{one} gives {other} {amount} seats on the bus.",
)


@dataclass(frozen=True, slots=True)
class Signed:
    """A sentence with a signature, and the address that is said to have made it."""

    text: str
    signature: str
    claimed: str

    @property
    def recovered(self) -> str:
        """The address that text and signature give, worked out anew."""
        return recover_signer(self.text, self.signature)

    @property
    def is_forged(self) -> bool:
        return self.recovered != self.claimed


@dataclass(frozen=True, slots=True)
class Notes:
    """`sentences` may be signed with the lesson's key, whose address is `signer`. `chosen` and `changed` are what the
    learner picked: a sentence, and what it was changed into. `others` signed nothing of this."""

    sentences: tuple[Signed, ...]
    changes: tuple[tuple[str, ...], ...]
    others: tuple[str, str]
    pile: tuple[Signed, ...]
    order: tuple[int, ...]
    chosen: int = 0
    changed: int = 0

    @property
    def signed(self) -> Signed:
        return self.sentences[self.chosen]

    @property
    def altered(self) -> Signed:
        """The changed sentence under the signature of the one before."""
        return Signed(self.changes[self.chosen][self.changed], self.signed.signature, self.signed.claimed)

    @property
    def forged(self) -> int:
        return next(place for place, each in enumerate(self.pile) if each.is_forged)


def draw_notes(random: Random) -> Notes:
    key = _key(random)
    sentences = random.sample(_SENTENCES, 3)
    texts = [_filled(random, sentence) for sentence in sentences]
    return Notes(
        sentences=tuple(_sign(key, text) for text in texts),
        changes=tuple(_changes(random, text) for text in texts),
        others=(_address(_key(random)), _address(_key(random))),
        pile=_pile(random),
        order=tuple(random.sample(range(3), 3)),
    )


def _pile(random: Random) -> tuple[Signed, ...]:
    """Four signed notes. One is forged: changed after it was signed, or with an address that only looks like it."""
    notes = [_sign(_key(random), _filled(random, sentence)) for sentence in random.sample(_SENTENCES, 4)]
    place = random.randrange(4)
    true = notes[place]
    if random.random() < 0.5:
        text = random.choice(_changes(random, true.text))
        notes[place] = Signed(text, true.signature, true.claimed)
    else:
        notes[place] = Signed(true.text, true.signature, _twin(random, true.claimed))
    return tuple(notes)


def _filled(random: Random, sentence: str) -> str:
    one, other = random.sample(_PEOPLE, 2)
    return sentence.format(one=one, other=other, amount=random.randint(12, 89))


def _changes(random: Random, text: str) -> tuple[str, ...]:
    """The sentence with one character changed: a digit, a capital letter, the full stop."""
    digits = [place for place, character in enumerate(text) if character.isdigit()]
    place = random.choice(digits)
    digit = random.choice([one for one in "123456789" if one != text[place]])
    return (text[:place] + digit + text[place + 1 :], text[0].lower() + text[1:], text[:-1] + "!")


def _twin(random: Random, address: str) -> str:
    digits = address[2:].lower()
    return str(to_checksum_address(f"0x{digits[:4]}{random.randbytes(16).hex()}{digits[-4:]}"))


def _key(random: Random) -> PrivateKey:
    # Below the order of the curve, whatever is drawn.
    return PrivateKey(bytes([random.randint(1, 0xFE)]) + random.randbytes(31))


def _address(key: PrivateKey) -> str:
    return str(key.public_key.to_checksum_address())


def _sign(key: PrivateKey, text: str) -> Signed:
    made = key.sign_msg_hash(hash_message(text)).to_bytes()
    # Wallets write 27 or 28 where libraries count from 0.
    signature = "0x" + (made[:64] + bytes([made[64] + 27])).hex()
    return Signed(text, signature, _address(key))
