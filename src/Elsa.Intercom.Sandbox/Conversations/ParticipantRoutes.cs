using System.Text.Json.Nodes;
using Elsa.Intercom.Sandbox.Api;
using Elsa.Intercom.Sandbox.Contacts;
using Elsa.Intercom.Sandbox.Storage;

namespace Elsa.Intercom.Sandbox.Conversations;

/// <summary>The routes below /conversations/{id}/customers: who takes part in a conversation.</summary>
internal sealed class ParticipantRoutes(SandboxStore store, ContactRoutes contacts)
{
    /// <summary>Adds a contact. An unknown email address creates a lead.</summary>
    public ApiAnswer Add(ApiRequest request)
    {
        var body = request.Body;
        var adminId = body.Id("admin_id");
        var identifier = ContactIdentifier.ReadOne(body.Object("customer"), "intercom_user_id", "user_id");
        var stored = false;

        var changed = store.ChangeConversation(request.Id, item =>
        {
            store.RequireAdmin(adminId);
            var contact = identifier.Find(store) ??
                (identifier.Email is { } email ? contacts.AddLead(email, request.Time) : throw ApiException.NotFound("User Not Found"));

            stored = !item.Conversation.ContactIds.Contains(contact.Id);
            return new ConversationChange(
                stored ? item.Conversation.Changed(request.Time) with { ContactIds = [.. item.Conversation.ContactIds, contact.Id] } : item.Conversation);
        });

        return ApiAnswer.Ok(Write(changed, request), stored);
    }

    public ApiAnswer Remove(ApiRequest request)
    {
        var (contactId, adminId) = (request.PathId("contact_id"), request.Body.Id("admin_id"));

        var changed = store.ChangeConversation(request.Id, item =>
        {
            store.RequireAdmin(adminId);
            var before = item.Conversation.ContactIds;

            if (!before.Contains(contactId))
                throw ApiException.NotFound("User Not Found");

            if (before.Count == 1)
                throw new ApiException(StatusCodes.Status422UnprocessableEntity, "parameter_invalid", "Removing the last customer is not allowed");

            return new ConversationChange(item.Conversation.Changed(request.Time) with { ContactIds = [.. before.Where(x => x != contactId)] });
        });

        return ApiAnswer.Ok(Write(changed, request), stored: true);
    }

    // The schema is that of a conversation, and the example has only customers.
    private static JsonObject Write(ContactConversation item, ApiRequest request)
    {
        var json = ConversationJson.Write(item, request.Version, plainText: false);
        json["customers"] = new JsonArray([.. item.Participants.Select(x => new JsonObject { ["type"] = x.Role, ["id"] = x.Id })]);
        return json;
    }
}
