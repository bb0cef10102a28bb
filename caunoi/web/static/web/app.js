/* Cầu Nối: small comforts. Every page works without this file. No eval, no inline style, no outside address. */
(() => {
  "use strict";
  const one = (selector, root) => (root || document).querySelector(selector);
  const all = (selector, root) => [...(root || document).querySelectorAll(selector)];
  const store = { get: (k) => { try { return localStorage.getItem(k); } catch { return null; } }, set: (k, v) => { try { localStorage.setItem(k, v); } catch { /* full or off */ } }, drop: (k) => { try { localStorage.removeItem(k); } catch { /* off */ } } };
  const typing = (el) => el.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(el.tagName);

  const say = (text) => {
    const area = one(".toast-area");
    if (!area || !text) return;
    const toast = document.createElement("div");
    toast.className = "toast";
    toast.textContent = text;
    area.replaceChildren(toast);
    setTimeout(() => toast.remove(), 8000);
  };

  /* ---- one form, one sending ---- */
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-once]") || event.defaultPrevented) return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "1";
    setTimeout(() => all("button[type=submit], button:not([type])", form).forEach((b) => b.setAttribute("aria-disabled", "true")));
  });
  const reopen = () => all("[data-once]").forEach((form) => {
    delete form.dataset.sent;
    all("button[aria-disabled]", form).forEach((b) => b.removeAttribute("aria-disabled"));
  });
  addEventListener("pageshow", reopen);
  document.addEventListener("htmx:afterRequest", reopen);

  /* ---- a request that failed must not look like one that worked ---- */
  ["htmx:responseError", "htmx:sendError", "htmx:timeout"].forEach((name) =>
    document.addEventListener(name, (event) => event.target.closest?.("[data-quiet]") || say(document.body.dataset.failed)));

  /* ---- clicks ---- */
  document.addEventListener("click", (event) => {
    const el = event.target.closest("[data-print],[data-copy],[data-open],[data-close],[data-draft-drop]");
    all("details.menu[open],details.units[open]:not(.units--static),details.site-menu[open]").forEach((d) => { if (!d.contains(event.target)) d.open = false; });
    if (!el) return;
    const dialog = el.dataset.open && one(el.dataset.open);
    if ("print" in el.dataset) { event.preventDefault(); print(); }
    else if (el.dataset.copy) copy(el);
    else if (dialog && dialog.showModal) { event.preventDefault(); dialog.showModal(); }
    else if ("close" in el.dataset && el.closest("dialog")) { event.preventDefault(); el.closest("dialog").close(); }
    else if ("draftDrop" in el.dataset) { store.drop("draft:" + el.dataset.draftDrop); location.reload(); }
  });
  const copy = async (el) => {
    const source = one(el.dataset.copy);
    const text = source ? (source.value || source.textContent).trim() : "";
    try { await navigator.clipboard.writeText(text); }
    catch { getSelection().selectAllChildren(source); document.execCommand("copy"); }
    say(el.dataset.copied);
  };

  /* ---- keys (the switch [data-keys-switch] turns them off on this device): / searches, ? helps, a letter follows its [data-key], j and k walk the rows, x ticks, Escape closes a menu ---- */
  document.addEventListener("keydown", (event) => {
    const form = event.target.form;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && form && form.matches("[data-ctrl-enter]")) { event.preventDefault(); form.requestSubmit(); return; }
    if (event.key === "Enter" && event.target.matches("[data-no-enter]")) { event.preventDefault(); return; }
    if (event.key === "Escape") all("details.menu[open],details.units[open]:not(.units--static),details.site-menu[open]").forEach((d) => { d.open = false; one("summary", d).focus(); });
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || store.get("keys") === "off") return;
    const box = one("[data-search]"), help = one("dialog[data-help]");
    if (one("dialog[open]")) return;
    if (event.key === "?" && help) { event.preventDefault(); help.showModal(); return; }
    if (event.key === "/" && box) { event.preventDefault(); box.focus(); box.select(); return; }
    const keyed = /^[a-z]$/.test(event.key) && one(`[data-key="${event.key}"]`);
    if (keyed) { event.preventDefault(); keyed.click(); return; }
    const rows = all("[data-rows] [data-row]");
    if (!rows.length || !"jkx".includes(event.key)) return;
    const at = rows.findIndex((row) => row.classList.contains("is-at"));
    if (event.key === "x") { if (at >= 0) { const tick = one("input[type=checkbox]", rows[at]); if (tick) tick.click(); } return; }
    const next = rows[Math.max(0, Math.min(rows.length - 1, at + (event.key === "j" ? 1 : -1)))];
    rows.forEach((row) => row.classList.toggle("is-at", row === next));
    const link = one("a", next);
    if (link) link.focus();
    next.scrollIntoView({ block: "nearest" });
  });

  /* ---- fields ---- */
  const count = (box) => {
    const out = document.getElementById(box.dataset.counter);
    if (out && box.maxLength > 0) out.textContent = out.dataset.text.replace("{n}", (box.maxLength - box.value.length).toLocaleString("vi")).replace("{max}", box.maxLength.toLocaleString("vi"));
  };
  document.addEventListener("input", (event) => { if (event.target.dataset.counter) count(event.target); });
  document.addEventListener("change", (event) => {
    const el = event.target;
    if (el.matches("[data-autosubmit]") && el.form) el.form.requestSubmit();
    if (el.matches("[data-keys-switch]")) store.set("keys", el.checked ? "on" : "off");
    if (el.dataset.tickAll) all(`input[type=checkbox][name="${el.dataset.tickAll}"]`).forEach((c) => { c.checked = el.checked; });
  });

  /* ---- drafts: kept on this device only, one day, never files or marked fields ---- */
  const keepable = (form) => all("textarea,input[type=text],input:not([type]),select", form).filter((f) => f.name && !f.closest("[data-no-draft],.trap"));
  const draft = (form) => {
    const key = "draft:" + form.dataset.draft, note = one("[data-draft-note]", form);
    let saved = null;
    try { saved = JSON.parse(store.get(key)); } catch { /* not ours */ }
    if (saved && Date.now() - saved.at > 864e5) { store.drop(key); saved = null; }
    if (saved) keepable(form).forEach((f) => { if (!f.value && saved.v[f.name]) { f.value = saved.v[f.name]; if (note) note.hidden = false; } });
    let timer;
    form.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => store.set(key, JSON.stringify({ at: Date.now(), v: Object.fromEntries(keepable(form).map((f) => [f.name, f.value])) })), 500);
    });
  };

  /* ---- an error is no longer said once its field is answered; [data-settles] answers for another field ---- */
  document.addEventListener("input", (event) => {
    const summary = event.target.form && one(".error-summary", event.target.form);
    const other = event.target.closest("[data-settles]");
    const answered = (field) => field && (other ? field.id === other.dataset.settles : (field.closest(".field") || field).contains(event.target));
    const link = summary && all("li a", summary).find((a) => answered(document.getElementById(a.hash.slice(1))));
    if (!link) return;
    const field = document.getElementById(link.hash.slice(1)), box = field.closest(".field");
    link.closest("li").remove();
    if (!one("li", summary)) summary.remove();
    else one("h2", summary).lastChild.textContent = one("h2", summary).lastChild.textContent.replace(/\d+/, all("li", summary).length);
    field.removeAttribute("aria-invalid");
    if (box) { box.classList.remove("field--bad"); all(".field__error", box).forEach((el) => el.remove()); }
  });

  /* ---- files: our words over the native control, which stays and is what the keyboard reaches ---- */
  const pick = (input) => {
    const words = document.body.dataset, box = document.createElement("span"), button = document.createElement("span"), name = document.createElement("span");
    const show = () => { const n = input.files.length; name.textContent = n === 0 ? words.fileNone : n === 1 ? input.files[0].name : words.fileMany.replace("{n}", n); };
    box.className = "filepick"; button.className = "filepick__btn"; name.className = "filepick__name";
    button.textContent = words.filePick;
    button.setAttribute("aria-hidden", "true");
    input.before(box);
    box.append(input, button, name);
    input.addEventListener("change", show);
    show();
  };

  /* ---- days: the native control follows the browser's language, so the chosen day is told in ours beside it ---- */
  const dated = (input) => {
    const out = document.createElement("span");
    const show = () => {
      const [year, month, day] = input.value.split("-").map(Number);
      out.textContent = year > 999 ? new Date(year, month - 1, day).toLocaleDateString(document.documentElement.lang, { weekday: "long", day: "numeric", month: "long", year: "numeric" }) : "";
    };
    out.className = "date-told";
    out.setAttribute("aria-live", "polite");
    input.after(out);
    input.addEventListener("input", show);
    show();
  };

  const ready = (root) => {
    all(".field > input[type=date]", root).filter((el) => el.type === "date" && !el.nextElementSibling?.matches(".date-told")).forEach(dated);
    all("input.input[type=file]", root).filter((el) => !el.closest(".filepick")).forEach(pick);
    all("[data-counter]", root).forEach(count);
    all("[data-keys-switch]", root).forEach((el) => { el.checked = store.get("keys") !== "off"; });
    all("[data-js]", root).forEach((el) => { el.hidden = false; });
    all("[data-draft-clear]", root).forEach((el) => store.drop("draft:" + el.dataset.draftClear));
    all("form[data-draft]", root).forEach(draft);
    all("[data-from-hash]", root).forEach((el) => {
      const pair = new URLSearchParams(location.hash.slice(1)).get(el.dataset.fromHash);
      if (!pair) return;
      el.value = pair;
      history.replaceState(null, "", location.pathname + location.search);
    });
    const wrong = one(".error-summary", root);
    if (wrong) wrong.focus();
  };
  document.addEventListener("htmx:load", (event) => { if (event.target !== document.body) ready(event.target); });
  ready(document);
})();
