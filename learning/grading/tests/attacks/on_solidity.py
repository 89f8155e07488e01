"""Attacks in Solidity: on the compiler, on what surrounds it, and on the virtual machine."""

from learning.grading.tests.attacks import Attack

# keccak256("five()")
FIVE = ("af11c34c",)
WORD = 32


def five(body: str) -> str:
    return f"contract C {{ function five() external returns (uint256) {{ {body} }} }}"


def assembly(body: str) -> str:
    return five(f"assembly {{ {body} }}")


def doubled(levels: int, last: str) -> str:
    """Structs that each hold two of the one before."""
    structs = "".join(f"struct S{level} {{ S{level - 1} a; S{level - 1} b; }}" for level in range(1, levels))
    return f"contract C {{ struct S0 {{ uint a; uint b; }} {structs} {last} }}"


def number(value: int) -> bytes:
    return value.to_bytes(WORD, "big")


COMPILER = (
    Attack("import a file", 'import "/etc/passwd"; contract C {}', ("mistakes",)),
    Attack("import upwards", 'import "../../../../../../etc/passwd"; contract C {}', ("mistakes",)),
    Attack("import an address", 'import "https://example.org/a.sol"; contract C {}', ("mistakes",)),
    Attack("import a file address", 'import "file:///proc/self/environ"; contract C {}', ("mistakes",)),
    Attack("import by remapping", 'import "@openzeppelin/contracts/token/ERC20/ERC20.sol";', ("mistakes",)),
    Attack("import a prototype", 'import "__proto__"; import "constructor"; contract C {}', ("mistakes",)),
    Attack("import itself", 'import "your_code.sol"; ' + five("return 5;"), ("ran",), FIVE, number(5)),
    Attack("another compiler", "pragma solidity ^9.0.0; contract C {}", ("mistakes",)),
    Attack("an endless pragma", "pragma solidity " + ">0." * 4000 + "; contract C {}", ("mistakes",)),
    Attack("NUL", "contract C {\0}", ("not_text",)),
    Attack("a control character", "contract C {\x01}", ("mistakes",)),
    Attack("half a character", "contract C { string s = '\ud800'; }", ("not_text",)),
    Attack("half a character, escaped", 'contract C { string s = unicode"\\ud800"; }', ("mistakes",)),
    Attack("text from right to left", 'contract C { string s = unicode"\u202e"; }', ("mistakes",)),
    Attack("a comment from right to left", "contract C { /* \u202e } */ }", ("mistakes",)),
    Attack("a Cyrillic name", "contract \u0421 {}", ("mistakes",)),
    Attack("20,001 spaces", " " * 20_001, ("source_too_long",)),
    Attack("nothing", "", ("nothing_to_deploy",)),
    Attack("deep parentheses", f"contract C {{ uint x = {'(' * 9000}1{')' * 9000}; }}", ("mistakes",)),
    Attack("deep blocks", f"contract C {{ function f() external {{ {'{' * 9000}{'}' * 9000} }} }}", ("mistakes",)),
    Attack("19,000 times not", f"contract C {{ bool x = {'!' * 19_000}true; }}", ("mistakes",)),
    Attack("9,000 brackets", f"contract C {{ uint{'[]' * 9000} x; }}", ("gave_up", "memory")),
    Attack("9,000 sums", f"contract C {{ uint x = {'+'.join(['1'] * 9000)}; }}", ("gave_up", "memory", "mistakes")),
    Attack("deep mappings", f"contract C {{ {'mapping(uint=>' * 1300}uint{')' * 1300} x; }}", ("mistakes",)),
    Attack("a tower of powers", "contract C { uint x = 2**2**2**2**2**2; }", ("mistakes",)),
    Attack("a shift by 10^9", "contract C { uint x = 1 << 1000000000; }", ("mistakes",)),
    Attack("structs in a circle", "contract C { struct A { A a; } A a; }", ("mistakes",)),
    Attack("constants in a circle", "contract C { uint constant a = b; uint constant b = a; }", ("mistakes",)),
    Attack("bases in a circle", "contract A is B {} contract B is A {}", ("mistakes",)),
    Attack("1,200 mistakes", "contract C {" + "".join(f"uint x{i}=y;" for i in range(1200)) + "}", ("mistakes",)),
    Attack("a mistake of 19,000 signs", f"contract C {{ uint x = {'y' * 19_000}; }}", ("mistakes",)),
    Attack("a mistake that reads like an answer", 'contract C { uint x = "{\\"contracts\\": {}}"; }', ("mistakes",)),
    Attack("several contracts", "contract toString {} contract valueOf {}", ("which_contract",)),
    Attack("a name of 19,000 signs", f"contract {'C' * 19_000} {{}}", ("reverted",), FIVE),
    Attack("a raw opcode", assembly('verbatim_0i_1o(hex"5f")'), ("mistakes",)),
    Attack("Yul alone", "object 'a' { code { } }", ("mistakes",)),
)
# Names that mean something to JavaScript.
PROTOTYPES = (
    Attack("a contract __proto__", five("return 5;").replace(" C ", " __proto__ ", 1), ("ran",), FIVE, number(5)),
    Attack("a contract toString", five("return 5;").replace(" C ", " toString ", 1), ("ran",), FIVE, number(5)),
    Attack("a function toJSON", "contract C { function toJSON() external {} }", ("reverted",), FIVE),
    Attack(
        "a struct __proto__", "contract C { struct toJSON { uint __proto__; } toJSON public x; }", ("reverted",), FIVE
    ),
)
MACHINE = (
    Attack("an endless loop", five("while (true) {} return 5;"), ("OutOfGas",), FIVE),
    Attack("an endless constructor", "contract C { constructor() { while (true) {} } }", ("OutOfGas",)),
    Attack("an endless list", "contract C { uint[] a; constructor() { for (;;) a.push(1); } }", ("OutOfGas",)),
    Attack(
        "memory without end", assembly("for {let p := 0} 1 {p := add(p, 99999)} { mstore(p, 1) }"), ("OutOfGas",), FIVE
    ),
    Attack(
        "an array of 2^64",
        five("uint[] memory x = new uint[](2**64 - 1); return x.length;"),
        ("reverted", "OutOfGas"),
        FIVE,
    ),
    Attack("a call to itself", five("return this.five();"), ("reverted", "OutOfGas"), FIVE),
    Attack("creation without end", assembly("for {} 1 {} { pop(create(0, 0, 5)) }"), ("OutOfGas",), FIVE),
    Attack(
        "creation of 49,153 bytes",
        assembly("pop(create2(0, 0, 49153, 0)) return(0, 32)"),
        ("CreateInitCodeSizeLimit", "ran", "OutOfGas"),
        FIVE,
    ),
    Attack(
        "code of 30,000 bytes",
        "contract C { constructor() { assembly { return(0, 30000) } } }",
        ("CreateContractSizeLimit",),
    ),
    Attack(
        "code that begins with EF",
        "contract C { constructor() { assembly { mstore8(0, 0xef) return(0, 1) } } }",
        (
            "CreateContractStartingWithEF",
            "CreateContractSizeLimit",
        ),
    ),
    Attack(
        "a constructor that ends itself",
        "contract C { constructor() { selfdestruct(payable(msg.sender)); } }",
        ("ran",),
        FIVE,
        b"",
    ),
    Attack("it ends itself", five("selfdestruct(payable(msg.sender)); return 5;"), ("ran",), FIVE * 2, b""),
    Attack("logs without end", assembly("for {} 1 {} { log0(0, 100000) }"), ("OutOfGas",), FIVE),
    Attack(
        "500 logs",
        assembly("for {let i := 0} lt(i, 500) {i := add(i, 1)} { log0(0, 4000) } return(0, 32)"),
        ("ran",),
        FIVE,
        number(0),
    ),
    Attack("2 MB returned", assembly("return(0, 2000000)"), ("ran",), FIVE),
    Attack("2 MB of revert data", assembly("revert(0, 2000000)"), ("reverted",), FIVE),
    Attack("an invalid opcode", assembly("invalid()"), ("InvalidFEOpcode",), FIVE),
    Attack(
        "exponents of 4,096 bytes",
        assembly(
            "mstore(0, 4096) mstore(32, 4096) mstore(64, 4096) "
            "for {} 1 {} { pop(staticcall(gas(), 5, 0, 20000, 0, 0)) }"
        ),
        ("OutOfGas",),
        FIVE,
    ),
    Attack(
        "exponents of 2^256 bytes",
        assembly(
            "mstore(0, sub(0, 1)) mstore(32, sub(0, 1)) mstore(64, sub(0, 1)) "
            "pop(staticcall(gas(), 5, 0, 200, 0, 0)) return(96, 32)"
        ),
        ("ran", "OutOfGas"),
        FIVE,
    ),
    Attack("pairings", assembly("for {} 1 {} { pop(staticcall(gas(), 8, 0, 1920, 0, 32)) }"), ("OutOfGas",), FIVE),
    Attack(
        "copies of a megabyte",
        assembly("for {} 1 {} { pop(staticcall(gas(), 4, 0, 1000000, 0, 1000000)) }"),
        ("OutOfGas",),
        FIVE,
    ),
    Attack(
        "hashes of a megabyte",
        assembly("for {} 1 {} { pop(staticcall(gas(), 2, 0, 1000000, 0, 32)) }"),
        ("OutOfGas",),
        FIVE,
    ),
    Attack(
        "a cheat code of test tools",
        five(
            "(bool ok, bytes memory got) = 0x7109709ECfa91a80626fF3989D68f67F5b1DD12D"
            ".call(abi.encodeWithSignature('ffi(string[])', new string[](1))); return got.length;"
        ),
        ("ran",),
        FIVE,
        number(0),
    ),
    Attack("who mines", five("return uint256(uint160(address(block.coinbase)));"), ("ran",), FIVE, number(0)),
    Attack(
        "an answer that reads like a pass",
        "contract C { function five() external returns (string memory) "
        '{ return \'{"scripts": [[{"is_ok": true}]]}\'; } }',
        ("ran",),
        FIVE,
    ),
)
# Each keeps a compiler busy for its twelve seconds, or fills its memory.
BOMBS = (
    Attack("structs doubled 24 times", doubled(24, "S23 s;"), ("wall", "memory")),
    Attack(
        "an argument doubled 13 times",
        doubled(13, "function f(S12 memory s) external {}"),
        ("wall", "memory", "answer_too_long"),
    ),
    Attack(
        "modifiers that double 14 times",
        "contract C { uint x; modifier m { _; _; } function f() external " + "m " * 14 + "{ x++; } }",
        ("wall", "memory", "gave_up"),
    ),
    Attack(
        "700 functions",
        "contract C {" + "".join(f"function f{i}()external{{}}" for i in range(700)) + "}",
        ("wall", "memory", "reverted"),
        FIVE,
    ),
    Attack(
        "endless hashing for one gas a round",
        assembly("mstore(0, shl(224, 0x01000000)) for {} 1 {} { pop(staticcall(gas(), 9, 0, 213, 0, 64)) }"),
        ("OutOfGas", "cpu", "wall"),
        FIVE,
    ),
    Attack(
        "endless proofs of points",
        assembly("for {} 1 {} { pop(staticcall(gas(), 10, 0, 192, 0, 64)) }"),
        ("OutOfGas", "cpu", "wall"),
        FIVE,
    ),
)
QUICK = COMPILER + PROTOTYPES + MACHINE
