// The page: what is chosen, the sections, and the data, which it asks for again and again.
import { setUp, showActions } from "./actions.js";
import { sync } from "./dom.js";
import { showThread } from "./thread.js";
import {
  contactItem, conversationItem, eventItem, faultItem, nameOf, requestRow, stateBadge, textItem, ticketItem, updateItem,
} from "./views.js";

const pollMilliseconds = 1000;
const find = selector => document.querySelector(selector);
const list = find("#conversations ul");

let state = null;
let chosen = linked();

find("#origin").textContent = location.origin;

// A link to a conversation ends with #<its id>.
function linked() {
  return /^#(\d+)$/.exec(location.hash)?.[1] ?? null;
}

function select(id) {
  chosen = id;
  find("#problem").textContent = "";
  history.replaceState(null, "", `#${id}`);
  showConversation();
  if (matchMedia("(max-width: 47.99rem)").matches) find("#conversation").scrollIntoView();
}

function showConversation() {
  const items = state.conversations.items;
  const shown = chosen ? items.find(item => item.id === chosen) : items[0];
  find("#try").hidden = Boolean(shown) || Boolean(chosen);
  find("#gone").hidden = Boolean(shown) || !chosen;
  find("#thread").hidden = !shown;
  find("#conversation-title").replaceChildren(
    shown ?? chosen ? `Conversation #${shown?.id ?? chosen} ` : "Conversation", shown ? stateBadge(shown.state) : "");
  showThread(find("#thread"), shown, state);
  showActions(shown, state);
  for (const item of list.children) {
    if (item.dataset.id === shown?.id) item.firstChild.setAttribute("aria-current", "true");
    else item.firstChild.removeAttribute("aria-current");
  }
}

function showSection(id, part, container, create, key = JSON.stringify) {
  const section = find(id);
  const { total, items } = part;
  section.querySelector(".count").textContent = total > items.length ? `(newest ${items.length} of ${total})` : `(${total})`;
  section.querySelector(".empty").hidden = total > 0;
  section.querySelector(".scroll").hidden = total === 0;
  sync(container, items, item => key(item), create);
}

function showFaults(faults) {
  const section = find("#faults");
  section.hidden = faults.length === 0;
  section.querySelector(".count").textContent = `(${faults.length})`;
  sync(section.querySelector("ul"), faults, fault => JSON.stringify(fault), faultItem);
}

function show(next) {
  const before = state;
  state = next;
  showFaults(state.faults);
  showSection("#conversations", state.conversations, list, item => {
    const element = conversationItem(item, select);
    element.dataset.id = item.id;
    return element;
  }, ({ id }) => id);
  for (const item of state.conversations.items) updateItem(list.querySelector(`[data-id="${item.id}"]`), item);
  showSection("#contacts", state.contacts, find("#contacts ul"), contactItem);
  for (const [id, create] of [["tickets", ticketItem], ["events", eventItem], ["texts", textItem]]) {
    find(`#${id}`).hidden = state[id].total === 0;
    showSection(`#${id}`, state[id], find(`#${id} ul`), create);
  }
  showSection("#requests", state.requests, find("#requests tbody"), requestRow);
  showConversation();
  find("#command").textContent = command(state.token ?? "<your access token>");
  const newest = state.conversations.items[0];
  const isNew = before && newest && newest.id !== before.conversations.items[0]?.id;
  say(isNew ? `New conversation from ${nameOf(newest.contact)}` : "Up to date", "live");
}

function say(text, className) {
  const status = find("#status");
  if (status.textContent !== text) status.textContent = text;
  status.className = `status ${className}`;
}

function command(token) {
  const curl = path => `curl -s ${location.origin}${path} -H 'Authorization: Bearer ${token}' \\\n  -H 'Content-Type: application/json'`;
  return `ID=$(${curl("/contacts")} -d '{"email":"ada@example.com","name":"Ada"}' | grep -o '[0-9a-f]\\{24\\}' | head -n 1)\n` +
    `${curl("/conversations")} -d '{"from":{"type":"user","id":"'$ID'"},"body":"Hello there"}'`;
}

addEventListener("hashchange", () => {
  chosen = linked() ?? chosen;
  if (state) showConversation();
});

list.addEventListener("keydown", event => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const buttons = [...list.querySelectorAll("button")];
  const target = step && buttons[buttons.indexOf(document.activeElement) + step];
  if (!target) return;
  event.preventDefault();
  target.focus();
});

async function fetchState() {
  try {
    const response = await fetch(`/sandbox/state?after=${state?.revision ?? ""}`);
    if (!response.ok) throw new Error(`status ${response.status}`);
    if (response.status === 200) show(await response.json());
    else if (find("#status").classList.contains("lost")) say("Up to date", "live");
  } catch {
    say("The sandbox does not respond; trying again", "lost");
  }
}

// One after the other, so that an older answer never replaces a newer one.
let last = Promise.resolve();
const update = () => last = last.then(fetchState);

async function poll() {
  if (!document.hidden) await update();
  setTimeout(poll, pollMilliseconds);
}

setUp(async (method, path, body, sentence) => {
  const problem = find("#problem");
  problem.textContent = "";
  try {
    const response = await fetch(`/sandbox/inbox/conversations/${path}`, {
      method, headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error((await response.json()).error);
    await update();
    say(sentence, "live");
    return true;
  } catch (error) {
    problem.textContent = `That did not work: ${error.message}`;
    return false;
  }
});

poll();
