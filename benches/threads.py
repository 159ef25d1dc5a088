#!/usr/bin/env python3
"""What a second thread is worth, beside what the machine gives for a second processor.

    cargo build --release
    python3 benches/threads.py [DOCUMENTS.ndjson]

A stream of stories, three documents each, is checked by one process with one thread, by two such
processes at a time, which share nothing, and by one with two threads, in turns. Prints
the medians of seven, and how many times the work of one thread that is.
"""

import json
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "target" / "release" / "variorum"
TEXTS = ROOT / ".." / "shared" / "data" / "bulk" / "reuters21578.ndjson"
DOCUMENTS = 15_000
TIMES = 7


def seconds(stream, threads, processes=1):
    rules = [f"--rules={path}" for path in sorted((ROOT / "rules").glob("*.yaml"))]
    command = [PROGRAM, "--threads", str(threads), "check", stream, *rules, "--format", "ndjson", "--quiet"]
    start = time.perf_counter()
    running = [subprocess.Popen(command, stdout=subprocess.DEVNULL) for _ in range(processes)]
    for process in running:
        if process.wait() != 0:
            sys.exit(f"{PROGRAM} failed")
    return time.perf_counter() - start


def main():
    texts = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else TEXTS
    with tempfile.TemporaryDirectory() as folder, texts.open(encoding="utf-8") as lines:
        stream = pathlib.Path(folder) / "stream.ndjson"
        with stream.open("w", encoding="utf-8") as out:
            for number, line in zip(range(DOCUMENTS), lines):
                document = json.loads(line) | {"story": str(number // 3)}
                out.write(json.dumps(document) + "\n")
        took = {"one": [], "two processes": [], "two threads": []}
        for _ in range(TIMES):
            took["one"].append(seconds(stream, 1))
            took["two processes"].append(seconds(stream, 1, processes=2))
            took["two threads"].append(seconds(stream, 2))
    one, processes, threads = map(statistics.median, took.values())
    print(f"one thread: {one:.2f} s")
    print(f"two processes of one thread each: {processes:.2f} s, {2 * one / processes:.2f} times the work")
    print(f"two threads: {threads:.2f} s, {one / threads:.2f} times the work")


main()
