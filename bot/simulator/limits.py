"""Every limit of the simulator, with its value and where it comes from.

Addresses are below https://www.twilio.com/docs/ unless they are given whole.
"""

from typing import Final

DOCUMENT_BYTES: Final = 64 * 1024  # voice/twiml: a larger answer is error 11750
TWIML_PARAMETER_CHARACTERS: Final = 4000  # voice/api/call-resource: more is error 32018
HTTP_REDIRECTS: Final = 10  # api/errors/11215
CONNECT_SECONDS: Final = 5.0  # usage/webhooks/webhooks-connection-overrides
ANSWER_SECONDS: Final = 15.0  # the same page: a cap on everything that concerns a call
LOOP_FOREVER: Final = 1000  # voice/twiml/say: loop="0" stops there
HINTS: Final = 500  # voice/twiml/gather
HINT_CHARACTERS: Final = 100  # voice/twiml/gather
GATHER_SECONDS: Final = 5  # voice/twiml/gather: `timeout` when none is given
DIAL_SECONDS: Final = 30  # voice/twiml/dial: `timeout` when none is given
RING_SECONDS: Final = 60  # voice/api/call-resource: `Timeout` when none is given
RING_SECONDS_MAX: Final = 600  # voice/api/call-resource
CALL_SECONDS: Final = 14400  # voice/twiml/dial: `timeLimit` when none is given
RECORD_SECONDS: Final = 3600  # voice/twiml/record: `maxLength` when none is given
PARALLEL_NUMBERS: Final = 10  # voice/twiml/dial: 13250 above
QUEUE_NAME_CHARACTERS: Final = 64  # voice/twiml/enqueue: 14205 above
QUEUE_SIZE: Final = 1000  # voice/api/queue-resource: MaxSize when none is given
QUEUE_SIZE_MAX: Final = 5000  # voice/api/queue-resource
TASK_CHARACTERS: Final = 4096  # taskrouter/limits: all attributes of a task together
SIP_URI_CHARACTERS: Final = 255  # voice/twiml/sip
SIP_HEADER_CHARACTERS: Final = 1024  # voice/twiml/sip
SEND_DIGITS: Final = 32  # voice/api/call-resource
MESSAGE_CHARACTERS: Final = 1600  # messaging/api/message-resource: 21617 above
CALLS_PER_SECOND: Final = 1.0  # voice/api/call-resource: a new account's pace
PAGE: Final = 50  # usage/twilios-response
PAGE_MAX: Final = 1000  # usage/twilios-response
CHARACTERS_PER_SECOND: Final = 15.0  # ours: about how fast a synthetic voice reads French
DOCUMENTS_WITHOUT_TIME: Final = 100  # ours: TwiML that only redirects to TwiML never ends
TESTER_SECONDS: Final = 30.0  # ours: real time that a phone grants the bot before it gives up
