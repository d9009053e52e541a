"""A model server that is always late: `python -m tests.bench.slow_model PORT`.

Parses with which the application warms up are answered at once, all others after `LATE`: inside
the application's deadline, so that each such turn waits nearly as long as one ever may.
"""

import asyncio
import json
import sys

from nlu.bootstrap import WARM_UP

LATE = 0.7
INTENT = {"name": "find_dealer", "confidence": 0.9}


async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Answer the requests of one kept-alive connection."""
    try:
        while True:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
            length = [line for line in head.split("\r\n") if line.startswith("content-length:")]
            body = await reader.readexactly(int(length[0].split(":")[1]) if length else 0)
            text = json.loads(body or b"{}").get("text", "")
            if text not in WARM_UP:
                await asyncio.sleep(LATE)
            parsed = {"text": text, "intent": INTENT, "entities": [], "intent_ranking": [INTENT]}
            sent = json.dumps(parsed).encode()
            kind = "HTTP/1.1 200 OK\r\nContent-Type: application/json"
            writer.write(f"{kind}\r\nContent-Length: {len(sent)}\r\n\r\n".encode() + sent)
    except (OSError, EOFError):
        pass
    finally:
        writer.close()


async def serve(port: int) -> None:
    server = await asyncio.start_server(answer, "127.0.0.1", port)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1])))
