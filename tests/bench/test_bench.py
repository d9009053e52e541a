"""The benchmark's own arithmetic and reading of TwiML: a wrong figure is worse than none."""

from itertools import islice

from tests.bench.edge import next_address
from tests.bench.figures import Sample, latency
from tests.bench.mix import MIXES, WITH_MODEL, WITHOUT_MODEL, calls

GATHER = '<Response><Gather action="http://x/t?call=CA1&amp;n=2"><Say>?</Say></Gather>{}</Response>'


def test_percentiles_are_taken_by_rank_in_milliseconds():
    took = latency([Sample("keys", 0.0, ms / 1000) for ms in range(1, 101)])
    assert took is not None
    assert (took.turns, took.p50, took.p95, took.p99, took.worst) == (100, 50, 95, 99, 100)


def test_nothing_measured_has_no_latency():
    assert latency([]) is None


def test_an_answer_goes_to_the_action_of_the_gather():
    assert next_address(GATHER.format(""), silent=False) == "http://x/t?call=CA1&n=2"


def test_silence_falls_through_to_the_redirect():
    document = GATHER.format("<Redirect>http://x/t?a=1&amp;n=2</Redirect>")
    assert next_address(document, silent=True) == "http://x/t?a=1&n=2"
    assert next_address(GATHER.format(""), silent=True) is None


def test_a_document_without_a_gather_ends_the_call():
    assert next_address("<Response><Hangup/></Response>", silent=False) is None


def test_no_fresh_sentence_comes_twice():
    made = islice(calls("with_model", seed=1), 400)
    said = [turn.speech for call in made for turn in call if turn.kind == "fresh"]
    assert len(said) == len(set(said)) > 400


def test_the_mix_without_the_model_holds_no_fresh_sentence():
    kinds = {turn.kind for call in islice(calls("without_model", seed=1), 50) for turn in call}
    assert kinds <= set(WITHOUT_MODEL)
    assert not kinds & set(WITH_MODEL)


def test_the_same_seed_makes_the_same_calls():
    for mix in MIXES:
        assert list(islice(calls(mix, 7), 20)) == list(islice(calls(mix, 7), 20))
