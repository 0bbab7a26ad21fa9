"""The wheel: installed as anybody would, it runs the first program as the READMEs print it, and says what it holds."""

import ast
import inspect
import os
import subprocess
import sys
import tempfile
import unittest
import venv
import zipfile
from pathlib import Path

import steunkring

REPOSITORY = Path(__file__).parents[2]
READMES = [REPOSITORY / "bindings/python/README.md", REPOSITORY / "README.md"]


def printed(readme):
    """The first program of a README, and what it says that it prints."""
    program, after = readme.read_text(encoding="utf-8").split("```python\n")[1].split("```", 1)
    return program, after.split("```text\n")[1].split("```")[0]


class Wheel(unittest.TestCase):
    def setUp(self):
        [self.wheel] = Path(os.environ["STEUNKRING_WHEEL"]).glob("steunkring-*.whl")

    def test_a_fresh_python_installs_it_and_runs_the_first_program_of_each_readme(self):
        [(program, output)] = {printed(readme) for readme in READMES}
        with tempfile.TemporaryDirectory() as folder:
            venv.create(os.path.join(folder, "venv"), with_pip=True)
            python = os.path.join(folder, "venv", "Scripts" if os.name == "nt" else "bin", "python")
            # Nothing of the build is in its reach.
            clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "STEUNKRING"))}

            def run(*words):
                ran = subprocess.run([python, *words], env=clean, cwd=folder, capture_output=True, text=True)
                self.assertEqual(ran.returncode, 0, ran.stdout + ran.stderr)
                return ran.stdout

            run("-m", "pip", "install", "--quiet", "--no-index", "--disable-pip-version-check", str(self.wheel))
            Path(folder, "first.py").write_text(program, encoding="utf-8")
            self.assertEqual(run("first.py", os.path.join(folder, "home")), output)

    def test_its_stub_names_all_that_the_module_has(self):
        with zipfile.ZipFile(self.wheel) as wheel:
            self.assertIn("steunkring/py.typed", wheel.namelist())
            stub = ast.parse(wheel.read("steunkring/__init__.pyi"))
        told = {item.name: {part.name for part in ast.walk(item) if hasattr(part, "name")} for item in stub.body if hasattr(item, "name")}
        self.assertGreater(len(told), 130)
        for name, value in vars(steunkring).items():
            if name.startswith("_") or getattr(value, "__module__", None) != "steunkring":
                continue
            self.assertIn(name, told)
            if inspect.isclass(value) and not name.endswith(("Protocol", "Impl", "InternalError")):
                methods = {part for part, kind in vars(value).items() if inspect.isfunction(kind) and not part.startswith("_")}
                self.assertLessEqual(methods, told[name], name)


if __name__ == "__main__":
    unittest.main()
