// The items of the lists around the conversation.
import { el, time } from "./dom.js";

const states = { open: "Open", snoozed: "Snoozed", closed: "Closed" };

export const stateBadge = state => el("span", { class: `badge state ${state}` }, states[state]);

export const nameOf = contact => contact.name || contact.email || contact.external_id || contact.id;

export function conversationItem(conversation, select) {
  const button = el("button", { type: "button" });
  button.addEventListener("click", () => select(conversation.id));
  return el("li", {}, button);
}

/** Shows the conversation in its item, whose button keeps the focus. */
export function updateItem(item, { id, contact, state, messages: [message] }) {
  const shown = JSON.stringify([contact, state, message]);
  if (item.dataset.shown === shown) return;
  item.dataset.shown = shown;
  item.firstChild.replaceChildren(
    el("span", { class: "line" }, el("strong", {}, nameOf(contact)), time(message.at)),
    el("span", { class: "snippet" }, message.body),
    el("span", { class: "line" }, el("span", { class: "id" }, `#${id}`), state === "open" ? null : stateBadge(state)));
}

export function contactItem(contact) {
  return el("li", {},
    el("span", { class: "line" }, el("strong", {}, nameOf(contact)), el("span", { class: "badge" }, contact.archived ? `${contact.role}, archived` : contact.role)),
    contact.name && contact.email ? el("span", {}, contact.email) : null,
    el("span", { class: "id" }, contact.external_id ? `${contact.id} · ${contact.external_id}` : contact.id));
}

export function ticketItem({ number, type, state, title, contact, conversation }) {
  return el("li", {},
    el("span", { class: "line" }, el("strong", {}, `#${number} ${type}`), el("span", { class: "badge" }, state)),
    title ? el("span", {}, title) : null,
    el("span", { class: "soft" }, contact),
    conversation ? el("a", { href: `#${conversation}` }, `Conversation #${conversation}`) : null);
}

export function eventItem({ name, contact, at, metadata }) {
  return el("li", {},
    el("span", { class: "line" }, el("strong", {}, name), time(at)),
    el("span", { class: "soft" }, contact),
    metadata.length ? el("span", {}, metadata.join(", ")) : null);
}

export function textItem({ kind, contact, admin, at, body }) {
  return el("li", {},
    el("span", { class: "line" }, el("strong", {}, kind === "Note" ? `Note about ${contact}` : `${kind} to ${contact}`), time(at)),
    el("span", {}, body),
    el("span", { class: "soft" }, `by ${admin}`));
}

export function faultItem(fault) {
  return el("li", {},
    el("span", { class: "line" }, el("strong", {}, fault.description), el("span", { class: "badge" }, fault.left === null ? "until cleared" : `${fault.left} left`)),
    el("span", {}, concerned(fault)));
}

export function requestRow(request) {
  const title = `${request.method} ${request.path}`;
  const status = request.status === 0 ? "no answer" : String(request.status);
  return el("tr", {},
    el("td", {}, time(request.at)),
    el("td", {}, el("span", { class: `badge s${Math.floor(request.status / 100)}` }, status)),
    el("td", { class: "what" }, request.injected === null ? null : el("p", { class: "badge injected" }, `Injected: ${request.injected}`), request.body === null ? el("code", {}, title)
      : el("details", {}, el("summary", {}, el("code", {}, title)), el("pre", { tabindex: "0", "aria-label": `Body of ${title}` }, pretty(request.body)))),
    el("td", {}, request.version ?? "–"),
    el("td", { class: "id" }, request.id));
}

function concerned({ method, path, skip, fraction }) {
  const which = method || path ? [method, path].filter(Boolean).join(" ") : "Any request it can match";
  const chance = fraction === null ? "" : `, ${Number((fraction * 100).toFixed(2))} % by chance`;
  return which + (skip ? `, skipping the next ${skip}` : "") + chance;
}

function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
