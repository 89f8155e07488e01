"""Names for people who have not chosen one: two kind words and four digits, 62 million in all."""

import secrets
from typing import Final

_ADJECTIVES: Final = """
    able agile amber bold brave breezy bright brisk calm candid cheerful clever coral cosmic crisp curious daring
    deft eager early earnest electric fair fleet fond frank free fresh gentle glad golden grand happy hardy honest
    humble indigo jolly keen kind lively lucid lucky mellow merry mighty misty nimble noble patient playful polite
    proud quick quiet ready rosy sharp silver sincere smart solar solid spry steady sturdy sunny swift tidy true
    upbeat vivid warm wise witty zesty
""".split()

_ANIMALS: Final = """
    albatross antelope badger beaver bison bongo buffalo butterfly camel caracal cheetah civet cormorant crane
    cricket dolphin dove dragonfly eagle egret eland elephant falcon finch firefly flamingo fox gazelle gecko
    gerenuk giraffe hare hawk heron hoopoe hornbill ibex ibis impala jackal kestrel kingfisher koala kudu lark
    lemur leopard lion lynx mandrill manta marten meerkat mongoose narwhal okapi oriole oryx osprey otter owl
    panda pangolin parrot pelican penguin petrel plover puffin quail raven robin salmon seal serval sparrow
    starling stork sunbird swallow swan tapir tern tortoise toucan turtle weaver whale wren yak zebra
""".split()

_EMOJI: Final = """
    🌱 🌿 🍀 🌵 🌴 🌳 🌻 🌼 🌸 🌺 🍄 🌾 🦊 🦁 🐯 🐼 🐨 🐸 🐢 🦎
    🐙 🐬 🐳 🦭 🐧 🦉 🦅 🦜 🦩 🦚 🐝 🦋 🐞 🦓 🦒 🐘 🦔 🦦 🦥 🐿️
    🌙 ⭐ ☀️ 🌈 🔥 💧 🌊 🪐 🚀 🧭 🔭 🪁 🎈 🎨 🎸 🥁 🧩 🥭 🍍 🍉
    🍋 🥥 🫐 🥑
""".split()


def pick_username() -> str:
    """Such as `swift-heron-4821`; possibly taken. At most 25 characters, which the shape of usernames allows."""
    return f"{secrets.choice(_ADJECTIVES)}-{secrets.choice(_ANIMALS)}-{1000 + secrets.randbelow(9000)}"


def pick_emoji() -> str:
    return secrets.choice(_EMOJI)
