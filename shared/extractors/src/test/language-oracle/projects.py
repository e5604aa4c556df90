"""Real sources of every language, of the projects that projects.txt pins: python3 projects.py FOLDER [LANGUAGE…].

Each comes from its registry by that registry's own client; nothing is installed, built or run. FOLDER/<language>/ then has
the project's files of that language.
"""

import fnmatch
import pathlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile

here = pathlib.Path(__file__).parent
mvnw = here.parents[4] / "mvnw"


def run(*command, folder):
    return subprocess.run([str(part) for part in command], cwd=folder, check=True, capture_output=True, text=True).stdout


def unpack(archive, folder):
    if archive.suffix in (".jar", ".whl", ".zip"):
        zipfile.ZipFile(archive).extractall(folder / "unpacked")
    else:
        tarfile.open(archive).extractall(folder / "unpacked", filter="data")
    return folder / "unpacked"


def npm(package, version, folder):
    return unpack(folder / run("npm", "pack", "--silent", f"{package}@{version}", folder=folder).strip(), folder)


def pypi(package, version, folder):
    run(sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:", f"{package}=={version}", folder=folder)
    return unpack(next(folder.glob("*.whl")), folder)


def maven(package, version, folder):
    artifact = f"{package}:{version}:jar:sources"
    run(mvnw, "-q", "-B", "dependency:copy", f"-Dartifact={artifact}", f"-DoutputDirectory={folder}", folder=mvnw.parent)
    return unpack(next(folder.glob("*.jar")), folder)


def go(package, version, folder):
    run("go", "mod", "init", "sources", folder=folder)
    run("go", "mod", "download", f"{package}@{version}", folder=folder)
    return pathlib.Path(run("go", "env", "GOMODCACHE", folder=folder).strip()) / f"{package}@{version}"


def crates(package, version, folder):
    (folder / "src").mkdir()
    (folder / "src" / "lib.rs").write_text("")
    (folder / "Cargo.toml").write_text(
        f'[package]\nname = "sources"\nversion = "0.1.0"\n[dependencies]\n{package} = {{ version = "={version}", default-features = false }}\n'
    )
    run("cargo", "vendor", "--quiet", "--versioned-dirs", "vendored", folder=folder)
    return folder / "vendored" / f"{package}-{version}"


def debian(package, version, folder):
    run("apt-get", "download", f"{package}={version}", folder=folder)
    run("dpkg-deb", "-x", next(folder.glob("*.deb")), folder / "unpacked", folder=folder)
    return folder / "unpacked"


def main(target, wanted):
    projects = {}
    for line in (here / "projects.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            language, registry, package, version, files = line.split()
            if not wanted or language in wanted:
                projects.setdefault((registry, package, version), []).append((language, files.split(",")))
    for (registry, package, version), parts in projects.items():
        with tempfile.TemporaryDirectory() as folder:
            try:
                sources = globals()[registry](package, version, pathlib.Path(folder))
            except subprocess.CalledProcessError as e:
                print(f"{package} {version} is not to be had: {e.stderr.strip()}", file=sys.stderr)
                continue
            for language, patterns in parts:
                count = 0
                for file in sorted(sources.rglob("*")):
                    path = file.relative_to(sources).as_posix()
                    if file.is_file() and not file.is_symlink() and any(fnmatch.fnmatch("/" + path, pattern) for pattern in patterns):
                        copy = target / language / path
                        copy.parent.mkdir(parents=True, exist_ok=True)
                        shutil.copyfile(file, copy)
                        count += 1
                print(f"{language}: {count} files of {package} {version}")


main(pathlib.Path(sys.argv[1]), set(sys.argv[2:]))
