"""Runs one command and writes what it took: a script, so that it starts from a small process.

    python launch.py RESULT COMMAND ...

A process's peak memory counts from that of the process that forked it, so a large benchmark would
measure itself. RESULT gets ``[seconds, processor seconds, megabytes]`` as JSON.
"""

import json
import resource
import subprocess
import sys
import time

if __name__ == "__main__":
    began = time.perf_counter()
    code = subprocess.call(sys.argv[2:])
    seconds = time.perf_counter() - began
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    with open(sys.argv[1], "w", encoding="utf-8") as result:
        json.dump([seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024], result)
    sys.exit(code)
