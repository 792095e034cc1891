using Elsa.Intercom.Sandbox.Api;
using Elsa.Intercom.Sandbox.Faults;
using Elsa.Intercom.Sandbox.Hosting;
using Elsa.Intercom.Sandbox.Inbox;
using Elsa.Intercom.Sandbox.Seeding;
using Elsa.Intercom.Sandbox.Storage;

namespace Elsa.Intercom.Sandbox;

/// <summary>
/// An Intercom API on this machine, in memory, for tests and experiments. It is safe to use from several threads.
/// Disposing stops it and frees the port.
/// </summary>
public sealed class IntercomSandbox : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly SandboxStore _store;
    private readonly SandboxRoutes _routes;
    private readonly IdGenerator _ids;
    private readonly TimeProvider _clock;
    private bool _disposed;

    private IntercomSandbox(WebApplication app, IntercomSandboxOptions options)
    {
        _ids = new IdGenerator(options.Seed);
        _app = app;
        _clock = options.TimeProvider;
        _store = new SandboxStore(options);
        _routes = new SandboxRoutes(options, _store, _ids);
        AccessToken = options.AccessToken;
        Faults = new SandboxFaults(options);
        new InboxPage(options, _store, Faults).Map(app);
        new InboxActions(options, _routes).Map(app);
        new FaultRoutes(Faults).Map(app);
        SandboxServer.Map(app, new ApiPipeline(options, _store, Faults, _ids, app.Lifetime.ApplicationStopping), _routes);
    }

    /// <summary>The address that it listens on, with its actual port, for example <c>http://127.0.0.1:49152/</c>.</summary>
    public Uri BaseUrl { get; private set; } = null!;

    /// <summary>The access token that it accepts.</summary>
    public string AccessToken { get; }

    /// <summary>The faults. There are none until one is added.</summary>
    public SandboxFaults Faults { get; }

    /// <summary>The contacts in order of creation, including archived ones; a copy.</summary>
    public IReadOnlyList<SandboxContact> Contacts => _store.Contacts;

    /// <summary>The conversations in order of arrival; a copy.</summary>
    public IReadOnlyList<SandboxConversation> Conversations => [.. _store.Conversations.Select(x => x.Conversation)];

    /// <summary>The parts of the conversations, replies and notes, in order of arrival; a copy.</summary>
    public IReadOnlyList<SandboxPart> Parts => _store.Parts;

    /// <summary>The admins, the token's own first; a copy.</summary>
    public IReadOnlyList<SandboxAdmin> Admins => _store.Admins;

    /// <summary>The teams; a copy.</summary>
    public IReadOnlyList<SandboxTeam> Teams => _store.Teams;

    /// <summary>The tags of the workspace, in order of creation; a copy.</summary>
    public IReadOnlyList<SandboxTag> Tags => _store.Tags;

    /// <summary>The types of tickets; a copy.</summary>
    public IReadOnlyList<SandboxTicketType> TicketTypes => _store.TicketTypes;

    /// <summary>The tickets in order of creation, converted conversations included; a copy.</summary>
    public IReadOnlyList<SandboxTicket> Tickets => [.. _store.Tickets.Select(x => x.Ticket)];

    /// <summary>The notes about contacts, in order of arrival; a copy.</summary>
    public IReadOnlyList<SandboxNote> Notes => _store.Notes;

    /// <summary>The messages that admins sent, in order of arrival; a copy.</summary>
    public IReadOnlyList<SandboxMessage> Messages => _store.Messages;

    /// <summary>The events of contacts, in order of arrival and without duplicates; a copy.</summary>
    public IReadOnlyList<SandboxEvent> Events => _store.Events;

    /// <summary>
    /// The received API requests, in the order of their responses; a copy. A request is in the list before its response is sent.
    /// </summary>
    public IReadOnlyList<SandboxRequest> Requests => _store.Requests;

    /// <summary>Starts a sandbox. It is ready when the task completes.</summary>
    /// <param name="options">The options; <see langword="null"/> for the defaults, with a free port on 127.0.0.1. They are
    /// copied, so later changes have no effect.</param>
    /// <param name="cancellationToken">Ends the attempt to start.</param>
    /// <exception cref="ArgumentException">An option or a field of the seed file is invalid. The message says which one and what to do.</exception>
    /// <exception cref="IOException">It can't listen on the address, for example because the port is taken. The message is one sentence.</exception>
    public static async Task<IntercomSandbox> StartAsync(IntercomSandboxOptions? options = null, CancellationToken cancellationToken = default)
    {
        options = (options ?? new IntercomSandboxOptions()).Validated();
        var seed = options.SeedFile is { } path ? await SeedFile.ReadAsync(path, cancellationToken) : null;
        options = seed?.Apply(options) ?? options;
        var endpoint = ListenAddress.Resolve(options);
        var sandbox = new IntercomSandbox(SandboxServer.Build(endpoint, options), options);

        try
        {
            seed?.AddTo(new SeedData(sandbox._store, sandbox._routes, ApiVersion.Parse(options.DefaultVersion), sandbox.Now));
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

    /// <summary>Starts a sandbox with the options that <paramref name="configure"/> sets.</summary>
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
    /// <param name="email">The email address, or <see langword="null"/>.</param>
    /// <param name="role"><c>user</c> or <c>lead</c>.</param>
    /// <param name="externalId">The client's own id, or <see langword="null"/>.</param>
    /// <param name="name">The name, or <see langword="null"/>.</param>
    /// <param name="archived">Whether it is archived already.</param>
    /// <exception cref="ArgumentException">The role is neither user nor lead.</exception>
    /// <exception cref="InvalidOperationException">A user already has this email address or external id. The message names it.</exception>
    public SandboxContact AddContact(string? email = null, string role = "user", string? externalId = null, string? name = null, bool archived = false)
    {
        if (role is not ("user" or "lead"))
            throw new ArgumentException("The role must be user or lead.", nameof(role));

        var contact = _routes.Contacts.New(Now);
        return Seed(() => _store.AddContact(contact with { Email = email, Role = role, ExternalId = externalId, Name = name, Archived = archived }));
    }

    /// <summary>Adds a conversation without a request, started by a contact.</summary>
    /// <param name="contactId">The id of a contact that exists and is not archived.</param>
    /// <param name="body">The text.</param>
    /// <param name="createdAt">When it happened; <see langword="null"/> for the current time of the sandbox's clock.</param>
    /// <exception cref="InvalidOperationException">The contact is unknown or archived.</exception>
    public SandboxConversation AddConversation(string contactId, string body, DateTimeOffset? createdAt = null)
    {
        ArgumentNullException.ThrowIfNull(contactId);
        ArgumentNullException.ThrowIfNull(body);
        var conversation = _routes.Conversations.New(Now, contactId, body);
        return Seed(() => _store.AddConversation(conversation with { CreatedAt = createdAt ?? conversation.CreatedAt }));
    }

    /// <summary>Adds an admin without a request.</summary>
    /// <param name="name">The name.</param>
    /// <param name="email">The email address; <see langword="null"/> for one that leads nowhere.</param>
    public SandboxAdmin AddAdmin(string name, string? email = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _store.AddAdmin(_ids.NewObjectId, id => new SandboxAdmin { Id = id, Name = name, Email = email ?? $"admin{id}@sandbox.invalid" });
    }

    /// <summary>Adds a team without a request.</summary>
    /// <param name="name">The name.</param>
    /// <param name="adminIds">The ids of its members, who are in <see cref="Admins"/>.</param>
    /// <exception cref="ArgumentException">A member is not an admin.</exception>
    public SandboxTeam AddTeam(string name, params IReadOnlyList<string> adminIds)
    {
        ArgumentNullException.ThrowIfNull(name);

        if (adminIds.FirstOrDefault(x => _store.FindAdmin(x) is null) is { } stranger)
            throw new ArgumentException($"There is no admin with the id '{stranger}'.", nameof(adminIds));

        return _store.AddTeam(_ids.NewObjectId, id => new SandboxTeam { Id = id, Name = name, AdminIds = [.. adminIds] });
    }

    /// <summary>Adds a tag without a request, or returns the one of that name, ignoring case.</summary>
    /// <param name="name">The name; not empty.</param>
    public SandboxTag AddTag(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return _store.SaveTag(name, _ids.NewObjectId, [], _clock.GetUtcNow());
    }

    /// <summary>Adds a type of tickets without a request.</summary>
    /// <param name="name">The name.</param>
    /// <param name="category"><c>Customer</c>, <c>Back-office</c> or <c>Tracker</c>.</param>
    /// <param name="fields">The fields of its tickets; <see langword="null"/> for title and description.</param>
    /// <exception cref="ArgumentException">The category is none of the three.</exception>
    public SandboxTicketType AddTicketType(
        string name, string category = SandboxTicketType.Customer, IReadOnlyList<SandboxTicketField>? fields = null)
    {
        ArgumentNullException.ThrowIfNull(name);

        if (!SandboxTicketType.IsCategory(category))
            throw new ArgumentException("The category must be Customer, Back-office or Tracker.", nameof(category));

        return _store.AddTicketType(_ids.NewObjectId, id => new SandboxTicketType
        {
            Id = id,
            Name = name,
            Category = category,
            Fields = fields is null ? SandboxTicketField.Defaults : [.. fields],
            CreatedAt = _clock.GetUtcNow()
        });
    }

    /// <summary>
    /// Returns to the beginning: forgets contacts, conversations, parts, tickets, notes, messages, events, requests and injected faults, stops the
    /// faults, and has the admins, teams, tags and types of tickets of its options again. Ids continue to count. The window of the rate limit and
    /// responses in flight continue too.
    /// </summary>
    public void Clear()
    {
        Faults.Clear();
        Faults.ForgetInjected();
        _store.Clear();
    }

    /// <summary>Stops it. Running requests get up to five seconds, and then the port is free.</summary>
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
