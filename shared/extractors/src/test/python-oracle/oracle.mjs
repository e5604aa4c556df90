// Runs facts.py under pyodide's CPython: node oracle.mjs FACTS.PY KIND LIST OUT, all paths absolute.
import { readFileSync } from "node:fs";
import { loadPyodide } from "pyodide";

const [facts, kind, list, out] = process.argv.slice(2);
const python = await loadPyodide();
const host = (path) => "/host" + path;
python.FS.mkdir("/host");
for (const folder of new Set(readFileSync(list, "utf8").split("\n").concat(list, out).filter(Boolean).map((path) => path.split("/")[1]))) {
  python.FS.mkdir("/host/" + folder);
  python.FS.mount(python.FS.filesystems.NODEFS, { root: "/" + folder }, "/host/" + folder);
}
python.globals.set("arguments", python.toPy([kind, host(list), host(out)]));
python.runPython(readFileSync(facts, "utf8"));
python.runPython("run(*arguments, root='/host')");
