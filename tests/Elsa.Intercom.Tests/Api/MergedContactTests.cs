using Elsa.Intercom.Api;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Tests.TestDoubles;
using Microsoft.Extensions.DependencyInjection;

namespace Elsa.Intercom.Tests.Api;

/// <summary>A contact that was merged into another one is that one. Creating it again would undo the merge.</summary>
public sealed class MergedContactTests : IAsyncDisposable
{
    private const string ByExternalId = "GET /contacts/find_by_external_id/cust-17";
    private const string Create = "POST /contacts";

    private readonly IntercomHarness _intercom = new();

    [Fact]
    public async Task It_leads_to_the_contact_that_it_was_merged_into()
    {
        Merged(ByExternalId, Answers.OtherContactId);
        Knows(Answers.OtherContactId);

        var contact = await _intercom.Client.Contacts.FindUserByExternalIdAsync("cust-17");

        Assert.Equal((Answers.OtherContactId, "cust-1"), (contact!.Id, contact.ExternalId));
    }

    [Fact]
    public async Task Find_or_create_finds_it_and_leaves_its_identifiers_alone()
    {
        Merged(ByExternalId, Answers.OtherContactId);
        Knows(Answers.OtherContactId);
        _intercom.Handler.On($"PUT /contacts/{Answers.OtherContactId}").Reply(200, Answers.Contact(Answers.OtherContactId));

        var result = await UpsertAsync(OperationInputs.Contact("other@example.com", "cust-17") with { Name = "Ada" });

        Assert.Equal((Answers.OtherContactId, false), (result.Contact.Id, result.Created));
        Assert.Equal(0, _intercom.Handler.Count(Create));
        Assert.Equal("""{"name":"Ada"}""", _intercom.Handler.Requests[^1].Body);
    }

    [Fact]
    public async Task A_409_that_names_it_leads_to_the_contact_too()
    {
        _intercom.Handler.On("POST /contacts/search").Reply(200, Answers.Contacts());
        _intercom.Handler.On(Create).Reply(
            409, Answers.Error("conflict", $"A contact matching those details already exists with id={Answers.ContactId}"));
        Merged($"GET /contacts/{Answers.ContactId}", Answers.OtherContactId);
        Knows(Answers.OtherContactId);

        var result = await UpsertAsync(OperationInputs.Contact());

        Assert.Equal((Answers.OtherContactId, false), (result.Contact.Id, result.Created));
    }

    [Fact]
    public async Task Five_merges_are_followed()
    {
        Merged(ByExternalId, Id(1));

        for (var i = 1; i < 5; i++)
            Merged($"GET /contacts/{Id(i)}", Id(i + 1));

        Knows(Id(5));

        Assert.Equal(Id(5), (await _intercom.Client.Contacts.FindUserByExternalIdAsync("cust-17"))!.Id);
    }

    [Fact]
    public async Task Merges_in_a_circle_end_without_a_new_contact()
    {
        Merged(ByExternalId, Id(1));
        Merged($"GET /contacts/{Id(1)}", Id(2));
        Merged($"GET /contacts/{Id(2)}", Id(1));

        var e = await RefusedAsync();

        Assert.Contains($"merged into contact {Id(2)}", e.Message, StringComparison.Ordinal);
        Assert.Equal(6, _intercom.Handler.Requests.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Link: <https://example.com/help>; rel=\"help\"")]
    [InlineData("Link: </contacts/../admins>; rel=\"canonical\"")]
    public async Task Without_a_successor_nothing_is_created(string link)
    {
        _intercom.Handler.On(ByExternalId).Reply(410, Answers.Error("contact_merged", "Merged"), headers: link.Length == 0 ? [] : [link]);

        await RefusedAsync();
    }

    [Fact]
    public async Task A_successor_that_is_missing_is_not_created_again()
    {
        Merged(ByExternalId, Answers.OtherContactId);
        _intercom.Handler.On($"GET /contacts/{Answers.OtherContactId}").Reply(404, Answers.Error("not_found", "User Not Found"));

        Assert.Contains(Answers.OtherContactId, (await RefusedAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conversation_of_it_names_the_successor()
    {
        Merged("POST /conversations", Answers.OtherContactId);

        var e = await _intercom.CreateFailsAsync();

        Assert.Equal((IntercomErrorKind.Rejected, "contact_merged"), (e.Kind, e.Code));
        Assert.Contains($"merged into contact {Answers.OtherContactId}", e.Message, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => _intercom.DisposeAsync();

    private static string Id(int number) => $"6762f0dd1bb69f9f2193bb0{number}";

    private void Merged(string line, string into) =>
        _intercom.Handler.On(line).Reply(
            410, Answers.Error("contact_merged", "This contact has been merged."), headers: $"Link: </contacts/{into}>; rel=\"canonical\"");

    private void Knows(string id) =>
        _intercom.Handler.On($"GET /contacts/{id}").Reply(200, Answers.Contact(id, email: "ada@example.com", externalId: "cust-1"));

    private Task<ContactResult> UpsertAsync(ContactUpsert upsert) => _intercom.Services.GetRequiredService<ContactUpserter>().UpsertAsync(upsert, default);

    private async Task<IntercomException> RefusedAsync()
    {
        var e = await Assert.ThrowsAsync<IntercomException>(() => UpsertAsync(OperationInputs.Contact("ada@example.com", "cust-17")));

        Assert.Equal((IntercomErrorKind.Rejected, "contact_merged"), (e.Kind, e.Code));
        Assert.Equal(0, _intercom.Handler.Count(Create));
        return e;
    }
}
