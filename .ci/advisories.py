"""Holds what we ship and pin to known vulnerabilities: advisories.py LIST LIB-FOLDER REQUIREMENTS…

Jars are held to LIST, Python's packages to the database that PyPI's safety-db holds, which ends in 2021.
"""

import json
import re
import sys
from importlib.util import find_spec
from pathlib import Path

from packaging.specifiers import SpecifierSet
from packaging.version import Version

JAR = re.compile(r"(.+?)-(\d[\w.]*)(?:[.-][A-Za-z].*)?\.jar")
PIN = re.compile(r"([A-Za-z0-9._-]+)==([\w.]+)")

# The package itself cannot be imported: it looks for its data in the working directory.
INSECURE = json.loads(Path(find_spec("safety_db").submodule_search_locations[0], "insecure.json").read_text())

# What each part must find: a check that finds nothing here could not find anything.
OLD_JARS = ["log4j-core-2.14.1.jar", "netty-codec-http2-4.1.99.Final.jar", "postgresql-42.7.5.jar"]
OLD_PINS = ["jinja2==2.10"]


def numbers(version):
    return [int(part) for part in re.findall(r"\d+", version)]


def of_jars(advisories, names):
    for name in names:
        jar = JAR.fullmatch(name)
        for library, first, mended, what in advisories if jar else []:
            if library == jar[1] and numbers(first) <= numbers(jar[2]) < numbers(mended):
                yield f"{name}: {what}; {mended} is mended"


def of_pins(texts):
    for text in texts:
        for name, version in PIN.findall(text):
            for concerned in INSECURE.get(name.lower().replace("_", "-"), []):
                if Version(version) in SpecifierSet(concerned):
                    yield f"{name}=={version}: known to be vulnerable ({concerned})"


def main(advisories, lib, *requirements):
    lines = [line for line in Path(advisories).read_text().splitlines() if not line.startswith("#")]
    known = [line.split("\t") for line in lines]
    assert len(list(of_jars(known, OLD_JARS))) == len(OLD_JARS), "old jars are not found"
    assert list(of_pins(OLD_PINS)), "old pins are not found"
    jars = sorted(jar.name for jar in Path(lib).glob("*.jar"))
    assert jars, f"{lib} holds no jar"
    pins = [Path(file).read_text() for file in requirements]
    found = [*of_jars(known, jars), *of_pins(pins)]
    if found:
        sys.exit("\n".join(["Known vulnerabilities:", *found]))
    count = sum(len(PIN.findall(text)) for text in pins)
    print(f"{len(jars)} jars and {count} Python pins have none of {len(known)} and {len(INSECURE)} known vulnerabilities")


main(*sys.argv[1:])
