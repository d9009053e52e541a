"""What Twilio's documentation leaves open.  Nothing of ours may depend on these."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unverified:
    """One switch for each open point, so that a test can try both ways."""

    #: actionOnEmptyResult after silence: an empty `Digits` or `SpeechResult`, or none at all.
    empty_results_sent: bool = False
    #: The Dial action is requested when the caller hangs up during the dial.
    dial_action_after_hang_up: bool = True
    #: An empty recording goes on with the next verb; else it requests the action.
    empty_recording_falls_through: bool = True
    #: DialCallStatus of a Dial to a queue in which nobody waited until the time-out.
    empty_queue_status: str = "no-answer"
    #: A speech Gather's action carries `Language`.
    gather_sends_language: bool = False
    #: Enqueue's action carries the `TaskSid`.
    enqueue_sends_task_sid: bool = False
