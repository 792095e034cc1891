using System.Globalization;
using System.Net;
using Elsa.Intercom.Http;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Client;

/// <summary>The operations of Intercom's API on one connection.</summary>
internal sealed class IntercomClient(string connectionName, IntercomTransport transport, Connections connections, TimeProvider time) : IIntercomClient, IFencedConversations
{
    private const int MaxPages = 10;

    public Task<CreatedConversation> CreateConversationAsync(CreateConversationRequest request, CancellationToken cancellationToken = default) =>
        CreateAsync(request, beforeSending: null, cancellationToken);

    Task<CreatedConversation> IFencedConversations.CreateConversationAsync(CreateConversationRequest request, Func<CancellationToken, Task<DateTimeOffset>> beforeSending, CancellationToken cancellationToken) =>
        CreateAsync(request, beforeSending, cancellationToken);

    public Task<ConversationSearchResult> SearchConversationsAsync(ConversationSearch search, CancellationToken cancellationToken = default) =>
        SearchAsync(search, isUrgent: false, cancellationToken);

    Task<ConversationSearchResult> IFencedConversations.SearchConversationsAtOnceAsync(ConversationSearch search, CancellationToken cancellationToken) =>
        SearchAsync(search, isUrgent: true, cancellationToken);

    private async Task<CreatedConversation> CreateAsync(CreateConversationRequest request, Func<CancellationToken, Task<DateTimeOffset>>? beforeSending, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ConversationRules.Check(request, connections.Get(connectionName), connectionName, time.GetUtcNow());

        var answer = await transport.SendAsync(
            connectionName,
            CreationOf(request) with { BeforeSending = beforeSending },
            cancellationToken).ConfigureAwait(false);

        // Read by itself: whatever else is odd in the answer, this id must not be lost.
        var conversationId = answer.Body["conversation_id"] is JValue { Type: JTokenType.String or JTokenType.Integer } id ? id.ToString(CultureInfo.InvariantCulture) : null;

        if (string.IsNullOrWhiteSpace(conversationId))
        {
            throw new IntercomException(
                IntercomErrorKind.Unknown,
                IntercomErrorCodes.ConversationIdMissing,
                "Intercom accepted the conversation but its answer has no conversation_id, as answers of API versions before 2.4 lack it. The conversation probably exists. "
                + $"Check that nothing between here and Intercom drops the header Intercom-Version, and set Intercom:Connections:{connectionName}:ApiVersion to 2.14 or newer.",
                answer.Status,
                answer.RequestId);
        }

        var created = IntercomJson.Convert<CreatedConversation>(answer.Body) ?? new CreatedConversation();
        created.ConversationId = conversationId;
        created.RequestId = answer.RequestId;
        return created;
    }

    /// <summary>The request that creates a conversation, as it would be sent.</summary>
    public static IntercomRequest CreationOf(CreateConversationRequest request) => new(HttpMethod.Post, "conversations", "/conversations")
    {
        Body = request,
        Changes = true,
        MayBeTooEarly = true,
        Private = [request.Body, request.Subject, .. request.AttachmentUrls ?? []],
    };

    private async Task<ConversationSearchResult> SearchAsync(ConversationSearch search, bool isUrgent, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(search);
        var found = new List<Conversation>();
        var isComplete = true;
        string? startingAfter = null;

        for (var page = 1; ; page++)
        {
            var answer = await transport.SendAsync(
                connectionName,
                new IntercomRequest(HttpMethod.Post, "conversations/search", "/conversations/search") { Body = ConversationQuery.Body(search, startingAfter), IsUrgent = isUrgent },
                cancellationToken).ConfigureAwait(false);

            if (answer.Body["conversations"] is not JArray items)
                throw Foreign("/conversations/search", answer);

            var read = items.Select(ConversationQuery.Read).ToList();
            isComplete &= !read.Contains(null);
            found.AddRange(read.OfType<Conversation>().Where(conversation => ConversationQuery.Matches(search, conversation)));
            startingAfter = ConversationQuery.Next(answer.Body);

            if (startingAfter == null || page == MaxPages)
                return new ConversationSearchResult([.. found.DistinctBy(conversation => conversation.Id)], isComplete && startingAfter == null);
        }
    }

    public Task<Contact> CreateContactAsync(ContactRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);

        if (string.IsNullOrWhiteSpace(request.Email) && string.IsNullOrWhiteSpace(request.ExternalId) && string.IsNullOrWhiteSpace(request.Role))
            throw IntercomException.Invalid("A contact needs an e-mail address, an external id or a role. Set one of them.");

        return WriteContactAsync(HttpMethod.Post, "contacts", "/contacts", request, cancellationToken);
    }

    public Task<Contact> UpdateContactAsync(string id, ContactRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        ArgumentNullException.ThrowIfNull(request);
        return WriteContactAsync(HttpMethod.Put, "contacts/" + Segment(id), "/contacts/{id}", request, cancellationToken);
    }

    public Task<Contact?> GetContactAsync(string id, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        return ReadContactAsync("contacts/", id, "/contacts/{id}", cancellationToken);
    }

    public async Task<Contact?> FindUserByExternalIdAsync(string externalId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(externalId);

        if (ApiVersion.Parse(connections.Get(connectionName).ApiVersion).IsAtLeast(2, 13))
            return await ReadContactAsync("contacts/find_by_external_id/", externalId, "/contacts/find_by_external_id/{external_id}", cancellationToken).ConfigureAwait(false);

        var found = await SearchContactsAsync(new ContactSearch { ExternalId = externalId, Role = "user" }, cancellationToken).ConfigureAwait(false);
        return found.Count > 0 ? found[0] : null;
    }

    public async Task<IReadOnlyList<Contact>> SearchContactsAsync(ContactSearch search, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(search);
        var terms = ContactQuery.Terms(search);

        if (terms.Count == 0)
            throw IntercomException.Invalid("The search names nothing to look for. Set an e-mail address, an external id or a role.");

        var answer = await transport.SendAsync(
            connectionName,
            new IntercomRequest(HttpMethod.Post, "contacts/search", "/contacts/search") { Body = ContactQuery.Body(terms), Private = [search.Email, search.ExternalId] },
            cancellationToken).ConfigureAwait(false);

        if (answer.Body["data"] is not JArray data)
            throw Foreign("/contacts/search", answer);

        // The terms are checked again here: an "=" of Intercom's search ignores case, and a proxy or index may be wider still.
        return [.. data.Select(IntercomJson.Convert<Contact>).OfType<Contact>().Where(contact => contact.Id.Length > 0 && ContactQuery.Matches(search, contact)).Select(contact => With(contact, answer))];
    }

    public async Task<Workspace> GetWorkspaceAsync(CancellationToken cancellationToken = default) =>
        WorkspaceAnswer.Read((await AskForWorkspaceAsync(cancellationToken).ConfigureAwait(false)).Body);

    public async Task<ConnectionStatus> TestConnectionAsync(CancellationToken cancellationToken = default)
    {
        // As the request begins: those are the settings that were tried.
        var connection = connections.Get(connectionName);
        IntercomAnswer answer;

        try
        {
            answer = await AskForWorkspaceAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (IntercomException e) when (e.Kind == IntercomErrorKind.NotFound)
        {
            // Nobody is asked for who could be missing.
            throw new IntercomException(IntercomErrorKind.Rejected, e.Code, "Intercom answered GET /me with 404, as if it had no such address. Check the connection's BaseUrl.", e.StatusCode, e.RequestId);
        }
        catch (IntercomException e) when (e.StatusCode == HttpStatusCode.Forbidden)
        {
            // Intercom names no permission for it that an app could lack.
            throw new IntercomException(e.Kind, e.Code, "Intercom doesn't let this token read its own workspace (403). Check in Intercom's Developer Hub that it is the access token of an app in this workspace, and that the workspace's plan includes the API.", e.StatusCode, e.RequestId);
        }

        return WorkspaceAnswer.IsOne(answer.Body) ? WorkspaceAnswer.Status(answer, connectionName, connection) : throw Foreign("/me", answer);
    }

    private Task<IntercomAnswer> AskForWorkspaceAsync(CancellationToken cancellationToken) =>
        transport.SendAsync(connectionName, new IntercomRequest(HttpMethod.Get, "me", "/me"), cancellationToken);

    private async Task<Contact> WriteContactAsync(HttpMethod method, string path, string route, ContactRequest request, CancellationToken cancellationToken)
    {
        var answer = await transport.SendAsync(
            connectionName,
            new IntercomRequest(method, path, route) { Body = request, Changes = true, Private = ContactQuery.Private(request) },
            cancellationToken).ConfigureAwait(false);

        return IntercomJson.Convert<Contact>(answer.Body) is { Id.Length: > 0 } contact ? With(contact, answer) : throw Foreign(route, answer, changed: true);
    }

    private async Task<Contact?> ReadContactAsync(string path, string id, string route, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await transport.SendAsync(connectionName, new IntercomRequest(HttpMethod.Get, path + Segment(id), route) { Private = [id] }, cancellationToken).ConfigureAwait(false);
            return IntercomJson.Convert<Contact>(answer.Body) is { Id.Length: > 0 } contact ? With(contact, answer) : throw Foreign(route, answer);
        }
        catch (IntercomException e) when (e.Kind == IntercomErrorKind.NotFound || e.StatusCode == HttpStatusCode.Gone)
        {
            return null;
        }
    }

    /// <summary>An id as a part of a path. One of dots would lead to another address, for no escape keeps them.</summary>
    private static string Segment(string id) =>
        id is "." or ".." ? throw IntercomException.Invalid("The id consists of dots; no contact has such a one.") : Uri.EscapeDataString(id);

    private static Contact With(Contact contact, IntercomAnswer answer)
    {
        contact.RequestId = answer.RequestId;
        return contact;
    }

    private static IntercomException Foreign(string route, IntercomAnswer answer, bool changed = false) =>
        new(
            changed ? IntercomErrorKind.Unknown : IntercomErrorKind.Unavailable,
            IntercomErrorCodes.InvalidAnswer,
            $"The answer of {route} is not what Intercom's API describes." + (changed ? " The change may have been made; look at the contact before sending it again." : " Nothing was changed; check the connection's BaseUrl."),
            answer.Status,
            answer.RequestId);
}
