/* Reported figures: the text follows the list, files are dropped. The pages work without this file. */
(() => {
  "use strict";
  const one = (selector, root) => (root || document).querySelector(selector);
  const all = (selector, root) => [...(root || document).querySelectorAll(selector)];

  /* ---- the text says what the list says: looks, the opened number, those beside it ---- */
  const follow = (panel, text) => {
    const at = panel.dataset.at, beside = new Set((panel.dataset.beside || "").split(" "));
    const looks = new Map(panel.dataset.looks.split(" ").map((pair) => pair.split(":")));
    all(".fnum", text).forEach((num) => {
      const n = num.dataset.n;
      num.className = `fnum fnum--${looks.get(n)} ${n === at ? "is-at" : beside.has(n) ? "is-beside" : ""}`;
    });
  };
  const inView = (el) => { const box = el.getBoundingClientRect(); return box.top > 70 && box.bottom < innerHeight - 20; };
  const isWide = () => matchMedia("(min-width: 68em)").matches;
  const bring = (panel, row) => {
    const box = row.getBoundingClientRect(), frame = panel.getBoundingClientRect(), head = one(".review__head", panel).offsetHeight;
    if (box.top < frame.top + head || box.bottom > frame.bottom) panel.scrollTop += box.top - frame.top - head - 8;
  };
  const show = (panel, text) => {
    const num = one(`.fnum.is-at`, text), row = one(".figrow.is-at", panel);
    if (isWide() && num && !inView(num)) num.scrollIntoView({ block: "center" });
    if (row && isWide()) bring(panel, row);
    else if (row && !inView(row)) row.scrollIntoView({ block: "start" });
  };
  const settle = () => {
    const panel = one("#kiem[data-at]"), text = one("#van-ban");
    if (!panel || !text) return;
    follow(panel, text);
    show(panel, text);
  };
  document.addEventListener("htmx:beforeSwap", (event) => {
    const panel = event.target.id === "kiem" && one("#kiem");
    if (panel) document.body.dataset.panelTop = panel.scrollTop;
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.target.id !== "kiem" && !one("#kiem[data-at]")) return;
    const panel = one("#kiem");
    if (panel && document.body.dataset.panelTop) panel.scrollTop = Number(document.body.dataset.panelTop);
    settle();
  });
  document.addEventListener("click", (event) => {
    const jump = event.target.closest("[data-jump]"), num = jump && document.getElementById(`t-${jump.dataset.jump}`);
    if (!num) return;
    event.preventDefault();
    num.scrollIntoView({ block: "center" });
    num.focus({ preventScroll: true });
  });
  /* a report that was still being read is there now: take the whole page, with its text */
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.target.matches("[data-reading]") && !event.detail.serverResponse.includes("data-reading")) { event.detail.shouldSwap = false; location.reload(); }
  });

  /* ---- one press, one act: the second half of a double click, or a key held down, must not decide on the next figure ---- */
  addEventListener("click", (event) => {
    if (event.detail > 1 && event.target.closest?.("#kiem form button")) { event.preventDefault(); event.stopPropagation(); }
  }, true);
  addEventListener("keydown", (event) => {
    if (event.repeat && /^[a-z]$/.test(event.key) && !"jk".includes(event.key) && event.target.closest("body") && !event.target.closest("input,select,textarea")) event.stopPropagation();
  }, true);
  /* ---- from the box that seeks an indicator, arrows go down and up the offers ---- */
  document.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key], box = step && event.target.closest?.("#tim-ct, .offers__one") && one("#tim-ct");
    if (!box) return;
    const stops = [box, ...all(".offers__one")], next = stops[stops.indexOf(event.target) + step];
    event.preventDefault();
    if (next) next.focus();
  });
  /* ---- Escape leaves a form of the opened figure in which nothing was changed yet ---- */
  const isTouched = (field) => (field.tagName === "SELECT" ? [...field.options].some((o) => o.selected !== o.defaultSelected && (field.selectedIndex > 0 || o.defaultSelected)) : field.type === "checkbox" ? field.checked !== field.defaultChecked : field.type !== "hidden" && field.value !== field.defaultValue);
  document.addEventListener("keydown", (event) => {
    const leave = event.key === "Escape" && !one("dialog[open]") && one("#kiem [data-cancel]");
    if (leave && !all(".figcard input:not(#tim-ct), .figcard textarea, .figcard select").some(isTouched)) leave.click(); // words sought are no work lost
  });

  /* ---- files dropped anywhere on the zone; those chosen are listed, and may be taken out again ---- */
  const zone = (box) => {
    const input = one("input[type=file]", box), list = one("[data-droplist]", box), words = box.dataset;
    const size = (bytes) => (bytes < 1048576 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1048576).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 })} MB`);
    const put = (files) => {
      const bag = new DataTransfer();
      files.forEach((file) => bag.items.add(file));
      input.files = bag.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    };
    const draw = () => list.replaceChildren(...[...input.files].map((file, place) => {
      const item = document.createElement("li"), name = document.createElement("span"), weight = document.createElement("small"), out = document.createElement("button");
      name.textContent = file.name;
      weight.textContent = size(file.size);
      out.type = "button"; out.className = "chip__x"; out.textContent = "×";
      out.setAttribute("aria-label", words.textRemove.replace("{name}", file.name));
      out.addEventListener("click", () => { put([...input.files].filter((_file, other) => other !== place)); (one("button", list) || input).focus(); });
      item.append(name, weight, out);
      return item;
    }));
    input.addEventListener("change", draw);
    ["dragenter", "dragover"].forEach((name) => box.addEventListener(name, (event) => { event.preventDefault(); box.classList.add("is-over"); }));
    ["dragleave", "drop"].forEach((name) => box.addEventListener(name, () => box.classList.remove("is-over")));
    box.addEventListener("drop", (event) => {
      event.preventDefault();
      const known = new Set([...input.files].map((file) => `${file.name} ${file.size}`));
      put([...input.files, ...[...event.dataTransfer.files].filter((file) => !known.has(`${file.name} ${file.size}`))]);
    });
    draw();
  };
  all("[data-dropzone]").forEach(zone);
  one(".tabs [aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" }); // on a phone the tabs are wider than the page

  /* ---- files on their way: how far they are, and when the network goes the chosen ones stay chosen ---- */
  const sending = (form) => {
    const told = one("[data-sent]", form), input = one("input[type=file]", form), words = form.dataset;
    const button = one("button[type=submit]", form);
    const tell = (text, isBad) => { told.hidden = !text; told.className = isBad ? "notice notice--over" : "sent muted small"; told.textContent = text; };
    form.addEventListener("submit", (event) => {
      if (!input.files.length) return;
      event.preventDefault();
      if (words.busy) return;
      const request = new XMLHttpRequest();
      let isSent = false;
      const stop = (text) => { delete words.busy; button.removeAttribute("aria-disabled"); tell(text, true); };
      words.busy = "1";
      button.setAttribute("aria-disabled", "true");
      request.upload.addEventListener("progress", (step) => { if (step.lengthComputable) tell(words.sentText.replace("{n}", `${Math.floor((step.loaded * 100) / step.total)}%`)); });
      request.upload.addEventListener("load", () => { isSent = true; });
      request.addEventListener("error", () => stop(isSent ? words.unsureText : words.lostText));
      request.addEventListener("load", () => {
        if (request.status >= 500) stop(words.unsureText);
        else if (request.responseURL.split("?")[0] !== location.href.split(/[?#]/)[0]) location.assign(request.responseURL);
        else form.submit(); // something in the form is wrong: the server says what
      });
      request.open("POST", form.action);
      request.send(new FormData(form));
    });
  };
  all("form[data-sent-text]").forEach(sending);
  if (location.search.includes("so=")) settle();
  else if (isWide() && one("#kiem .figrow.is-at")) bring(one("#kiem"), one("#kiem .figrow.is-at")); // the page itself stays at its top
  /* a form met by its address: where that has a #part, browsers pass over autofocus and give the keys to no field */
  addEventListener("load", () => { if (document.activeElement === document.body) one("#kiem [autofocus]")?.focus({ preventScroll: true }); });
})();
