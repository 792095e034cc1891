using Elsa.Intercom.Api;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Options;
using Elsa.Intercom.Tests.TestDoubles;
using Moq;

namespace Elsa.Intercom.Tests.Api;

public class ContactResolverTests
{
    private const string Email = "ada@example.com";

    private readonly Mock<IIntercomClient> _client = new(MockBehavior.Strict);
    private readonly TestClock _time = new() { AutoAdvance = true };
    private TimeSpan _grace = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task An_Intercom_id_is_used_unchanged_without_a_request()
    {
        var author = await ResolveAsync("id", Answers.ContactId, "lead");

        Assert.Equal((Answers.ContactId, "lead"), (author.Id, author.Type));
    }

    [Theory]
    [InlineData("user")]
    [InlineData("contact")]
    public async Task The_role_of_the_found_contact_has_precedence(string wanted)
    {
        Found(new Contact { Id = "1", Role = "lead" });

        Assert.Equal("lead", (await ResolveAsync("email", Email, wanted)).Type);
    }

    [Fact]
    public async Task Without_a_role_in_the_response_the_wanted_one_is_used()
    {
        Found(new Contact { Id = "1" });

        Assert.Equal("lead", (await ResolveAsync("email", Email, "lead")).Type);
    }

    [Fact]
    public async Task Among_several_the_one_of_the_wanted_role_is_taken()
    {
        Found(new Contact { Id = "1", Role = "lead" }, new Contact { Id = "2", Role = "user" }, new Contact { Id = "3", Role = "lead" });

        Assert.Equal("2", (await ResolveAsync("email", Email, "user")).Id);
    }

    [Theory]
    [InlineData("lead", 2)]
    [InlineData("contact", 0)]
    public async Task Several_matches_without_exactly_one_of_the_wanted_role_are_refused_by_their_ids(string wanted, int count)
    {
        Found(new Contact { Id = "1", Role = "lead" }, new Contact { Id = "2", Role = "user" }, new Contact { Id = "3", Role = "lead" });

        var e = await FailsAsync("email", Email, wanted);

        Assert.Equal(IntercomErrorKind.Rejected, e.Kind);
        Assert.Equal(IntercomErrorCodes.SeveralContacts, e.Code);
        Assert.Contains($"3 contacts have this email address, {count} of them", e.Message, StringComparison.Ordinal);
        Assert.Contains("1 (lead), 2 (user), 3 (lead)", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Not_found_names_the_remedy_and_not_the_address()
    {
        Found();

        var e = await FailsAsync("email", Email, "user");

        Assert.Equal(IntercomErrorKind.NotFound, e.Kind);
        Assert.Equal(IntercomErrorCodes.ContactNotFound, e.Code);
        Assert.Contains("Find or Create Intercom Contact", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Email, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Archived_contacts_do_not_count_beside_an_active_one()
    {
        Found(new Contact { Id = "1", Role = "user", Archived = true }, new Contact { Id = "2", Role = "lead" });

        Assert.Equal("2", (await ResolveAsync("email", Email, "user")).Id);
    }

    [Fact]
    public async Task Only_an_archived_contact_is_refused_with_the_remedy()
    {
        Found(new Contact { Id = "1", Role = "user", Archived = true });

        var e = await FailsAsync("email", Email, "user");

        Assert.Equal(IntercomErrorKind.Rejected, e.Kind);
        Assert.Equal(IntercomErrorCodes.ContactArchived, e.Code);
        Assert.Contains("/contacts/1/unarchive", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_is_found_by_external_id_without_the_search()
    {
        _client.Setup(
            client => client.Contacts.FindUserByExternalIdAsync("u-1", It.IsAny<CancellationToken>())).ReturnsAsync(new Contact { Id = "1", Role = "user" });

        Assert.Equal("1", (await ResolveAsync("external_id", "u-1", "user")).Id);
    }

    [Fact]
    public async Task A_user_with_an_unknown_external_id_is_not_found()
    {
        _client.Setup(client => client.Contacts.FindUserByExternalIdAsync("u-1", It.IsAny<CancellationToken>())).ReturnsAsync((Contact?)null);

        Assert.Contains("external id", (await FailsAsync("external_id", "u-1", "user")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lead")]
    [InlineData("contact")]
    public async Task Other_roles_are_searched_by_external_id_because_the_direct_read_finds_users_only(string type)
    {
        _client.Setup(
            client => client.Contacts.SearchAsync(
                It.Is<ContactSearch>(search => search.ExternalId == "l-1" && search.Role == null && search.Email == null), It.IsAny<CancellationToken>()))
            .ReturnsAsync([new Contact { Id = "7", Role = "lead" }]);

        Assert.Equal("7", (await ResolveAsync("external_id", "l-1", type)).Id);
    }

    [Theory]
    [InlineData("6762f0dd1bb69f9f2193bb83", "id")]
    [InlineData("6762F0DD1BB69F9F2193BB83", "id")]
    [InlineData("6762f0dd1bb69f9f2193bb8", "external_id")]
    [InlineData("6762f0dd1bb69f9f2193bb83a", "external_id")]
    [InlineData("6762f0dd1bb69f9f2193bb8g", "external_id")]
    [InlineData("42", "external_id")]
    [InlineData("ada@example.com", "email")]
    [InlineData("@ada", "email")]
    public void Auto_takes_a_value_for_what_it_looks_like(string value, string identifiedBy) =>
        Assert.Equal(identifiedBy, new ContactReference("auto", value, "user").IdentifiedBy);

    [Theory]
    [InlineData("external_id", "ada@example.com")]
    [InlineData("external_id", "6762f0dd1bb69f9f2193bb83")]
    [InlineData("email", "42")]
    public void The_authors_choice_has_precedence_over_the_form_of_the_value(string identifyBy, string value) =>
        Assert.Equal(identifyBy, new ContactReference(identifyBy, value, "user").IdentifiedBy);

    [Theory]
    [InlineData(3, new[] { 0.5, 1, 1.5 })]
    [InlineData(10, new[] { 0.5, 1, 2, 4, 2.5 })]
    [InlineData(0.2, new[] { 0.2 })]
    [InlineData(0, new double[0])]
    public async Task Not_found_is_final_only_after_the_grace(double grace, double[] waits)
    {
        _grace = TimeSpan.FromSeconds(grace);
        Found();

        Assert.Equal(IntercomErrorCodes.ContactNotFound, (await FailsAsync("email", Email, "user")).Code);
        Assert.Equal(waits, _time.Waits.Select(wait => wait.TotalSeconds));
        Assert.Equal(waits.Length + 1, _client.Invocations.Count);
    }

    [Theory]
    [InlineData("user")]
    [InlineData("lead")]
    public async Task An_unknown_external_id_is_final_only_after_the_grace(string type)
    {
        _client.Setup(client => client.Contacts.FindUserByExternalIdAsync("u-1", It.IsAny<CancellationToken>())).ReturnsAsync((Contact?)null);
        _client.Setup(client => client.Contacts.SearchAsync(It.IsAny<ContactSearch>(), It.IsAny<CancellationToken>())).ReturnsAsync([]);

        await FailsAsync("external_id", "u-1", type);

        Assert.Equal(4, _client.Invocations.Count);
    }

    [Fact]
    public async Task A_contact_created_a_moment_ago_is_found_within_the_grace()
    {
        _client.SetupSequence(client => client.Contacts.SearchAsync(It.IsAny<ContactSearch>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync([])
            .ReturnsAsync([])
            .ReturnsAsync([new Contact { Id = "1", Role = "user" }]);

        Assert.Equal("1", (await ResolveAsync("email", Email, "user")).Id);
        Assert.Equal([0.5, 1], _time.Waits.Select(wait => wait.TotalSeconds));
    }

    [Fact]
    public async Task Any_other_failure_is_final_at_once()
    {
        Found(new Contact { Id = "1", Role = "user", Archived = true });
        await FailsAsync("email", Email, "user");

        _client.Setup(
            client => client.Contacts.SearchAsync(It.IsAny<ContactSearch>(), It.IsAny<CancellationToken>())).ThrowsAsync(new IntercomException(
                IntercomErrorKind.NotFound, "not_found", "No such thing."));
        await FailsAsync("email", Email, "user");

        Assert.Empty(_time.Waits);
    }

    [Fact]
    public async Task A_caller_who_cancels_ends_the_grace()
    {
        using var cancellation = new CancellationTokenSource();
        _time.AutoAdvance = false;
        Found();
        var resolving = ResolveAsync("email", Email, "user", cancellation.Token);
        Assert.False(resolving.IsCompleted);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => resolving);
        Assert.Equal(0, _time.RunningTimers);
    }

    private void Found(params Contact[] contacts) =>
        _client.Setup(
            client => client.Contacts.SearchAsync(
                It.Is<ContactSearch>(search => search.Email == Email && search.Role == null), It.IsAny<CancellationToken>())).ReturnsAsync(contacts);

    private Task<ConversationAuthor> ResolveAsync(string identifyBy, string contact, string type, CancellationToken cancellationToken = default)
    {
        var factory = Mock.Of<IIntercomClientFactory>(factory => factory.GetClient(IntercomOptions.DefaultConnection) == _client.Object);
        var resolver = new ContactResolver(factory, OptionsFactory.Connections(connection => connection.NewContactGrace = _grace), _time);
        return resolver.ResolveAsync(IntercomOptions.DefaultConnection, new ContactReference(identifyBy, contact, type), cancellationToken);
    }

    private Task<IntercomException> FailsAsync(string identifyBy, string contact, string type) =>
        Assert.ThrowsAsync<IntercomException>(() => ResolveAsync(identifyBy, contact, type));
}
