"""Packs the module of the core with its library as a wheel: `wheel.py FOLDER TO`. It needs nothing but Python itself."""

import base64
import hashlib
import importlib.util
import sys
import sysconfig
import zipfile
from pathlib import Path

import stubs

VERSION = "0.1.0"
METADATA = f"""Metadata-Version: 2.1
Name: steunkring
Version: {VERSION}
Summary: A family draws its circle of support and keeps the notes of its talks
License: EUPL-1.2
Requires-Python: >=3.10
"""


def main(folder, to):
    library = next(path for path in folder.iterdir() if path.suffix in (".so", ".dylib", ".dll"))
    module = folder / "steunkring.py"
    platform = sysconfig.get_platform().replace("-", "_").replace(".", "_")
    tag = f"py3-none-{platform}"
    files = {
        "steunkring/__init__.py": module.read_bytes(),
        "steunkring/__init__.pyi": stubs.stub(loaded(module)).encode(),
        "steunkring/py.typed": b"",
        f"steunkring/{library.name}": library.read_bytes(),
        f"steunkring-{VERSION}.dist-info/METADATA": METADATA.encode(),
        f"steunkring-{VERSION}.dist-info/WHEEL": f"Wheel-Version: 1.0\nGenerator: steunkring\nRoot-Is-Purelib: false\nTag: {tag}\n".encode(),
    }
    to.mkdir(parents=True, exist_ok=True)
    for old in to.glob("*.whl"):
        old.unlink()
    record = f"steunkring-{VERSION}.dist-info/RECORD"
    lines = [f"{name},sha256={digest(content)},{len(content)}\n" for name, content in files.items()]
    files[record] = "".join([*lines, f"{record},,\n"]).encode()
    with zipfile.ZipFile(to / f"steunkring-{VERSION}-{tag}.whl", "w", zipfile.ZIP_DEFLATED, compresslevel=1) as wheel:
        for name, content in files.items():
            # A fixed moment, so that the same library makes the same wheel.
            about = zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0))
            about.compress_type = zipfile.ZIP_DEFLATED
            about.external_attr = 0o644 << 16
            wheel.writestr(about, content)


def digest(content):
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()


def loaded(path):
    spec = importlib.util.spec_from_file_location("steunkring", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules["steunkring"] = module
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
