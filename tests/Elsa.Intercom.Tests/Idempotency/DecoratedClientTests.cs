using Elsa.Intercom.Api;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Idempotency.Storage;
using Elsa.Intercom.Tests.TestDoubles;
using Microsoft.Extensions.DependencyInjection;
using Moq;

namespace Elsa.Intercom.Tests.Idempotency;

/// <summary>An application may replace the package's client. Operations that must not happen twice don't use the replacement.</summary>
public sealed class DecoratedClientTests : IAsyncDisposable
{
    private readonly Mock<IIntercomClient> _client = new(MockBehavior.Strict);
    private readonly RecordingLedgerStore _store = new(TimeProvider.System);
    private readonly IntercomHarness _intercom;

    public DecoratedClientTests()
    {
        var factory = Mock.Of<IIntercomClientFactory>(factory => factory.GetClient(It.IsAny<string>()) == _client.Object);
        _intercom = new IntercomHarness(configure: services => services.AddSingleton(factory).AddSingleton<ILedgerStore>(_store));
    }

    [Fact]
    public async Task A_decorated_client_neither_creates_nor_searches_and_the_fence_stays_before_the_first_byte()
    {
        LedgerRow? stored = null;
        _intercom.Handler.On("POST /conversations").Do(async (request, _, cancellationToken) =>
        {
            await using var socket = new FirstByteStream(() => stored = _store.Written[^1]);
            await request.Content!.CopyToAsync(socket, cancellationToken);
            return new HttpResponseMessage(System.Net.HttpStatusCode.ServiceUnavailable);
        });
        _intercom.Handler.On("POST /conversations/search").Reply(200, JsonConversation.List([]));

        var e = await Assert.ThrowsAsync<IntercomException>(() => _intercom.Services.CreateAsync(OperationInputs.Conversation("signup-1")));

        Assert.Equal(IntercomErrorKind.Unknown, e.Kind);
        Assert.Equal(LedgerRowState.Sending, stored?.State);
        _client.VerifyNoOtherCalls();
    }

    [Fact]
    public async Task It_is_asked_for_lookups_which_change_nothing()
    {
        _client.Setup(
            client => client.Contacts.SearchAsync(It.IsAny<ContactSearch>(), It.IsAny<CancellationToken>())).ReturnsAsync([
                new Contact { Id = Answers.OtherContactId, Role = "user" },
            ]);
        _intercom.Handler.On("POST /conversations").Reply(200, Answers.Created());

        var sent = await _intercom.Services.CreateAsync(OperationInputs.Conversation("signup-1", identifyBy: "email", contact: "ada@example.com"));

        Assert.Equal(Answers.OtherContactId, sent.Subject);
        Assert.Equal("POST /conversations", Assert.Single(_intercom.Handler.Requests).Line);
    }

    public ValueTask DisposeAsync() => _intercom.DisposeAsync();
}
