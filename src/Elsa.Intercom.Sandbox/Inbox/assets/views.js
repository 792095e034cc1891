import { el, time } from "./dom.js";

export const nameOf = contact => contact.name || contact.email || contact.external_id || contact.id;

export function conversationItem(conversation, select) {
  const [message] = conversation.messages;
  const button = el("button", { type: "button" },
    el("span", { class: "line" }, el("strong", {}, nameOf(conversation.contact)), time(message.at)),
    el("span", { class: "snippet" }, message.body),
    el("span", { class: "id" }, `#${conversation.id}`));
  button.addEventListener("click", () => select(conversation.id));
  return el("li", {}, button);
}

export function thread(conversation) {
  const { contact, subject, brand, run, messages, omitted } = conversation;
  const [first, ...parts] = messages;
  return [
    el("dl", {},
      ...field("Contact", nameOf(contact)),
      ...field("Email", contact.email),
      ...field("Role", contact.role),
      ...field("External id", contact.external_id),
      ...field("Contact id", contact.id),
      ...field("Subject", subject),
      ...field("Brand", brand),
      ...field("Workflow", run && el("a", { href: run }, "Show the run"))),
    messageArticle(first, contact),
    ...(omitted ? [el("p", { class: "soft" }, `${omitted} earlier ${omitted === 1 ? "part is" : "parts are"} not shown.`)] : []),
    ...parts.map(part => messageArticle(part, contact))
  ];
}

function messageArticle({ id, kind, author, name, at, body, attachments }, contact) {
  const who = name ?? nameOf(contact);
  const isNote = kind === "note";
  const what = { message: "Message from", note: "Note by" }[kind] ?? "Reply from";
  return el("article", { class: isNote ? "note" : author === "admin" ? "admin" : null, "aria-label": `${what} ${who}` },
    el("header", {}, el("strong", {}, who), isNote ? el("span", { class: "badge" }, "Note, for admins only") : null, time(at)),
    el("p", {}, body),
    attachments.length ? el("ul", { "aria-label": "Attachments" }, ...attachments.map(url => el("li", {}, url))) : null,
    el("footer", { class: "id" }, kind === "message" ? `message ${id}` : `part ${id}`));
}

export function contactItem(contact) {
  return el("li", {},
    el("span", { class: "line" }, el("strong", {}, nameOf(contact)), el("span", { class: "badge" }, contact.archived ? `${contact.role}, archived` : contact.role)),
    contact.name && contact.email ? el("span", {}, contact.email) : null,
    el("span", { class: "id" }, contact.external_id ? `${contact.id} · ${contact.external_id}` : contact.id));
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

function field(name, value) {
  return value ? [el("div", {}, el("dt", {}, name), el("dd", {}, value))] : [];
}

function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
