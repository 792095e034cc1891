// Intercom's official Node SDK against the sandbox: node calls.mjs <address> <token>
import assert from "node:assert/strict";
import { IntercomClient } from "intercom-client";

const [baseUrl, token] = process.argv.slice(2);
const client = new IntercomClient({ baseUrl, token, version: "2.14", maxRetries: 0 });

async function all(page) {
  const items = [];
  for await (const item of page) items.push(item);
  return items;
}

const me = await client.admins.identify();

// Contacts
const ada = await client.contacts.create({ email: "ada@example.com", external_id: "70", name: "Ada" });
assert.equal((await client.contacts.find({ contact_id: ada.id })).name, "Ada");
assert.equal((await client.contacts.showContactByExternalId({ external_id: "70" })).id, ada.id);
assert.equal((await client.contacts.update({ contact_id: ada.id, name: "Ada Lovelace" })).name, "Ada Lovelace");
const found = await all(await client.contacts.search({ query: { field: "email", operator: "=", value: "ada@example.com" } }));
assert.deepEqual(found.map(contact => contact.id), [ada.id]);
await client.contacts.archive({ contact_id: ada.id });
await client.contacts.unarchive({ contact_id: ada.id });

// A conversation, and replies of both sides
const { conversation_id } = await client.conversations.create({ from: { type: "user", id: ada.id }, body: "Hello there" });
const lastPart = conversation => conversation.conversation_parts.conversation_parts.at(-1);
const asAdmin = { type: "admin", admin_id: me.id };
const reply = body => client.conversations.reply({ conversation_id, body });
assert.equal(lastPart(await reply({ ...asAdmin, message_type: "comment", body: "Welcome" })).body, "<p>Welcome</p>");
assert.equal(lastPart(await reply({ ...asAdmin, message_type: "note", body: "A new customer" })).part_type, "note");
const answered = await reply({ type: "user", message_type: "comment", intercom_user_id: ada.id, body: "Thank you" });
assert.equal(lastPart(answered).author.id, ada.id);
assert.equal((await client.conversations.find({ conversation_id, display_as: "plaintext" })).source.body, "Hello there");
assert.deepEqual((await all(await client.conversations.list())).map(item => item.id), [conversation_id]);
const open = await all(await client.conversations.search({
  query: { operator: "AND", value: [{ field: "contact_ids", operator: "=", value: ada.id }, { field: "state", operator: "=", value: "open" }] },
}));
assert.deepEqual(open.map(item => item.id), [conversation_id]);

// What a teammate does
const manage = body => client.conversations.manage({ conversation_id, body });
assert.equal((await manage({ ...asAdmin, message_type: "close", body: "Bye" })).state, "closed");
assert.equal((await manage({ admin_id: me.id, message_type: "open" })).state, "open");
const tomorrow = Math.floor(Date.now() / 1000) + 86_400;
assert.equal((await manage({ admin_id: me.id, message_type: "snoozed", snoozed_until: tomorrow })).snoozed_until, tomorrow);
const teammate = (await client.admins.list()).admins.at(-1);
const [team] = (await client.teams.list()).teams;
const assign = (type, assignee_id) => manage({ message_type: "assignment", type, admin_id: me.id, assignee_id });
assert.equal(String((await assign("admin", teammate.id)).admin_assignee_id), teammate.id);
assert.equal(String((await assign("team", team.id)).team_assignee_id), team.id);
assert.equal((await assign("admin", "0")).admin_assignee_id, null);
const updated = await client.conversations.update({ conversation_id, title: "A question", read: true, custom_attributes: { plan: "pro" } });
assert.deepEqual([updated.title, updated.read, updated.custom_attributes.plan], ["A question", true, "pro"]);

// Tags
const tag = await client.tags.create({ name: "welcomed" });
assert.ok((await client.tags.list()).data.some(item => item.id === tag.id));
await client.tags.tagConversation({ conversation_id, id: tag.id, admin_id: me.id });
assert.deepEqual((await client.conversations.find({ conversation_id })).tags.tags.map(item => item.name), ["welcomed"]);
await client.tags.untagConversation({ conversation_id, tag_id: tag.id, admin_id: me.id });
await client.tags.tagContact({ contact_id: ada.id, id: tag.id });
assert.deepEqual((await client.contacts.listAttachedTags({ contact_id: ada.id })).data.map(item => item.name), ["welcomed"]);
await client.tags.untagContact({ contact_id: ada.id, tag_id: tag.id });
