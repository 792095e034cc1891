using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Api;

internal sealed class ConversationsClient(ApiCalls calls, TimeProvider time) : IConversationsClient
{
    private const int MaxPages = 30;

    public async Task<CreatedConversation> CreateAsync(CreateConversationRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ConversationRules.Check(request, calls.Settings, calls.Connection, time.GetUtcNow());
        return ConversationJson.ReadCreated(await calls.SendAsync(request.ToSend(), cancellationToken).ConfigureAwait(false), calls.Connection);
    }

    public Task<Conversation> ReplyAsync(string id, ReplyRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        ArgumentNullException.ThrowIfNull(request);
        ReplyRules.Check(id, request, calls.Settings, calls.Connection);
        return calls.SendAsync(request.ToSend(id), answer => ConversationJson.Read(answer, id), cancellationToken);
    }

    public Task<Conversation> UpdateAsync(string id, UpdateConversationRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        ArgumentNullException.ThrowIfNull(request);
        ConversationUpdateRules.Check(id, request, calls.Settings, calls.Connection);
        var update = Routes.UpdateConversation(id) with
        {
            Body = request,
            Private = [request.Title, .. request.CustomAttributes?.Values.OfType<string>() ?? []],
        };
        return calls.SendAsync(update, answer => ConversationJson.Read(answer, id), cancellationToken);
    }

    public Task<Conversation> CloseAsync(string id, string adminId, CancellationToken cancellationToken = default) =>
        ChangeAsync(id, adminId, ConversationChange.Close, cancellationToken);

    public Task<Conversation> OpenAsync(string id, string adminId, CancellationToken cancellationToken = default) =>
        ChangeAsync(id, adminId, ConversationChange.Open, cancellationToken);

    public Task<Conversation> SnoozeAsync(string id, string adminId, DateTimeOffset until, CancellationToken cancellationToken = default) =>
        ChangeAsync(id, adminId, (conversation, admin) => ConversationChange.Snooze(conversation, admin, until), cancellationToken);

    public Task<Conversation> AssignAsync(string id, string adminId, string assignTo, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(assignTo);
        var assignee = Assignee.Read(assignTo);
        return ChangeAsync(id, adminId, (conversation, admin) => ConversationChange.Assign(conversation, admin, assignee), cancellationToken);
    }

    public Task<Conversation?> GetAsync(string id, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        return calls.FindAsync(Routes.GetConversation(id), answer => ConversationJson.Read(answer, id), cancellationToken);
    }

    public async Task<ConversationSearchResult> SearchAsync(ConversationSearch search, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(search);
        var found = new List<Conversation>();
        var isComplete = true;
        string? startingAfter = null;

        for (var page = 1; ; page++)
        {
            var request = Routes.SearchConversations with { Body = ConversationQuery.Body(search, startingAfter), Private = [search.Text] };
            var body = await calls.SendAsync(
                request, answer => answer.Body["conversations"] is JArray ? answer.Body : null, cancellationToken).ConfigureAwait(false);
            var read = ((JArray)body["conversations"]!).Select(ConversationJson.Read).ToList();

            isComplete &= !read.Contains(null);
            found.AddRange(read.OfType<Conversation>().Where(conversation => ConversationQuery.Matches(search, conversation)));
            startingAfter = ConversationQuery.Next(body);

            if (startingAfter == null || page == MaxPages)
                return new ConversationSearchResult([.. found.DistinctBy(conversation => conversation.Id)], isComplete && startingAfter == null);
        }
    }

    private Task<Conversation> ChangeAsync(
        string id, string adminId, Func<string, string, ConversationChange> change, CancellationToken cancellationToken)
    {
        ConversationRules.CheckConversation(id ?? "");
        ConversationRules.CheckAdmin(adminId ?? "");
        return calls.SendAsync(change(id!, adminId!).Request, answer => ConversationJson.Read(answer, id!), cancellationToken);
    }
}
