using Elsa.Intercom.Http;
using Elsa.Intercom.Options;

namespace Elsa.Intercom.Api;

internal sealed class IntercomClient(
    string connection, IIntercomTransport transport, Connections connections, TimeProvider time, bool isUrgent) : IIntercomClient
{
    private readonly ApiCalls _calls = new(connection, transport, connections, isUrgent);

    public IConversationsClient Conversations => new ConversationsClient(_calls, time);

    public IContactsClient Contacts => new ContactsClient(_calls);

    public ITicketsClient Tickets => new TicketsClient(_calls, time);

    public ITagsClient Tags => new TagsClient(_calls);

    public IMessagesClient Messages => new MessagesClient(_calls);

    public IEventsClient Events => new EventsClient(_calls, time);

    public IWorkspaceClient Workspace => new WorkspaceClient(_calls);

    public async Task<ApiCallAnswer> CallAsync(ApiCall call, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(call);
        ApiCallRules.Check(call, _calls.Settings);
        return ApiCallAnswer.From(await _calls.SendAsync(call.ToSend(), cancellationToken).ConfigureAwait(false));
    }
}
