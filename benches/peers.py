#!/usr/bin/env python3
"""Variorum and its peers on the same texts, in one run.

    python3 benches/peers.py [TEXTS.ndjson ...]

It installs ripgrep, vectorscan (as `hyperscan`), quantulum3 and Recognizers-Text into
target/peers; what cannot be installed is left out, with a line that says so. Every figure is
of one thread and the median of five, in seconds that a processor worked, because others may use
the machine. The peers that read some kilobytes a second get a sample.
"""

import json
import os
import pathlib
import resource
import statistics
import subprocess
import sys
import tempfile
import venv

ROOT = pathlib.Path(__file__).resolve().parent.parent
HOME = ROOT / "target" / "peers"
PACE = ROOT / "target" / "release" / "examples" / "pace"
SHARED = ROOT / ".." / "shared" / "data"
TIMES = 5
# Seconds after which a peer is not waited for.
PATIENCE = 240
# Bytes of text for those that would take all day.
SAMPLE = {"ripgrep": 1_000_000, "vectorscan": 1_000_000, "python": 20_000}

MODULES = {
    "vectorscan": (["hyperscan"], "hyperscan"),
    "quantulum3": (["quantulum3"], "quantulum3"),
    # It imports a name that later versions of emoji do not have.
    "Recognizers-Text": (["recognizers-text-suite", "emoji==1.7.0"], "recognizers_date_time"),
}

# Each reads a file of texts, a line each, works on it TIMES times and prints the median.
HEAD = """
import resource, statistics, sys
lines = open(sys.argv[1], encoding="utf-8").read().splitlines()
def measured(work):
    took = []
    for _ in range(%d):
        before = resource.getrusage(resource.RUSAGE_SELF)
        work()
        after = resource.getrusage(resource.RUSAGE_SELF)
        took.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    print(statistics.median(took))
""" % TIMES

SCRIPTS = {
    "quantulum3": """
from quantulum3 import parser
measured(lambda: [parser.parse(line) for line in lines])
""",
    "Recognizers-Text": """
from recognizers_number import NumberRecognizer
from recognizers_number_with_unit import NumberWithUnitRecognizer
from recognizers_date_time import DateTimeRecognizer
n, u, d = NumberRecognizer("en-us"), NumberWithUnitRecognizer("en-us"), DateTimeRecognizer("en-us")
models = [n.get_number_model(), n.get_ordinal_model(), n.get_percentage_model(),
          u.get_currency_model(), u.get_dimension_model(), u.get_age_model(),
          d.get_datetime_model()]
def work():
    for line in lines:
        for model in models:
            try:
                model.parse(line)
            except Exception:
                pass
measured(work)
""",
    "vectorscan": """
import hyperscan
patterns = open(sys.argv[2], encoding="utf-8").read().splitlines()
flags = hyperscan.HS_FLAG_CASELESS | hyperscan.HS_FLAG_SOM_LEFTMOST
kept = []
for pattern in patterns:
    try:
        hyperscan.Database().compile(expressions=[pattern.encode()], flags=[flags])
        kept.append(pattern.encode())
    except hyperscan.error:
        pass
if len(kept) < len(patterns):
    print("vectorscan takes", len(kept), "of", len(patterns), "expressions", file=sys.stderr)
database = hyperscan.Database()
database.compile(expressions=kept, ids=list(range(len(kept))), flags=[flags] * len(kept))
texts = [line.encode() for line in lines]
def work():
    for text in texts:
        database.scan(text, match_event_handler=lambda *_: None)
measured(work)
""",
}


def tried(what, command):
    try:
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        return True
    except (OSError, subprocess.CalledProcessError) as error:
        said = (getattr(error, "stderr", b"") or b"").decode(errors="replace").strip()
        print(f"LEFT OUT: {what} cannot be installed: {said.splitlines()[-1:] or error}")
        return False


def installed():
    """The peers that are here, now if not before."""
    HOME.mkdir(parents=True, exist_ok=True)
    peers = {}
    rg = HOME / "bin" / "rg"
    if rg.exists() or tried("ripgrep", ["cargo", "install", "ripgrep", "--root", str(HOME)]):
        peers["ripgrep"] = rg
    python = HOME / "venv" / "bin" / "python"
    if not python.exists():
        venv.create(HOME / "venv", with_pip=True)
    for name, (packages, module) in MODULES.items():
        here = subprocess.run([python, "-c", f"import {module}"], capture_output=True)
        pip = [python, "-m", "pip", "install", "--quiet", *packages]
        if here.returncode == 0 or tried(name, pip):
            peers[name] = python
    return peers


def pace(*args):
    out = subprocess.run([PACE, *map(str, args)], check=True, capture_output=True, text=True)
    return out.stdout


def ours(*args):
    """Megabytes a second of Variorum, and how much it found."""
    told = json.loads(pace(*args))
    return told["bytes"] / 1e6 / told["seconds"], told["found"]


def cut(texts, size, folder):
    """The first lines of a file, up to a size."""
    lines, left = [], size
    for line in texts.read_text(encoding="utf-8").splitlines(keepends=True):
        lines.append(line)
        left -= len(line.encode())
        if left < 0:
            break
    sample = folder / f"{texts.stem}-{size}.txt"
    sample.write_text("".join(lines), encoding="utf-8")
    return sample


def by_ripgrep(rg, texts, regexes, folder):
    """Megabytes a second, and the seconds that it takes to get ready; none where that takes long."""
    command = [rg, "-j1", "-i", "-o", "-b", "--no-unicode", "--regex-size-limit", "4G",
               "--dfa-size-limit", "4G", "--no-config", "-f", regexes]
    empty = folder / "empty.txt"
    empty.write_text("\n")

    def took(path):
        # It exits with 1 where it finds nothing.
        search = ["sh", "-c", 'exec timeout "$@"', "sh", str(PATIENCE), *map(str, command), str(path)]
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(search, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        if done.returncode > 1:
            said = done.stderr.decode(errors="replace").splitlines()[-1:] or f"{PATIENCE} s are over"
            print(f"    LEFT OUT: ripgrep does not come to an end: {said}")
            return None
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    def median(path):
        first = took(path)
        # What takes minutes is measured once.
        if first is None or first > PATIENCE / TIMES:
            return first
        rest = [took(path) for _ in range(TIMES - 1)]
        return None if None in rest else statistics.median([first, *rest])

    ready = median(empty)
    whole = None if ready is None else median(texts)
    if whole is None:
        return None, ready
    return texts.stat().st_size / 1e6 / max(whole - ready, 1e-3), ready


def by_script(name, python, texts, *args):
    """Megabytes a second, or none where it fails."""
    script = HEAD + SCRIPTS[name]
    command = ["timeout", str(TIMES * PATIENCE), python, "-c", script, str(texts)]
    out = subprocess.run([*command, *map(str, args)], capture_output=True, text=True)
    if out.returncode != 0:
        print(f"    LEFT OUT: {name} failed: {out.stderr.splitlines()[-1:]}")
        return None
    for line in out.stderr.splitlines():
        if line.startswith(name):
            print("   ", line)
    return texts.stat().st_size / 1e6 / float(out.stdout.split()[-1])


def compare(name, own, peer, speed, more=""):
    if speed is None:
        return
    print(f"    {peer:<17} {speed:10.4f} MB/s   variorum {own / speed:8.2f} x{more}")


def race(texts, peers, folder):
    print(f"\n{texts.name}")
    lines = folder / f"{texts.stem}.txt"
    lines.write_text(pace("lines", texts), encoding="utf-8")
    own, found = ours("values", texts)
    print(f"  values: {own:.1f} MB/s, {found} found")
    small = cut(lines, SAMPLE["python"], folder)
    for peer in ["quantulum3", "Recognizers-Text"]:
        if peer in peers:
            compare("values", own, peer, by_script(peer, peers[peer], small))
    packs = {"the shipped packs": sorted((ROOT / "rules").glob("*.yaml"))}
    for count in [10, 100, 1000]:
        made = folder / f"{texts.stem}-{count}.yaml"
        made.write_text(pace("rules", count, texts), encoding="utf-8")
        packs[f"{count} rules made from the texts"] = [made]
    for name, rules in packs.items():
        own, found = ours("claims", texts, *rules)
        regexes = folder / "regexes.txt"
        regexes.write_text(pace("regexes", *rules), encoding="utf-8")
        count = len(regexes.read_text(encoding="utf-8").splitlines())
        print(f"  claims, {name} ({count} phrases): {own:.1f} MB/s, {found} found")
        few = count <= 30
        if "ripgrep" in peers:
            sample = lines if few else cut(lines, SAMPLE["ripgrep"], folder)
            speed, ready = by_ripgrep(peers["ripgrep"], sample, regexes, folder)
            compare(name, own, "ripgrep", speed, f"   ({ready or 0:.2f} s before it begins)")
        if "vectorscan" in peers:
            sample = lines if few else cut(lines, SAMPLE["vectorscan"], folder)
            compare(name, own, "vectorscan", by_script("vectorscan", peers["vectorscan"], sample, regexes))


def main():
    usual = [SHARED / "bulk" / "reuters21578.ndjson", SHARED / "incidents" / "articles.ndjson"]
    texts = [pathlib.Path(arg) for arg in sys.argv[1:]] or usual
    missing = [path for path in texts if not path.exists()]
    if missing:
        sys.exit(f"{missing[0]} is not here: name files of NDJSON with `id`, `published` and `text`")
    build = ["cargo", "build", "--release", "--quiet", "--example", "pace"]
    subprocess.run(build, check=True, cwd=ROOT)
    peers = installed()
    with tempfile.TemporaryDirectory() as folder:
        for path in texts:
            race(path, peers, pathlib.Path(folder))


if __name__ == "__main__":
    os.environ.setdefault("PYTHONWARNINGS", "ignore")
    # It takes long: each line is shown as soon as it is known.
    sys.stdout.reconfigure(line_buffering=True)
    main()
