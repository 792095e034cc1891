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
