// Intercom's official Node SDK against the sandbox, on tickets, people and what is sent to them: node ticket-calls.mjs <address> <token>
import assert from "node:assert/strict";
import { IntercomClient } from "intercom-client";

const [baseUrl, token] = process.argv.slice(2);
const client = new IntercomClient({ baseUrl, token, version: "2.14", maxRetries: 0 });

async function all(page) {
  const items = [];
  for await (const item of page) items.push(item);
  return items;
}

const ada = await client.contacts.create({ email: "ada@example.com", external_id: "70", name: "Ada" });
const { conversation_id } = await client.conversations.create({ from: { type: "user", id: ada.id }, body: "Hello there" });

// The workspace
const [me, teammate] = (await client.admins.list()).admins;
assert.equal((await client.admins.find({ admin_id: teammate.id })).name, teammate.name);
const [team] = (await client.teams.list()).teams;
assert.equal((await client.teams.find({ team_id: team.id })).name, team.name);
const [type] = (await client.ticketTypes.list()).data;
assert.equal((await client.ticketTypes.get({ ticket_type_id: type.id })).category, "Customer");
assert.equal((await client.ticketStates.listTicketStates()).data.length, 4);

// Buttons
const reply_options = [{ text: "Yes", uuid: "a5e1c524-5ddd-4c3e-9328-6bca5d6e3edb" }];
const offered = await client.conversations.reply({ conversation_id, body: { type: "admin", message_type: "quick_reply", admin_id: me.id, reply_options } });
assert.deepEqual(offered.conversation_parts.conversation_parts[0].metadata.quick_reply_options, reply_options);

// Participants
const grace = await client.contacts.create({ role: "lead", email: "grace@example.com" });
await client.conversations.attachContactAsAdmin({ conversation_id, admin_id: me.id, customer: { intercom_user_id: grace.id } });
await client.conversations.detachContactAsAdmin({ conversation_id, contact_id: grace.id, admin_id: me.id });

// Tickets
const converted = await client.conversations.convertToTicket({ conversation_id, ticket_type_id: type.id, attributes: { _default_title_: "Broken" } });
assert.deepEqual([converted.id, converted.ticket_attributes._default_title_], [conversation_id, "Broken"]);
const ticket = await client.tickets.create({ ticket_type_id: type.id, contacts: [{ id: ada.id }], ticket_attributes: { _default_title_: "Slow" } });
assert.equal((await client.tickets.get({ ticket_id: ticket.id })).ticket_state.category, "submitted");
const tickets = await all(await client.tickets.search({ query: { field: "contact_ids", operator: "=", value: ada.id } }));
assert.deepEqual(tickets.map(item => item.id), [ticket.id, conversation_id]);

// Notes, messages, events
const note = await client.notes.create({ contact_id: ada.id, body: "A good customer", admin_id: teammate.id });
assert.equal((await client.notes.find({ note_id: note.id })).author.id, teammate.id);
assert.deepEqual((await all(await client.notes.list({ contact_id: ada.id }))).map(item => item.id), [note.id]);
const message = await client.messages.create({
  message_type: "inapp", body: "Hi", from: { type: "admin", id: Number(me.id) }, to: { type: "user", id: ada.id },
  create_conversation_without_contact_reply: true,
});
const opened = await all(await client.conversations.search({ query: { field: "source.id", operator: "=", value: message.id } }));
assert.equal(opened[0].source.delivered_as, "admin_initiated");
await client.events.create({ event_name: "paid", created_at: Math.floor(Date.now() / 1000), id: ada.id, metadata: { plan: "pro" } });
const events = await client.events.list({ filter: { intercom_user_id: ada.id }, intercom_user_id: ada.id, type: "user" });
assert.deepEqual(events.events.map(item => item.event_name), ["paid"]);
await client.contacts.delete({ contact_id: grace.id });
