// Listening and speaking with what the browser has of its own.
const Recognition = window.SpeechRecognition || window.webkitSpeechRecognition;
export const canListen = Boolean(Recognition);
export const canSpeak = "speechSynthesis" in window;

let recognition = null;

// Reads texts aloud, each in its language; resolves when all have been read.
export function read(prompts) {
  if (!canSpeak || !prompts.length) return Promise.resolve();
  return new Promise((done) => {
    prompts.forEach(({ text, language }, place) => {
      const utterance = new SpeechSynthesisUtterance(text);
      utterance.lang = language || "fr-FR";
      if (place === prompts.length - 1) utterance.onend = utterance.onerror = done;
      window.speechSynthesis.speak(utterance);
    });
  });
}

export function hush() {
  if (canSpeak) window.speechSynthesis.cancel();
}

// Listens once, in a language; resolves to the words, or rejects with the browser's reason.
export function listen(language) {
  stopListening();
  return new Promise((heard, failed) => {
    recognition = new Recognition();
    recognition.lang = language || "fr-FR";
    recognition.interimResults = false;
    recognition.maxAlternatives = 1;
    let words = "";
    let reason = "no-speech";
    recognition.onresult = (event) => {
      words = event.results[event.results.length - 1][0].transcript.trim();
    };
    recognition.onerror = (event) => { reason = event.error; };
    recognition.onend = () => {
      recognition = null;
      if (words) heard(words);
      else failed(new Error(reason));
    };
    recognition.start();
  });
}

export function stopListening() {
  if (recognition) recognition.abort();
}
