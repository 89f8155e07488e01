"""Attacks in Python, which runs in an interpreter that has no files, no network and none of our objects."""

from learning.grading.tests.attacks import Attack

REACHING = (
    Attack("a file", "x = open('/etc/passwd').read()\n", ("PermissionError",)),
    Attack(
        "a file by its path", "from pathlib import Path\nx = Path('/etc/passwd').read_text()\n", ("PermissionError",)
    ),
    Attack("a file of the tests", "x = open('/proc/self/environ').read()\n", ("PermissionError",)),
    Attack("a file to write", "open('/tmp/left', 'w').write('x')\n", ("PermissionError",)),
    Attack("a folder", "import os\nos.listdir('/')\n", ("AttributeError", "RuntimeError", "PermissionError")),
    Attack("the environment", "import os\nx = os.environ\n", ("RuntimeError", "AttributeError", "PermissionError")),
    Attack(
        "a secret of it",
        "import os\nx = os.getenv('SECRET_KEY')\n",
        ("RuntimeError", "AttributeError", "PermissionError"),
    ),
    Attack("a program", "import os\nos.system('id')\n", ("AttributeError",)),
    Attack("a process", "import os\nos.fork()\n", ("AttributeError",)),
    Attack("a process by its library", "import subprocess\n", ("ModuleNotFoundError",)),
    Attack("the network", "import socket\n", ("ModuleNotFoundError",)),
    Attack("an address", "import urllib.request\n", ("ModuleNotFoundError",)),
    Attack("C", "import ctypes\n", ("ModuleNotFoundError",)),
    Attack("our own code", "import learning.grading.box\n", ("ModuleNotFoundError",)),
    Attack("our settings", "from django.conf import settings\n", ("ModuleNotFoundError",)),
    Attack("imported modules", "import sys\nx = sys.modules\n", ("AttributeError",)),
    Attack("the caller's frame", "import sys\nx = sys._getframe(1)\n", ("AttributeError",)),
    Attack(
        "a frame of an error", "try:\n    1 / 0\nexcept Exception as e:\n    x = e.__traceback__\n", ("AttributeError",)
    ),
    Attack("import by a function", "x = __import__('os')\n", ("NameError",)),
    Attack("the built-in names", "x = __builtins__\n", ("NameError",)),
    Attack("climbing to all classes", "x = ().__class__.__base__.__subclasses__()\n", ("AttributeError",)),
    Attack("the globals of a function", "def f():\n    pass\nx = f.__globals__\n", ("AttributeError",)),
    Attack("the globals of a tool", "x = keccak256.__globals__\n", ("AttributeError", "NameError")),
    Attack("climbing by a format", "x = '{0.__class__}'.format(1)\n", ("AttributeError",)),
    Attack("code from a text", "compile('x', 'x', 'exec')\n", ("NameError",)),
    Attack("climbing from a text", "eval('().__class__')\n", ("AttributeError",)),
    Attack("what is asked", "x = locals()\n", ("ran",), ("sorted(x)",), []),
    Attack("all objects", "import gc\n", ("ModuleNotFoundError",)),
)
TEXT = (
    Attack("NUL", "x = 'a\0b'\n", ("not_text",)),
    Attack("half a character", "x = '\ud800'\n", ("not_text",)),
    Attack("half a character, escaped", "x = '\\ud800'\n", ("ran",), ("len(x)",), 1),
    Attack("NUL, escaped", "x = '\\0'\n", ("ran",), ("x",), "\0"),
    Attack("a name that has no width", "x\u200b = 5\n", ("mistakes",)),
    Attack("a Cyrillic name", "def f\u0456ve():\n    return 5\n", ("NameError",), ("five()",)),
    Attack("a comment from right to left", "# \u202e\nx = 5\n", ("ran",), ("x",), 5),
    Attack("deep parentheses", f"x = {'(' * 9000}1{')' * 9000}\n", ("mistakes",)),
    Attack("19,000 times minus", f"x = {'-' * 19_000}1\n", ("mistakes",)),
    Attack("9,000 sums", f"x = {'+'.join(['1'] * 9000)}\n", ("mistakes",)),
)
PRETENDING = (
    Attack(
        "an answer of ours, printed",
        'print(\'{"scripts": [[{"is_ok": true, "value": 5}]]}\')\n',
        ("NameError",),
        ("five()",),
    ),
    Attack("an answer of ours, raised", 'raise ValueError(\'{"ended": ""}\')\n', ("ValueError",)),
    Attack("a mistake of ours, raised", "raise SystemExit\n", ("SystemExit", "RuntimeError")),
    Attack("an end from the keyboard", "raise KeyboardInterrupt\n", ("KeyboardInterrupt",)),
    Attack(
        "what equals everything", "class A:\n    def __eq__(self, other):\n        return True\n", ("ran",), ("A()",)
    ),
    Attack("what reads like 5", "class A:\n    def __repr__(self):\n        return '5'\n", ("ran",), ("A()",)),
    Attack("a list within itself", "x = []\nx.append(x)\n", ("ran", "TooLarge"), ("x",)),
    Attack("a tool of one's own", "def keccak256(x):\n    return 'mine'\n", ("ran",), ("keccak256('a')",), "mine"),
)
SIZE = (
    Attack("a list without end", "x = []\nwhile True:\n    x.append('a' * 1000)\n", ("MemoryError",)),
    Attack(
        "memory, again and again",
        "x = []\nwhile True:\n    try:\n        x.append('a' * 1000000)\n    except BaseException:\n        pass\n",
        ("MemoryError",),
    ),
    Attack("a text of 10^12 signs", "x = 'a' * 10**12\n", ("MemoryError",)),
    Attack("a tower of powers", "x = 10**10**8\n", ("MemoryError",)),
    Attack("a shift by 10^10", "x = 1 << 10**10\n", ("MemoryError",)),
    Attack("a format of 10^9 signs", "x = '{:>1000000000}'.format(1)\n", ("MemoryError",)),
    Attack("a number of 100,000 digits", "x = str(10**100000)\n", ("ValueError",)),
    Attack("recursion", "def f(n):\n    return f(n + 1)\nf(0)\n", ("RecursionError",)),
    Attack("recursion in data", "x = []\nfor i in range(100000):\n    x = [x]\n", ("TooLarge",), ("x",)),
    Attack("recursion in comparing", "x = []\nx.append(x)\ny = []\ny.append(y)\n", ("RecursionError",), ("x == y",)),
    Attack("recursion in reading", "import json\njson.loads('[' * 100000)\n", ("JSONDecodeError", "RecursionError")),
    Attack("3 MB for an answer", "def f():\n    return 'x' * 3000000\n", ("answer_too_long", "TooLarge"), ("f()",)),
    Attack("100,000 parts for an answer", "def f():\n    return list(range(100000))\n", ("TooLarge",), ("f()",)),
    Attack("10 MB printed", "print('x' * 10**7)\n", ("ran", "MemoryError"), ("1",)),
    Attack(
        "a pattern that backtracks",
        "import re\nx = re.match('(a+)+$', 'a' * 40 + 'b')\n",
        ("ran", "TimeoutError"),
        ("x",),
    ),
    Attack("10 MB for a tool", "x = 'a' * 10000000\nkeccak256(x)\n", ("ValueError", "MemoryError")),
)
# Each takes the two seconds that an expression may take, or the ten that a pause may.
SLOW = (
    Attack("an endless loop", "while True:\n    pass\n", ("TimeoutError",)),
    Attack("an endless function", "def f():\n    while True:\n        pass\n", ("TimeoutError",), ("f()",)),
    Attack(
        "a loop that catches its end",
        "def f():\n    while True:\n        try:\n            while True:\n                pass\n"
        "        except BaseException:\n            pass\n",
        ("TimeoutError",),
        ("f()",),
    ),
    Attack("print without end", "while True:\n    print('x' * 1000)\n", ("TimeoutError",)),
    Attack("tools without end", "while True:\n    keccak256('a')\n", ("RuntimeError", "TimeoutError", "wall", "cpu")),
    Attack("a sum of 10^12", "x = sum(range(10**12))\n", ("TimeoutError",)),
    Attack(
        "a thousand pauses",
        "import time\nfor i in range(1000):\n    time.sleep(1000)\n",
        ("wall", "cpu", "TimeoutError", "RuntimeError", "MemoryError"),
    ),
)
QUICK = REACHING + TEXT + PRETENDING + SIZE
