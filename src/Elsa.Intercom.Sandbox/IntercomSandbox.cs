using Elsa.Intercom.Sandbox.Admins;
using Elsa.Intercom.Sandbox.Api;
using Elsa.Intercom.Sandbox.Contacts;
using Elsa.Intercom.Sandbox.Conversations;
using Elsa.Intercom.Sandbox.Faults;
using Elsa.Intercom.Sandbox.Hosting;
using Elsa.Intercom.Sandbox.Inbox;
using Elsa.Intercom.Sandbox.Storage;

namespace Elsa.Intercom.Sandbox;

/// <summary>
/// A running Intercom API on this machine, in memory, for tests and for trying things out. Safe to use from several threads.
/// Disposing stops it and gives the port back.
/// </summary>
public sealed class IntercomSandbox : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly SandboxStore _store;
    private readonly ContactRoutes _contacts;
    private readonly ConversationRoutes _conversations;
    private readonly TimeProvider _clock;
    private bool _disposed;

    private IntercomSandbox(WebApplication app, IntercomSandboxOptions options)
    {
        var ids = new IdGenerator(options.Seed);
        _app = app;
        _clock = options.TimeProvider;
        _store = new SandboxStore(options);
        _contacts = new ContactRoutes(_store, ids);
        _conversations = new ConversationRoutes(_store, ids);
        AccessToken = options.AccessToken;
        Faults = new SandboxFaults(options);
        new InboxPage(options, _store, Faults).Map(app);
        new FaultRoutes(Faults).Map(app);
        SandboxServer.Map(
            app, new ApiPipeline(options, _store, Faults, ids, app.Lifetime.ApplicationStopping), new AdminRoutes(options), _contacts, _conversations);
    }

    /// <summary>Where it listens, with the port it really got, for example <c>http://127.0.0.1:49152/</c>.</summary>
    public Uri BaseUrl { get; private set; } = null!;

    /// <summary>The access token that it lets in.</summary>
    public string AccessToken { get; }

    /// <summary>What is to go wrong: nothing, until a fault is added.</summary>
    public SandboxFaults Faults { get; }

    /// <summary>Its contacts in order of creation, archived ones included; a copy.</summary>
    public IReadOnlyList<SandboxContact> Contacts => _store.Contacts;

    /// <summary>Its conversations in order of arrival; a copy.</summary>
    public IReadOnlyList<SandboxConversation> Conversations => [.. _store.Conversations.Select(x => x.Conversation)];

    /// <summary>The parts of its conversations, replies and notes, in order of arrival; a copy.</summary>
    public IReadOnlyList<SandboxPart> Parts => _store.Parts;

    /// <summary>
    /// The API requests it received, in the order in which their answers were settled; a copy. A request stands here before its answer is sent.
    /// </summary>
    public IReadOnlyList<SandboxRequest> Requests => _store.Requests;

    /// <summary>Starts a sandbox; it answers when the task completes.</summary>
    /// <param name="options">How to start it; <see langword="null"/> for the defaults: a free port on 127.0.0.1. Copied: later changes do nothing.</param>
    /// <param name="cancellationToken">Ends the attempt to start.</param>
    /// <exception cref="ArgumentException">An option makes no sense; the message says which and what to do.</exception>
    /// <exception cref="IOException">The address cannot be listened on, for example because the port is taken; the message is one sentence.</exception>
    public static async Task<IntercomSandbox> StartAsync(IntercomSandboxOptions? options = null, CancellationToken cancellationToken = default)
    {
        options = (options ?? new IntercomSandboxOptions()).Validated();
        var endpoint = ListenAddress.Resolve(options);
        var sandbox = new IntercomSandbox(SandboxServer.Build(endpoint), options);

        try
        {
            await SandboxServer.StartAsync(sandbox._app, endpoint, cancellationToken);
            sandbox.BaseUrl = new Uri(sandbox._app.Urls.Single());
            return sandbox;
        }
        catch
        {
            await sandbox._app.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts a sandbox with options that <paramref name="configure"/> sets.</summary>
    /// <inheritdoc cref="StartAsync(IntercomSandboxOptions, CancellationToken)" path="/exception"/>
    /// <param name="configure">Changes the defaults.</param>
    /// <param name="cancellationToken">Ends the attempt to start.</param>
    public static Task<IntercomSandbox> StartAsync(Action<IntercomSandboxOptions> configure, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var options = new IntercomSandboxOptions();
        configure(options);
        return StartAsync(options, cancellationToken);
    }

    /// <summary>Adds a contact without a request.</summary>
    /// <param name="email">The e-mail address, or <see langword="null"/>.</param>
    /// <param name="role"><c>user</c> or <c>lead</c>.</param>
    /// <param name="externalId">The client's own id, or <see langword="null"/>.</param>
    /// <param name="name">The name, or <see langword="null"/>.</param>
    /// <param name="archived">Whether it is archived already.</param>
    /// <exception cref="ArgumentException">The role is another word.</exception>
    /// <exception cref="InvalidOperationException">A user has this e-mail address or external id already; the message names it.</exception>
    public SandboxContact AddContact(string? email = null, string role = "user", string? externalId = null, string? name = null, bool archived = false)
    {
        if (role is not ("user" or "lead"))
            throw new ArgumentException("A role is user or lead.", nameof(role));

        return Seed(() => _store.AddContact(_contacts.New(Now) with { Email = email, Role = role, ExternalId = externalId, Name = name, Archived = archived }));
    }

    /// <summary>Adds a conversation without a request, started by a contact.</summary>
    /// <param name="contactId">The contact; present and not archived.</param>
    /// <param name="body">The text.</param>
    /// <param name="createdAt">When it happened; <see langword="null"/> for now by the sandbox's clock.</param>
    /// <exception cref="InvalidOperationException">The contact is unknown or archived.</exception>
    public SandboxConversation AddConversation(string contactId, string body, DateTimeOffset? createdAt = null)
    {
        ArgumentNullException.ThrowIfNull(contactId);
        ArgumentNullException.ThrowIfNull(body);
        var conversation = _conversations.New(Now, contactId, body);
        return Seed(() => _store.AddConversation(conversation with { CreatedAt = createdAt ?? conversation.CreatedAt }));
    }

    /// <summary>
    /// Forgets contacts, conversations, parts and requests, stops the faults and forgets what they hit. Ids go on counting; the rate limit's window
    /// goes on too, and so do answers on their way.
    /// </summary>
    public void Clear()
    {
        Faults.Clear();
        Faults.ForgetInjected();
        _store.Clear();
    }

    /// <summary>Stops it: running requests get up to five seconds, then the port is free.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, true))
            return;

        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private ServerTime Now => new(_clock.GetUtcNow(), TimeSpan.Zero, TimeSpan.Zero);

    private static T Seed<T>(Func<T> add)
    {
        try
        {
            return add();
        }
        catch (ApiException e)
        {
            throw new InvalidOperationException(e.Message, e);
        }
    }
}
