"""Every key that calls have in Redis, its type and its life.

| key                     | type          | holds                                  | life          |
|-------------------------|---------------|----------------------------------------|---------------|
| decroche:call:{sid}     | hash          | session, turn, closed, reply:{n}       | calls.life    |
| decroche:claim:{sid}    | string        | the turn being made                    | CLAIM_SECONDS |
| decroche:reap:{sid}     | string        | a reaper looks at the call             | REAP_SECONDS  |
| decroche:live           | sorted set    | calls not closed, by last sign of life | for ever; an  |
|                         |               |                                        | entry till the|
|                         |               |                                        | call is closed|
| decroche:facts          | stream        | call, line, turn, at, fact (JSON)      | redis.facts   |
|                         |               |                                        | entries       |
| decroche:alive          | string        | nothing: written to see whether it can | ALIVE_SECONDS |
"""

LIVE = "decroche:live"
FACTS = "decroche:facts"
REAP = "decroche:reap:"
ALIVE = "decroche:alive"


def call(sid: str) -> str:
    return f"decroche:call:{sid}"


def claim(sid: str) -> str:
    return f"decroche:claim:{sid}"


def reap(sid: str) -> str:
    return f"{REAP}{sid}"
