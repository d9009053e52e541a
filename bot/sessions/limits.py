"""Limits of keeping calls, with their reasons."""

#: Seconds a request may hold a turn for itself. A turn asks the model (0.8 s) and a backend or
#: two (2 s each); after this its holder is taken for dead.
CLAIM_SECONDS = 8.0

#: Seconds a repeated request waits for the first one's answer: as long as a claim can last, and
#: with the time for a turn of its own still within the carrier's 15 s
#: (https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides).
WAIT_SECONDS = 8.5

#: Seconds between two looks while waiting.
LOOK_SECONDS = 0.02

#: Calls looked at by the reaper at one time.
REAPED_AT_ONCE = 100

#: Seconds that one reaper keeps a call for itself.
REAP_SECONDS = 30.0

#: Failures in a row after which the store is left alone, and for how many seconds: where it hangs,
#: each request would hold a thread for two time-outs, and soon nobody would be told sorry.
FAILURES, REST_SECONDS = 3, 1.0

#: Seconds that the trace of a look at the store's health stays there.
ALIVE_SECONDS = 60
