// What a person can do with the conversation. Each action is a request of the API, sent to the page's own routes.
import { el, sync } from "./dom.js";

const find = selector => document.querySelector(selector);
const teammate = find("#teammate");
const assignee = find("#assignee");
const tag = find("#tag");
const text = find("#text");
const kind = () => find("#composer input:checked").value;

let shown = null;

/** @param send Sends a request about a conversation, then shows what became of it, and says the sentence. */
export function setUp(send) {
  const act = (message_type, more, sentence) => send("POST", `${shown.id}/parts`, { message_type, admin_id: teammate.value, ...more }, sentence);

  onSubmit("#close-form", () => shown.state === "closed" ? null : act("close", { type: "admin" }, "Closed"));
  onSubmit("#reopen-form", () => shown.state === "open" ? null : act("open", {}, "Reopened"));
  onSubmit("#snooze-form", () =>
    act("snoozed", { snoozed_until: Math.floor(Date.now() / 1000) + Number(find("#snooze").value) }, "Snoozed"));
  onSubmit("#assign-form", () => {
    const [type, assignee_id] = assignee.value.split(":");
    return act("assignment", { type, assignee_id }, `Assigned to ${assignee.selectedOptions[0].label}`);
  });
  onSubmit("#tag-form", () => tag.value &&
    send("POST", `${shown.id}/tags`, { id: tag.value, admin_id: teammate.value }, `Tagged ${tag.selectedOptions[0].label}`));

  find("#tags").addEventListener("click", async event => {
    const button = event.target.closest("button");
    if (!button) return;
    const { id, name } = button.dataset;
    await send("DELETE", `${shown.id}/tags/${id}`, { admin_id: teammate.value }, `Tag ${name} removed`);
    // The button is gone, and the focus with it.
    tag.focus();
  });

  onSubmit("#composer", async () => {
    const body = text.value.trim();
    if (!body) return text.focus();
    const author = kind() === "contact"
      ? { message_type: "comment", type: "user", intercom_user_id: shown.contact.id }
      : { message_type: kind(), type: "admin", admin_id: teammate.value };
    if (await send("POST", `${shown.id}/reply`, { ...author, body }, kind() === "note" ? "Note added" : "Reply sent")) text.value = "";
    text.focus();
  });
  text.addEventListener("keydown", event => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) find("#composer").requestSubmit();
  });
}

export function showActions(conversation, { admins, teams, tags }) {
  for (const area of [find("#actions"), find("#composer")]) area.hidden = !conversation;
  if (!conversation) return;

  const option = (value, label) => el("option", { value }, label);
  const choices = (select, items) => sync(select, items, item => JSON.stringify(item), ([value, label]) => option(value, label));
  choices(teammate, admins.map(({ id, name }) => [id, name]));
  choices(find("#assignee-admins"), admins.map(({ id, name }) => [`admin:${id}`, name]));
  choices(find("#assignee-teams"), teams.map(({ id, name }) => [`team:${id}`, name]));
  choices(tag, tags.map(({ id, name }) => [id, name]));

  sync(find("#tags"), conversation.tags, item => JSON.stringify(item), ({ id, name }) => el("li", { class: "badge" }, name,
    el("button", { type: "button", "aria-label": `Remove tag ${name}`, title: `Remove tag ${name}`, "data-id": id, "data-name": name }, "×")));
  find("#close").setAttribute("aria-disabled", conversation.state === "closed");
  find("#reopen").setAttribute("aria-disabled", conversation.state === "open");

  if (shown?.id !== conversation.id) {
    assignee.value = conversation.admin ? `admin:${conversation.admin}` : conversation.team ? `team:${conversation.team}` : "admin:0";
    text.value = "";
  }
  shown = conversation;
}

function onSubmit(form, act) {
  find(form).addEventListener("submit", event => {
    event.preventDefault();
    act();
  });
}
