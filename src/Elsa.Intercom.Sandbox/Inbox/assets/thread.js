// What one conversation shows: its facts and its messages.
import { el, sync, time } from "./dom.js";
import { nameOf } from "./views.js";

const nameById = (items, id) => items.find(item => item.id === id)?.name ?? id;

export function showThread(section, conversation, workspace) {
  const facts = section.querySelector("dl");
  sync(facts, conversation ? factsOf(conversation, workspace) : [], fact => JSON.stringify([conversation.id, ...fact]),
    ([name, value, show]) => el("div", {}, el("dt", {}, name), el("dd", {}, show ? show(value) : value)));

  const list = section.querySelector("#messages");
  const newest = conversation?.messages.at(-1).id;
  const hasNews = list.dataset.id === conversation?.id && list.dataset.newest !== newest;
  Object.assign(list.dataset, { id: conversation?.id, newest });
  const items = conversation ? [conversation.messages[0], ...omitted(conversation), ...conversation.messages.slice(1)] : [];
  sync(list, items, item => JSON.stringify([conversation.id, conversation.contact, item]), item => message(item, conversation.contact, workspace));
  if (hasNews) section.scrollTop = section.scrollHeight;
}

function factsOf({ contact, subject, brand, run, title, admin, team, snoozed_until, ticket }, { admins, teams }) {
  return [
    ["Contact", nameOf(contact)],
    ["Email", contact.email],
    ["Role", contact.role],
    ["External id", contact.external_id],
    ["Contact id", contact.id],
    ["Title", title],
    ["Subject", subject],
    ["Teammate", admin && nameById(admins, admin)],
    ["Team", team && nameById(teams, team)],
    ["Snoozed until", snoozed_until, time],
    ["Ticket", ticket],
    ["Brand", brand],
    ["Workflow", run, href => el("a", { href }, "Show the run")],
  ].filter(([, value]) => value);
}

const omitted = ({ omitted }) => omitted ? [{ kind: "omitted", count: omitted }] : [];

function message(item, contact, workspace) {
  if (item.kind === "omitted") return el("p", { class: "soft" }, `${item.count} earlier ${item.count === 1 ? "part is" : "parts are"} not shown.`);
  const { id, kind, author, name, at, body, attachments, buttons } = item;
  const who = name ?? nameOf(contact);
  const did = deed(item, workspace);
  if (body === null && !buttons) return el("p", { class: "deed" }, `${did} by ${who} `, time(at));

  const isNote = kind === "note";
  const what = { message: "Message from", note: "Note by" }[kind] ?? "Reply from";
  return el("article", { class: isNote ? "note" : author === "admin" || author === "bot" ? "admin" : null, "aria-label": `${what} ${who}` },
    el("header", {}, el("strong", {}, who), isNote ? el("span", { class: "badge" }, "Note, for admins only") : null,
      did ? el("span", { class: "badge" }, did) : null, time(at)),
    body === null ? null : el("p", {}, body),
    texts("Buttons", buttons ?? [], "buttons"),
    texts("Attachments", attachments),
    el("footer", { class: "id" }, kind === "message" ? `message ${id}` : `part ${id}`));
}

const texts = (label, all, className) => all.length ? el("ul", { "aria-label": label, class: className }, ...all.map(text => el("li", {}, text))) : null;

function deed({ kind, assigned_to }, { admins, teams }) {
  const to = () => assigned_to?.id ? nameById(assigned_to.type === "team" ? teams : admins, assigned_to.id) : "nobody";
  return {
    close: () => "Closed",
    open: () => "Reopened",
    snoozed: () => "Snoozed",
    assignment: () => `Assigned to ${to()}`,
    assign_and_reopen: () => `Reopened and assigned to ${to()}`,
    conversation_attribute_updated_by_admin: () => "Attribute updated",
    ticket_state_updated_by_admin: () => "Ticket updated",
  }[kind]?.();
}
