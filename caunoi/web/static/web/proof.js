/* Proof of work for forms open to everybody. Without it the form still works, under tighter limits. */
(() => {
  "use strict";
  const box = document.querySelector("[data-proof]");
  const form = box && box.closest("form");
  if (!form || !window.Worker) return;
  const field = form.elements.xac_minh;
  let state = "idle", waiting = null;

  const finish = (payload) => {
    state = payload ? "done" : "failed";
    if (payload) {
      field.value = payload;
      box.classList.remove("proof--busy");
      box.querySelector("span").textContent = box.dataset.done;
    } else box.classList.add("proof--off");
    if (waiting) { const button = waiting; waiting = null; form.requestSubmit(button.form ? button : undefined); }
  };
  const start = async () => {
    if (state !== "idle") return;
    state = "busy";
    try {
      const task = await (await fetch(box.dataset.proof, { credentials: "same-origin" })).json();
      const worker = new Worker(box.dataset.worker);
      worker.onmessage = (event) => { worker.terminate(); finish(event.data === null ? "" : btoa(JSON.stringify({ algorithm: task.algorithm, challenge: task.challenge, number: event.data, salt: task.salt, signature: task.signature }))); };
      worker.onerror = () => finish("");
      worker.postMessage(task);
    } catch { finish(""); }
  };
  box.hidden = false; // now, not later: a line that appears under a pressing finger moves the button away
  form.addEventListener("focusin", start, { once: true });
  form.addEventListener("submit", (event) => {
    if (state === "done" || state === "failed") return;
    event.preventDefault();
    event.stopImmediatePropagation();
    waiting = event.submitter || form;
    start();
    setTimeout(() => { if (waiting) finish(""); }, 8000);
  });
  addEventListener("pageshow", (event) => { if (event.persisted) { state = "idle"; field.value = ""; start(); } });
})();
