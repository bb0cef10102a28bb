/* What an officer types in a form that is sent outlives a lost session: kept in this tab, for this account only, by the
   address of the act and the name of the field. Forgotten when the act succeeded (its message, or [data-kept-done]) and on signing out. Never passwords,
   never what is marked [data-no-draft]. Every page works without this file. */
(() => {
  "use strict";
  const PREFIX = "kept:", SENT = "kept-sent", WHO = "kept-who";
  const who = document.body.dataset.who || "";
  let box;
  try { box = sessionStorage; box.getItem(WHO); } catch { return; }
  const all = (selector, root) => [...root.querySelectorAll(selector)];
  const forget = (start) => { for (const key of Object.keys(box)) if (key.startsWith(start)) box.removeItem(key); };
  const target = (form) => new URL(form.getAttribute("action") || location.href, location.href).pathname;
  const key = (field) => `${PREFIX}${target(field.form)}|${field.name}`;
  const keeps = (field) => field.matches("textarea[name],input[name][type=text],input[name]:not([type])") && field.form
    && field.form.method === "post" && !field.readOnly && !field.closest("[data-no-draft],.trap");

  document.addEventListener("submit", (event) => {
    if (event.target.matches("[data-forget]")) { forget("kept"); return; }
    if (who && event.target.method === "post" && !event.defaultPrevented) box.setItem(SENT, target(event.target));
  });
  if (!who) { box.removeItem(SENT); return; }

  if (box.getItem(WHO) !== who) { forget("kept"); box.setItem(WHO, who); }
  const sent = box.getItem(SENT);
  box.removeItem(SENT);
  if (sent && document.querySelector(".messages .notice--done,[data-kept-done]")) forget(`${PREFIX}${sent}|`);

  document.addEventListener("input", (event) => {
    const field = event.target;
    if (!keeps(field)) return;
    try { if (field.value) box.setItem(key(field), field.value); else box.removeItem(key(field)); } catch { /* full */ }
  });

  const restore = (root) => {
    const told = new Set();
    all("textarea,input", root).filter(keeps).forEach((field) => {
      const text = box.getItem(key(field));
      if (!text || field.value) return;
      field.value = text;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      const fold = field.closest("details:not([open])");
      if (fold) fold.open = true;
      if (told.has(field.form)) return;
      told.add(field.form);
      const note = document.createElement("p");
      note.className = "notice notice--info kept-note";
      note.setAttribute("role", "status");
      note.textContent = document.body.dataset.kept;
      field.form.prepend(note);
    });
  };
  document.addEventListener("htmx:load", (event) => { if (event.target !== document.body) restore(event.target); });
  restore(document);
})();
