"""The telephone in a real browser: GET /phone."""

import os
import shutil
from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect, sync_playwright

from bot.simulator import Carrier, Number, WallClock, phone_page
from bot.simulator.server import Server
from tests.simulator.conftest import LINE
from tests.simulator.tiny_bot import TinyBot, sdk

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
PERSON = "+33261910012"
ASK = "<Gather input='speech dtmf' language='fr-FR' numDigits='1' action='/turn'>{}</Gather>"

#: The browser's own speech, played by the test: it hears "un garage" and notes what is read.
SPEECH = """
window.read = [];
window.SpeechSynthesisUtterance = function (text) { this.text = text; };
Object.defineProperty(window, "speechSynthesis", { value: {
  speak: (said) => { window.read.push([said.lang, said.text]); said.onend && said.onend(); },
  cancel: () => {},
} });
window.SpeechRecognition = window.webkitSpeechRecognition = function () {
  this.start = () => {
    window.listenedIn = this.lang;
    this.onresult({ results: [[{ transcript: " un garage " }]] });
    this.onend();
  };
  this.abort = () => {};
};
"""
MUTE = """
delete window.SpeechRecognition; delete window.webkitSpeechRecognition;
delete window.speechSynthesis;
"""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        why = "chromium is not installed: apt-get install chromium"
        pytest.fail(why) if os.environ.get("CI") == "true" else pytest.skip(why)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def bot() -> Iterator[TinyBot]:
    bot = TinyBot()
    bot.serve("/in", ASK.format("<Say language='fr-FR'>Bonjour</Say>"))
    bot.serve("/turn", ASK.format("<Say language='fr-FR'>Où ?</Say>"))
    yield bot
    bot.stop()


@pytest.fixture
def carrier(bot: TinyBot) -> Iterator[Carrier]:
    line = Number(bot.at("/in"), label="auto")
    with Carrier({LINE: line}, clock=WallClock(speed=50), speech=None, pace=100) as carrier:
        yield carrier


@pytest.fixture
def page(browser: Browser, carrier: Carrier) -> Iterator[Page]:
    """The page as the web application serves it: from another address than the carrier's."""
    app = Flask("web")
    app.register_blueprint(phone_page.blueprint(carrier.url))
    web = Server(app, "127.0.0.1", 0)
    web.start()
    page = browser.new_page(locale="fr-FR")
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda message: problems.append(message.text))
    page.web = web.url  # type: ignore[attr-defined]
    yield page
    page.close()
    web.stop()
    assert problems == []


def open_page(page: Page, script: str = "") -> None:
    if script:
        page.add_init_script(script)
    page.goto(f"{page.web}/phone")  # type: ignore[attr-defined]
    expect(page.get_by_label("Ligne")).to_have_text(f"auto · {LINE}")


def says(page: Page, *texts: str) -> None:
    expect(page.locator("#transcript li")).to_have_text(list(texts))


def test_a_line_is_rung_and_talked_to_with_the_keyboard_alone(page, bot):
    open_page(page)
    page.get_by_role("button", name="Appeler").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("À vous : parole fr-FR ou 1 touche")
    expect(page.get_by_label("Ce que vous dites")).to_be_focused()
    page.keyboard.type("un garage")
    page.keyboard.press("Enter")
    says(page, "Robot Bonjour", "Vous un garage", "Robot Où ?")
    assert bot.params("/turn")[0]["SpeechResult"] == "un garage"
    page.get_by_role("button", name="5", exact=True).click()
    says(page, "Robot Bonjour", "Vous un garage", "Robot Où ?", "Vous touches 5", "Robot Où ?")
    page.get_by_role("button", name="Raccrocher").click()
    expect(page.get_by_role("status")).to_have_text("Appel terminé.")
    expect(page.locator("#transcript li").last).to_have_text("L’appelant a raccroché.")


def test_it_speaks_english_too(page):
    open_page(page)
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("button", name="Call")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_the_browsers_own_voice_and_ear_are_used_in_the_calls_language(page, bot):
    open_page(page, SPEECH)
    page.get_by_label("Lire à voix haute").check()
    page.get_by_role("button", name="Appeler").click()
    expect(page.get_by_role("button", name="Parler")).to_be_enabled()
    page.get_by_role("button", name="Parler").click()
    says(page, "Robot Bonjour", "Vous un garage", "Robot Où ?")
    assert bot.params("/turn")[0]["SpeechResult"] == "un garage"
    assert page.evaluate("window.read") == [["fr-FR", "Bonjour"], ["fr-FR", "Où ?"]]
    assert page.evaluate("window.listenedIn") == "fr-FR"


def test_a_browser_without_voice_or_ear_says_so_and_typing_works(page, bot):
    open_page(page, MUTE)
    expect(page.locator("#abilities")).to_contain_text("ne reconnaît pas la parole")
    page.get_by_role("button", name="Appeler").click()
    expect(page.get_by_label("Ce que vous dites")).to_be_enabled()
    expect(page.get_by_role("button", name="Parler")).to_be_disabled()
    page.get_by_role("button", name="Silence").click()
    expect(page.get_by_role("status")).to_have_text("Appel terminé.")


def test_it_rings_when_its_number_is_called(page, bot, carrier):
    open_page(page)
    page.get_by_label("Sonner ici").check()
    expect(page.get_by_role("status")).to_have_text("Prêt : le téléphone sonnera ici.")
    bot.serve("/out", ASK.format("<Say language='fr-FR'>Vous avez demandé un rappel</Say>"))
    sdk(carrier).calls.create(to=PERSON, from_=LINE, url=bot.at("/out"))
    dialog = page.get_by_role("alertdialog")
    expect(dialog).to_contain_text(f"{LINE} vous appelle")
    expect(page.get_by_role("button", name="Répondre")).to_be_focused()
    page.keyboard.press("Enter")
    says(page, "Robot Vous avez demandé un rappel")
    expect(dialog).to_be_hidden()


def test_a_text_message_is_shown(page, carrier):
    open_page(page)
    page.get_by_role("button", name="Appeler").click()
    expect(page.get_by_label("Ce que vous dites")).to_be_enabled()
    sdk(carrier).messages.create(to=PERSON, from_=LINE, body="12 rue de la Paix")
    expect(page.locator("#transcript .sms")).to_have_text(f"SMS de {LINE} 12 rue de la Paix")


def test_nothing_is_wider_than_a_small_screen(page):
    page.set_viewport_size({"width": 320, "height": 640})
    open_page(page)
    page.get_by_role("button", name="Appeler").click()
    expect(page.get_by_label("Ce que vous dites")).to_be_enabled()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
