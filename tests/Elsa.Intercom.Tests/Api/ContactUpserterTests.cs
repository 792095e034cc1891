using System.Net;
using Elsa.Intercom.Api;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Tests.TestDoubles;
using Moq;

namespace Elsa.Intercom.Tests.Api;

public class ContactUpserterTests
{
    private const string Email = "ada@example.com";

    private readonly Mock<IIntercomClient> _client = new(MockBehavior.Strict);

    [Fact]
    public async Task A_user_found_by_external_id_is_not_searched()
    {
        FindsUser("u-1", new Contact { Id = "1", Role = "user", Email = Email, ExternalId = "u-1" });

        var result = await UpsertAsync(OperationInputs.Contact(externalId: "u-1"));

        Assert.Equal(("1", false), (result.Contact.Id, result.Created));
    }

    [Fact]
    public async Task A_user_not_found_by_external_id_is_searched_by_address_of_users_only()
    {
        FindsUser("u-1", null);
        Finds(new Contact { Id = "1", Role = "user", Email = Email });
        Updates("1", change => change is { ExternalId: "u-1", Email: null });

        Assert.False((await UpsertAsync(OperationInputs.Contact(externalId: "u-1"))).Created);
    }

    [Fact]
    public async Task A_lead_is_searched_by_external_id_and_then_by_address()
    {
        _client.Setup(
            client => client.Contacts.SearchAsync(
                It.Is<ContactSearch>(search => search.ExternalId == "l-1" && search.Role == "lead" && search.Email == null),
                It.IsAny<CancellationToken>())).ReturnsAsync([]);
        Finds("lead", new Contact { Id = "1", Role = "lead", Email = Email, ExternalId = "l-1" });

        Assert.Equal("1", (await UpsertAsync(OperationInputs.Contact(externalId: "l-1", role: "lead"))).Contact.Id);
    }

    [Fact]
    public async Task A_contact_that_is_not_found_is_created_with_all_given_values()
    {
        Finds();
        var input = OperationInputs
            .Contact() with
        {
            Name = "Ada",
            Phone = "1",
            SignedUpAt = TestClock.Start,
            CustomAttributes = new Dictionary<string, object?> { ["plan"] = "pro" },
        };
        _client.Setup(client => client.Contacts.CreateAsync(
                It.Is<ContactRequest>(
                    request => request.Email == Email && request.Role == "user" && request.Name == "Ada" && request.Phone == "1" &&
                        request.SignedUpAt == TestClock.Start && request.CustomAttributes == input.CustomAttributes && request.ExternalId == null),
                It.IsAny<CancellationToken>()))
            .ReturnsAsync(new Contact { Id = "new" });

        var result = await UpsertAsync(input);

        Assert.Equal(("new", true), (result.Contact.Id, result.Created));
    }

    [Fact]
    public async Task Equal_values_are_not_put()
    {
        Finds(new Contact { Id = "1", Role = "user", Email = "ADA@example.com", Name = "Ada", Phone = "1", ExternalId = "x" });

        Assert.Equal("1", (await UpsertAsync(OperationInputs.Contact() with { Name = "Ada", Phone = "1" })).Contact.Id);
    }

    [Fact]
    public async Task Only_values_that_differ_are_put()
    {
        Finds(new Contact { Id = "1", Role = "user", Email = Email, Name = "Old", Phone = "1" });
        Updates("1", change => change is { Name: "Ada", Email: null, Phone: null, ExternalId: null, SignedUpAt: null, CustomAttributes: null, Role: null });

        await UpsertAsync(OperationInputs.Contact() with { Name = "Ada" });
    }

    [Fact]
    public async Task Keep_puts_nothing_though_all_differs()
    {
        Finds(new Contact { Id = "1", Role = "user", Email = Email, Name = "Old", ExternalId = "other" });
        FindsUser("u-1", null);

        var result = await UpsertAsync(OperationInputs.Contact(externalId: "u-1", update: false) with { Name = "Ada" });

        Assert.Equal(("1", false), (result.Contact.Id, result.Created));
    }

    [Fact]
    public async Task An_address_whose_contact_has_another_external_id_is_a_conflict()
    {
        FindsUser("u-1", null);
        Finds(new Contact { Id = "1", Role = "user", Email = Email, ExternalId = "somebody-else" });

        var e = await FailsAsync(OperationInputs.Contact(externalId: "u-1"));

        Assert.Equal((IntercomErrorKind.Rejected, IntercomErrorCodes.ContactConflict), (e.Kind, e.Code));
        Assert.Contains("Contact 1 ", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("somebody-else", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_leads_of_an_address_are_refused_and_none_is_created()
    {
        Finds("lead", new Contact { Id = "1", Role = "lead" }, new Contact { Id = "2", Role = "lead" });

        var e = await FailsAsync(OperationInputs.Contact(role: "lead"));

        Assert.Equal(IntercomErrorCodes.SeveralContacts, e.Code);
        Assert.Contains("1 (lead), 2 (lead)", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_archived_contact_is_refused_with_the_remedy(bool byExternalId)
    {
        var archived = new Contact { Id = "1", Role = "user", Archived = true };
        FindsUser("u-1", byExternalId ? archived : null);
        Finds(archived);

        Assert.Equal(IntercomErrorCodes.ContactArchived, (await FailsAsync(OperationInputs.Contact(externalId: "u-1"))).Code);
    }

    [Fact]
    public async Task A_409_that_names_the_contact_is_followed_and_updated()
    {
        Finds();
        Conflicts($"A contact matching those details already exists with id={Answers.ContactId}");
        _client.Setup(
            client => client.Contacts
                .GetAsync(Answers.ContactId, It.IsAny<CancellationToken>())).ReturnsAsync(new Contact { Id = Answers.ContactId, Role = "user", Email = Email });
        Updates(Answers.ContactId, change => change.Name == "Ada");

        var result = await UpsertAsync(OperationInputs.Contact() with { Name = "Ada" });

        Assert.Equal((Answers.ContactId, false), (result.Contact.Id, result.Created));
    }

    [Theory]
    [InlineData("An archived contact matching those details already exists with id=" + Answers.ContactId, false)]
    [InlineData("A contact matching those details already exists with id=" + Answers.ContactId, true)]
    public async Task A_409_of_an_archived_contact_names_the_remedy(string message, bool archived)
    {
        Finds();
        Conflicts(message);
        _client.Setup(
            client => client.Contacts
                .GetAsync(Answers.ContactId, It.IsAny<CancellationToken>())).ReturnsAsync(new Contact { Id = Answers.ContactId, Archived = archived });

        var e = await FailsAsync(OperationInputs.Contact());

        Assert.Equal(IntercomErrorCodes.ContactArchived, e.Code);
        Assert.Contains(Answers.ContactId, e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Already exists.", true)]
    [InlineData("A contact exists with id=" + Answers.ContactId, false)]
    public async Task A_409_without_a_contact_leads_to_one_more_search(string message, bool found)
    {
        Contact[] contacts = found ? [new Contact { Id = "1", Role = "user", Email = Email }] : [];
        _client.SetupSequence(
            client => client.Contacts.SearchAsync(It.IsAny<ContactSearch>(), It.IsAny<CancellationToken>())).ReturnsAsync([]).ReturnsAsync(contacts);
        _client.Setup(client => client.Contacts.GetAsync(Answers.ContactId, It.IsAny<CancellationToken>())).ReturnsAsync((Contact?)null);
        Conflicts(message);

        if (found)
        {
            Assert.Equal("1", (await UpsertAsync(OperationInputs.Contact())).Contact.Id);
        }
        else
        {
            var e = await FailsAsync(OperationInputs.Contact());
            Assert.Equal((IntercomErrorKind.Rejected, IntercomErrorCodes.ContactConflict, "req-1"), (e.Kind, e.Code, e.RequestId));
        }
    }

    [Fact]
    public async Task Another_error_of_the_creation_is_passed_on()
    {
        Finds();
        _client.Setup(
            client => client.Contacts.CreateAsync(
                It.IsAny<ContactRequest>(), It.IsAny<CancellationToken>())).ThrowsAsync(new IntercomException(IntercomErrorKind.Unknown, "timeout", "…"));

        Assert.Equal(IntercomErrorKind.Unknown, (await FailsAsync(OperationInputs.Contact())).Kind);
    }

    [Theory]
    [InlineData(null, null, "user")]
    [InlineData("ada", null, "user")]
    [InlineData("@example.com", null, "user")]
    [InlineData("ada@", null, "user")]
    [InlineData("ada @example.com", null, "user")]
    [InlineData(Email, null, "admin")]
    [InlineData(Email, null, "contact")]
    public async Task Invalid_input_is_refused_before_any_request(string? email, string? externalId, string role)
    {
        var e = await FailsAsync(OperationInputs.Contact(email, externalId, role));

        Assert.Equal((IntercomErrorKind.Rejected, IntercomErrorCodes.InvalidRequest), (e.Kind, e.Code));
        Assert.DoesNotContain("example", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_connection_is_refused_before_anything_is_asked() =>
        Assert.Equal(IntercomErrorCodes.ConnectionUnknown, (await FailsAsync(OperationInputs.Contact() with { Connection = "Slaes" })).Code);

    private void FindsUser(string externalId, Contact? contact) =>
        _client.Setup(client => client.Contacts.FindUserByExternalIdAsync(externalId, It.IsAny<CancellationToken>())).ReturnsAsync(contact);

    private void Finds(params Contact[] contacts) => Finds("user", contacts);

    private void Finds(string role, params Contact[] contacts) =>
        _client.Setup(
            client => client.Contacts.SearchAsync(
                It.Is<ContactSearch>(search => search.Email == Email && search.Role == role && search.ExternalId == null),
                It.IsAny<CancellationToken>())).ReturnsAsync(contacts);

    private void Updates(string id, Func<ContactRequest, bool> expected) =>
        _client.Setup(
            client => client.Contacts.UpdateAsync(
                id, It.Is<ContactRequest>(request => expected(request)), It.IsAny<CancellationToken>())).ReturnsAsync(new Contact { Id = id });

    private void Conflicts(string message) =>
        _client.Setup(client => client.Contacts.CreateAsync(It.IsAny<ContactRequest>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new IntercomException(IntercomErrorKind.Rejected, "conflict", message, HttpStatusCode.Conflict, "req-1"));

    private Task<ContactResult> UpsertAsync(ContactUpsert input) =>
        new ContactUpserter(
            Mock.Of<IIntercomClientFactory>(factory => factory.GetClient(It.IsAny<string>()) == _client.Object),
            OptionsFactory.Connections()).UpsertAsync(input, CancellationToken.None);

    private Task<IntercomException> FailsAsync(ContactUpsert input) => Assert.ThrowsAsync<IntercomException>(() => UpsertAsync(input));
}
