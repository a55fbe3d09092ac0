// The search box of the guide's pages. It reads no file, so that it works from a disk too, and looks for letters, not
// for words between spaces, so that it finds Chinese. `sections` is in sections.js: [page, page's title, heading, text].
"use strict";

const form = document.querySelector("[role=search]");
const box = document.getElementById("sought");
const list = document.getElementById("found");
const count = document.getElementById("how-many");
const MOST = 12;
const AROUND = 40;

function around(text, word) {
  const at = Math.max(text.toLowerCase().indexOf(word), 0);
  const start = Math.max(at - AROUND, 0);
  const cut = text.slice(start, at + word.length + AROUND).replace(/\s\w*$/, "");
  return start > 0 ? `… ${cut.replace(/^\w*\s/, "")} …` : `${cut} …`;
}

function line([to, title, heading, text], word) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  const words = document.createElement("span");
  link.href = form.dataset.first.replace("index.html", to);
  link.textContent = heading === title ? title : `${title}: ${heading}`;
  words.textContent = around(text, word);
  item.append(link, words);
  return item;
}

function search() {
  const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
  const holds = (text) => words.every((word) => text.toLowerCase().includes(word));
  const found = words.length ? sections.filter((one) => holds(one.slice(1).join(" "))) : [];
  found.sort((a, b) => holds(b[2]) - holds(a[2]));
  list.replaceChildren(...found.slice(0, MOST).map((one) => line(one, words[0])));
  const said = found.length ? count.dataset.found.replace("{n}", found.length) : count.dataset.nothing;
  count.textContent = words.length ? said : "";
}

form.hidden = false;
// The list of pages is longer than most screens: it begins where the reader is.
const pages = document.getElementById("contents");
pages.scrollTop = (pages.querySelector("[aria-current]")?.offsetTop ?? 0) - pages.clientHeight / 3;
form.addEventListener("submit", (event) => event.preventDefault());
box.addEventListener("input", search);
