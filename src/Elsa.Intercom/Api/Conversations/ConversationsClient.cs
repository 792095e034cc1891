using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Api;

internal sealed class ConversationsClient(ApiCalls calls, TimeProvider time) : IConversationsClient
{
    private const int MaxPages = 10;

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
        ConversationRules.Check(id, request);
        return calls.SendAsync(request.ToSend(id), ConversationJson.Read, cancellationToken);
    }

    public Task<Conversation?> GetAsync(string id, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        return calls.FindAsync(Routes.GetConversation(id), ConversationJson.Read, cancellationToken);
    }

    public async Task<ConversationSearchResult> SearchAsync(ConversationSearch search, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(search);
        var found = new List<Conversation>();
        var isComplete = true;
        string? startingAfter = null;

        for (var page = 1; ; page++)
        {
            var request = Routes.SearchConversations with { Body = ConversationQuery.Body(search, startingAfter) };
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
}
