// A telephone: rings a line, is rung, shows what is said and sends what is done.
import { carrierAt } from "./carrier.js";
import { canListen, canSpeak, hush, listen, read, stopListening } from "./voice.js";
import { WORDS } from "./words.js";

const $ = (id) => document.getElementById(id);
const carrier = carrierAt(document.body.dataset.carrier);
let language = navigator.language?.startsWith("en") ? "en" : "fr";
let phone = null;      // the telephone in hand, as the carrier shows it
let shown = 0;         // transcript lines on the page
let messages = 0;      // text messages on the page
let callSid = null;    // the call that the transcript is of
let waitingIds = 0;    // changes whenever another telephone is taken in hand

const words = () => WORDS[language];

function speakLanguage(chosen) {
  language = chosen;
  document.documentElement.lang = chosen;
  document.querySelectorAll("[data-text]").forEach((element) => {
    element.textContent = words()[element.dataset.text];
  });
  document.querySelectorAll("[data-label]").forEach((element) => {
    element.setAttribute("aria-label", words()[element.dataset.label]);
  });
  document.querySelectorAll("[data-language]").forEach((button) => {
    button.setAttribute("aria-pressed", String(button.dataset.language === chosen));
  });
  $("words").placeholder = words().placeholder;
  const lacks = [canListen ? "" : words().no_recognition, canSpeak ? "" : words().no_synthesis];
  $("abilities").textContent = lacks.filter(Boolean).join(" ");
  if (phone) {
    $("transcript").replaceChildren();
    phone.transcript.forEach(line);
  }
  draw();
}

function problem(text) {
  $("problem").textContent = text;
  $("problem").hidden = !text;
}

async function reach(request) {
  try {
    const answer = await request;
    problem("");
    return answer;
  } catch (error) {
    problem(error.refused || words().no_carrier);
    return null;
  }
}

function add(kind, who, text, lang) {
  const item = document.createElement("li");
  item.className = kind;
  if (who) {
    const name = document.createElement("b");
    name.textContent = who;
    item.append(name, " ");
  }
  const said = document.createElement("span");
  said.textContent = text;
  if (lang) said.lang = lang;
  item.append(said);
  $("transcript").append(item);
  $("transcript").scrollTop = $("transcript").scrollHeight;
}

function line(entry) {
  const t = words();
  switch (entry.what) {
    case "heard": return add(entry.by, t.who[entry.by] || "", entry.text, entry.language);
    case "said": return add("me", t.who.me, entry.text, phone.spoken);
    case "pressed": return add("me", t.who.me, `${t.pressed} ${entry.text}`);
    case "silence": return add("me quiet", t.who.me, t.silent);
    case "dials": return add("note", "", `${t.dials} ${entry.text}`);
    case "connected": return add("note", "", `${t.connected} ${entry.text}`);
    case "ended": return add("note", "", t.ended[entry.by] || t.state.ended);
    default: return null;
  }
}

function draw() {
  const t = words();
  const state = phone ? phone.state : "idle";
  const listening = ["waiting", "recording", "connected"].includes(state);
  const under = !["idle", "ended"].includes(state);
  const incoming = state === "ringing" && phone.from !== phone.number;
  let text = t.state[state];
  if (state === "idle" && phone) text = t.state.reachable;
  if (state === "waiting" && phone.expecting) {
    const { input, language: spoken, num_digits: digits } = phone.expecting;
    const kinds = [];
    if (input.includes("speech")) kinds.push(spoken ? `${t.speech} ${spoken}` : t.speech);
    if (input.includes("dtmf")) kinds.push(t.digits(digits));
    text += ` : ${kinds.join(t.or)}`;
  }
  document.body.toggleAttribute("data-call", under);
  $("state").textContent = text;
  $("state").dataset.state = state;
  $("incoming").hidden = !incoming;
  $("hang-up").hidden = incoming;
  if (incoming) $("incoming-title").textContent = t.incoming(phone.from);
  ["words", "send", "silence"].forEach((id) => { $(id).disabled = !listening; });
  $("speak").disabled = !listening || !canListen;
  $("hands-free").disabled = !canListen;
  $("aloud").disabled = !canSpeak;
  document.querySelectorAll("#keys button").forEach((key) => { key.disabled = !listening; });
  $("hang-up").disabled = !under;
  $("call").disabled = under;
  $("line").disabled = $("own").disabled = under;
}

async function update(now, id) {
  if (!now || id !== waitingIds) return;
  // An answer may be overtaken by a later one.
  if (now.call_sid === callSid && now.transcript.length < shown) return;
  const before = phone?.state;
  now.spoken = now.expecting?.language || phone?.spoken;
  phone = now;
  if (now.call_sid !== callSid) {
    callSid = now.call_sid;
    shown = 0;
    messages = before === undefined ? now.sms.length : messages;
    $("transcript").replaceChildren();
  }
  const fresh = now.transcript.slice(shown);
  shown = now.transcript.length;
  fresh.forEach(line);
  now.sms.slice(messages).forEach((sms) => {
    add("sms", `${words().sms} ${sms.from}`, sms.body);
  });
  messages = now.sms.length;
  if (now.failure) problem(now.failure);
  draw();
  if (before !== now.state && ["waiting", "connected"].includes(now.state)) $("words").focus();
  if (before !== now.state && now.state === "ringing" && !$("incoming").hidden) $("answer").focus();
  if ($("aloud").checked) {
    await read(fresh.filter((entry) => entry.what === "heard"));
    if ($("hands-free").checked && phone.state === "waiting") speak();
  }
}

// Follows a telephone until another one is taken in hand.
async function follow(taken) {
  const id = ++waitingIds;
  messages = taken.sms.length;
  phone = null;
  await update(taken, id);
  while (id === waitingIds) {
    const now = await reach(carrier.look(phone));
    if (now === null) await new Promise((again) => { setTimeout(again, 2000); });
    else await update(now, id);
  }
}

async function act(action) {
  hush();
  stopListening();
  if (!phone) return;
  const id = waitingIds;
  await update(await reach(carrier.act(phone, action)), id);
}

async function speak() {
  $("speak").textContent = words().listening;
  try {
    const said = await listen(phone.expecting?.language || phone.spoken);
    await act({ say: said });
  } catch (error) {
    if (error.message === "not-allowed" || error.message === "audio-capture") {
      problem(words().no_microphone);
    } else if (error.message !== "aborted") problem(words().not_heard);
  }
  $("speak").textContent = words().speak;
}

async function register() {
  if (phone && ["idle", "ended"].includes(phone.state)) await reach(carrier.drop(phone));
  waitingIds += 1;
  phone = null;
  draw();
  if (!$("reachable").checked) return;
  const taken = await reach(carrier.register($("own").value.trim()));
  if (taken) follow(taken);
  else $("reachable").checked = false;
}

$("ring").addEventListener("submit", async (event) => {
  event.preventDefault();
  const taken = await reach(carrier.ring($("line").value, $("own").value.trim()));
  if (taken) follow(taken);
});
$("say").addEventListener("submit", (event) => {
  event.preventDefault();
  const said = $("words").value.trim();
  $("words").value = "";
  const keys = /^#[0-9*#]+$/.test(said) ? { press: said.slice(1) } : { say: said };
  act(said ? keys : { silence: true });
});
$("silence").addEventListener("click", () => act({ silence: true }));
$("speak").addEventListener("click", speak);
$("hang-up").addEventListener("click", () => act({ hang_up: true }));
$("answer").addEventListener("click", () => act({ answer: true }));
$("decline").addEventListener("click", () => act({ hang_up: true }));
$("reachable").addEventListener("change", register);
$("own").addEventListener("change", () => { if ($("reachable").checked) register(); });
document.querySelectorAll("[data-language]").forEach((button) => {
  button.addEventListener("click", () => speakLanguage(button.dataset.language));
});
[..."123456789*0#"].forEach((key) => {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = key;
  button.addEventListener("click", () => act({ press: key }));
  $("keys").append(button);
});

speakLanguage(language);
const about = await reach(carrier.about());
Object.entries(about?.numbers || {}).forEach(([number, { label }]) => {
  $("line").append(new Option(label ? `${label} · ${number}` : number, number));
});
draw();
