"""Every limit of a call, with its reason."""

#: More steps than this without waiting for the caller is a loop in the flow.
STEPS_PER_TURN = 50

#: Rungs of the ladder after the first asking: rephrase, then offer keys; the next is a person.
RUNGS = 2

#: Misunderstandings and silences in a whole call before a person takes over: a caller who was
#: misheard six times has stopped trusting the machine, even if never twice at one question.
MISSES_PER_CALL = 6

#: Turns in a whole call before a person takes over; the longest errand takes about fifteen.
TURNS_PER_CALL = 60

#: Flows inside flows; deeper is a recursion in the flow files.
DEPTH = 8

#: Questions that "back" can return to.
TRAIL = 10

#: Surest readings that one question may offer; more cannot be kept in mind.
READINGS_OFFERED = 3

#: From this confidence an intent is acted on; from `ASK` up to it the caller is asked.
ACT = 0.6
ASK = 0.3

#: Readings nearer to each other than this are asked about.
CLOSE = 0.1
