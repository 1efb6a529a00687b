/* Better with it, whole without it: drafts, keys in lists, "/" to search, no form sent twice. */
(function () {
  "use strict";
  var body = document.body;
  var fieldsOf = function (form) {
    return Array.prototype.filter.call(form.elements, function (e) {
      return e.name && e.name !== "csrfmiddlewaretoken" && !/^(hidden|file|password|submit|button)$/.test(e.type);
    });
  };
  var store = function (action) { try { return action(window.localStorage); } catch (e) { return null; } };

  /* Drafts: one key a person and form; an answer page that was accepted clears it. */
  var draftKey = function (form) { return "draft:" + body.dataset.person + ":" + form.dataset.draft; };
  var read = function (form) {
    var kept = {};
    fieldsOf(form).forEach(function (e) {
      if (/^(checkbox|radio)$/.test(e.type)) { if (e.checked) { (kept[e.name] = kept[e.name] || []).push(e.value); } }
      else if (e.multiple) { kept[e.name] = Array.prototype.map.call(e.selectedOptions, function (o) { return o.value; }); }
      else if (e.value) { (kept[e.name] = kept[e.name] || []).push(e.value); }
    });
    return kept;
  };
  var write = function (form, kept) {
    var used = {};
    fieldsOf(form).forEach(function (e) {
      var values = kept[e.name] || [];
      if (/^(checkbox|radio)$/.test(e.type)) { e.checked = values.indexOf(e.value) >= 0; return; }
      if (e.multiple) { Array.prototype.forEach.call(e.options, function (o) { o.selected = values.indexOf(o.value) >= 0; }); return; }
      var at = used[e.name] || 0; used[e.name] = at + 1;
      e.value = values[at] === undefined ? "" : values[at];
    });
  };
  var notice = function (form, empty) {
    var p = document.createElement("p"), b = document.createElement("button");
    p.className = "draft-note"; p.setAttribute("role", "status");
    b.type = "button"; b.className = "link"; b.textContent = body.dataset.draftForget;
    p.textContent = body.dataset.draftRestored + " "; p.appendChild(b);
    b.addEventListener("click", function () {
      write(form, empty); store(function (s) { s.removeItem(draftKey(form)); }); p.remove();
    });
    form.insertBefore(p, form.firstChild);
  };
  var sentKey = "draft-sent:" + body.dataset.person;
  var failed = document.querySelector(".errors, .field.wrong");
  var sent = store(function (s) { return s.getItem(sentKey); });
  if (sent) { store(function (s) { s.removeItem(sentKey); if (!failed && !document.querySelector("form[data-login], .plain")) { s.removeItem(sent); } }); }
  Array.prototype.forEach.call(document.querySelectorAll("form[data-draft]"), function (form) {
    var key = draftKey(form), first = read(form), waiting = 0;
    var kept = store(function (s) { return JSON.parse(s.getItem(key)); });
    if (kept && !failed && JSON.stringify(kept) !== JSON.stringify(first)) {
      write(form, kept); notice(form, first);
      var fold = form.closest("details"); if (fold) { fold.open = true; }
    }
    var save = function () { store(function (s) { s.setItem(key, JSON.stringify(read(form))); }); };
    form.addEventListener("input", function () { clearTimeout(waiting); waiting = setTimeout(save, 400); });
    form.addEventListener("change", save);
    form.addEventListener("submit", function () { clearTimeout(waiting); save(); store(function (s) { s.setItem(sentKey, key); }); });
  });

  /* No form is sent twice; the button says what is going on and wakes up when one comes back. */
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (form.method !== "post" || event.defaultPrevented) { return; }
    if (form.dataset.sending) { event.preventDefault(); return; }
    form.dataset.sending = "1"; form.setAttribute("aria-busy", "true");
    setTimeout(function () { delete form.dataset.sending; form.removeAttribute("aria-busy"); }, 8000);
  });
  window.addEventListener("pageshow", function () {
    Array.prototype.forEach.call(document.querySelectorAll("form[data-sending]"), function (f) { delete f.dataset.sending; });
  });

  /* Keys: "/" searches, up and down (or k and j) walk through a list, Enter opens. */
  var typing = function (e) { return /^(INPUT|SELECT|TEXTAREA)$/.test(e.tagName) || e.isContentEditable; };
  var rows = function () {
    return Array.prototype.filter.call(document.querySelectorAll("tr[data-url]"), function (row) {
      return row.getClientRects().length && !row.closest("details:not([open])");
    });
  };
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) { return; }
    if (event.key === "/") {
      var box = document.getElementById("search");
      if (box) { event.preventDefault(); box.focus(); box.select(); }
      return;
    }
    var all = rows(), at = all.indexOf(event.target.closest ? event.target.closest("tr[data-url]") : null);
    if (!all.length) { return; }
    var down = event.key === "ArrowDown" || event.key === "j", up = event.key === "ArrowUp" || event.key === "k";
    if (down || up) {
      if (at < 0 && event.target !== body && event.target.id !== "main") { return; }
      var to = down ? Math.min(at + 1, all.length - 1) : Math.max(at - 1, 0);
      event.preventDefault(); all[to].focus();
    } else if (event.key === "Enter" && event.target.matches("tr[data-url]")) {
      window.location.assign(event.target.dataset.url);
    }
  });
  /* A link to a folded field opens the fold it stands in, also in browsers that would not. */
  var unfold = function () {
    var place = document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
    var fold = place && place.closest("details.fold");
    if (fold && !fold.open) { fold.open = true; place.scrollIntoView(); }
  };
  window.addEventListener("hashchange", unfold);
  if (window.location.hash) { unfold(); }

  /* A menu closes when one turns away from it. */
  var menus = function (event) {
    Array.prototype.forEach.call(document.querySelectorAll("details[data-menu][open]"), function (menu) {
      var away = event.type === "click" ? !menu.contains(event.target) : event.key === "Escape";
      if (away) { menu.open = false; if (event.key) { menu.querySelector("summary").focus(); } }
    });
  };
  document.addEventListener("click", menus);
  document.addEventListener("keydown", menus);

  /* On paper every picture has its table. */
  window.addEventListener("beforeprint", function () {
    Array.prototype.forEach.call(document.querySelectorAll(".picture details"), function (d) { d.open = true; });
  });

  rows().forEach(function (row) { row.tabIndex = -1; });
  if (rows().length) { rows()[0].tabIndex = 0; }
}());
