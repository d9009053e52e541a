// The carrier's control API, as docs/simulator.md describes it.
const LONG = 20;

export function carrierAt(base) {
  async function call(method, path, body) {
    const response = await fetch(`${base}/sim${path}`, {
      method,
      headers: body ? { "Content-Type": "application/json" } : {},
      body: body ? JSON.stringify(body) : undefined,
    });
    if (response.status === 204) return {};
    const shown = await response.json();
    if (!response.ok) throw Object.assign(new Error(shown.error), { refused: shown.error });
    return shown;
  }
  return {
    about: () => call("GET", "/"),
    ring: (to, from) => call("POST", "/phones", { to, from }),
    register: (number) => call("POST", "/phones", { number }),
    look: (phone) => call("GET", `/phones/${phone.id}?version=${phone.version}&wait=${LONG}`),
    act: (phone, action) => call("POST", `/phones/${phone.id}`, action),
    drop: (phone) => call("DELETE", `/phones/${phone.id}`),
  };
}
