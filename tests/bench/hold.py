"""Opens live pages and keeps them open: `python -m tests.bench.hold PORT COUNT SECONDS`.

Prints how many ever got a beat, and the median and longest gap between two beats, in seconds.
"""

import asyncio
import json
import sys
import time
from statistics import median

REQUEST = b"GET /bench/held HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"


async def one(port: int, until: float, gaps: list[float]) -> bool:
    """One page; whether it ever got a beat."""
    writer = None
    beats = 0
    try:
        async with asyncio.timeout(max(0.1, until - time.monotonic())):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(REQUEST)
            last = time.monotonic()
            while line := await reader.readline():
                if line.startswith(b"data:"):
                    now = time.monotonic()
                    gaps.append(now - last)
                    last, beats = now, beats + 1
    except (OSError, TimeoutError):
        pass
    finally:
        if writer is not None:
            writer.close()
    return beats > 0


async def hold(port: int, count: int, seconds: float) -> dict[str, float]:
    until = time.monotonic() + seconds
    gaps: list[float] = []
    served = await asyncio.gather(*(one(port, until, gaps) for _ in range(count)))
    return {
        "asked": count,
        "served": sum(served),
        "median_gap": round(median(gaps), 2) if gaps else 0.0,
        "longest_gap": round(max(gaps), 2) if gaps else 0.0,
    }


if __name__ == "__main__":
    print(json.dumps(asyncio.run(hold(int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])))))
