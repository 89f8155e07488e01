#!/usr/bin/env python3
# ruff: noqa: T201 (it writes to a pipe or a file)
"""Print the bill of materials (CycloneDX 1.6, JSON) of what is pinned: constraints.txt and package-lock.json."""

import base64
import json
import re
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Final

from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import DisjunctiveLicense
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

PROJECT_DIR: Final = Path(__file__).resolve().parent.parent
_PIN: Final = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\n]+)", re.MULTILINE)


def python_packages() -> Iterator[Component]:
    for name, version in _PIN.findall((PROJECT_DIR / "constraints.txt").read_text(encoding="utf-8")):
        yield _component("pypi", name, version, _license_of(name))


def npm_packages() -> Iterator[Component]:
    locked = json.loads((PROJECT_DIR / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    for path, package in locked.items():
        if path:
            name = package.get("name") or path.rpartition("node_modules/")[2]
            component = _component("npm", name, package["version"], str(package.get("license", "")))
            component.hashes.update(_hashes(package.get("integrity", "")))
            yield component


def _component(kind: str, name: str, version: str, license_name: str) -> Component:
    """Of a scoped npm package (@scope/name) the scope is the purl's namespace."""
    namespace, _, bare = name.rpartition("/")
    purl = PackageURL(kind, namespace or None, bare, version)
    licenses = [DisjunctiveLicense(name=license_name)] if license_name else []
    return Component(
        type=ComponentType.LIBRARY, name=name, version=version, purl=purl, bom_ref=str(purl), licenses=licenses
    )


def _license_of(name: str) -> str:
    """As the installed package says; nothing of one that this machine does not need."""
    try:
        facts = metadata(name)
    except PackageNotFoundError:
        return ""
    lines = facts.get_all("Classifier") or []
    classified = [line.rpartition(" :: ")[2] for line in lines if line.startswith("License ::")]
    return next(iter([*(facts.get_all("License-Expression") or []), *classified]), "")


def _hashes(integrity: str) -> Iterator[HashType]:
    for text in integrity.split():
        algorithm, _, digest = text.partition("-")
        if algorithm == "sha512":
            yield HashType(alg=HashAlgorithm.SHA_512, content=base64.b64decode(digest).hex())


def main() -> None:
    bom = Bom(components=[*python_packages(), *npm_packages()])
    bom.metadata.component = Component(type=ComponentType.APPLICATION, name="web3versity", bom_ref="web3versity")
    bom.register_dependency(bom.metadata.component, bom.components)
    print(JsonV1Dot6(bom).output_as_string(indent=2))


if __name__ == "__main__":
    main()
