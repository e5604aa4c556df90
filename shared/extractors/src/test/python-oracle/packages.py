"""Python sources of the packages that packages.txt pins, or some of them: python packages.py FOLDER [NAME...].

pip fetches their wheels, nothing is installed or run; for each package there is a folder of its .py files.
"""

import pathlib
import subprocess
import sys
import zipfile

here = pathlib.Path(__file__).parent
folder = pathlib.Path(sys.argv[1])
wheels = folder / "wheels"
wheels.mkdir(parents=True, exist_ok=True)
pins = [line for line in (here / "packages.txt").read_text("utf-8").splitlines() if line]
if sys.argv[2:]:
    pins = [pin for pin in pins if pin.split("==")[0] in sys.argv[2:]]
command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:", "--dest", wheels, *pins]
subprocess.run(command, check=True)
files = 0
for wheel in sorted(wheels.glob("*.whl")):
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            if name.endswith(".py"):
                target = folder / "sources" / wheel.name.split("-")[0].lower() / name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(archive.read(name))
                files += 1
print(f"{files} files of {len(pins)} packages in {folder / 'sources'}")
