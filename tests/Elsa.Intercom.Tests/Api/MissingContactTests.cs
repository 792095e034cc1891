using Elsa.Intercom.Errors;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.Tests.Api;

/// <summary>Intercom says 404 for several reasons. The error names the one that it is, or those that it may be.</summary>
public sealed class MissingContactTests : IAsyncDisposable
{
    private readonly ConversationStage _stage = new(connection => connection.NewContactGrace = TimeSpan.Zero);

    public MissingContactTests() => _stage.Posts.Reply(404, Answers.Error("not_found", "User Not Found"));

    [Theory]
    [InlineData("lead", "user")]
    [InlineData("user", "lead")]
    public async Task A_contact_of_a_different_role_is_named(string role, string given)
    {
        Knows(Answers.Contact(role: role));

        var e = await FailsAsync(OperationInputs.Conversation(contactType: given));

        Assert.EndsWith($"The contact is a {role}, and Contact type says {given}. Choose {role} in Contact type.", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("user", "user")]
    [InlineData("lead", "contact")]
    [InlineData(null, "user")]
    public async Task Otherwise_the_contact_type_is_what_to_check(string? role, string given)
    {
        if (role == null)
            _stage.Intercom.Handler.On($"GET /contacts/{Answers.ContactId}").Reply(404, Answers.Error("not_found", "User Not Found"));
        else
            Knows(Answers.Contact(role: role));

        var e = await FailsAsync(OperationInputs.Conversation(contactType: given));

        Assert.EndsWith("Check that Contact type is the contact's role: a lead is not found as a user.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_id_of_the_authors_own_system_is_named()
    {
        _stage.Intercom.Handler.On("GET /contacts/cust-17").Reply(404, Answers.Error("not_found", "User Not Found"));

        var e = await FailsAsync(OperationInputs.Conversation(contact: "cust-17"));

        Assert.EndsWith("If it is the id of your own system, choose External ID in Identify by.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_contact_that_was_merged_names_its_successor()
    {
        _stage.Intercom.Handler.On($"GET /contacts/{Answers.ContactId}").Reply(
            410, Answers.Error("contact_merged", "Merged"), headers: $"Link: </contacts/{Answers.OtherContactId}>; rel=\"canonical\"");
        _stage.Intercom.Handler.On($"GET /contacts/{Answers.OtherContactId}").Reply(200, Answers.Contact(Answers.OtherContactId));

        var e = await FailsAsync(OperationInputs.Conversation());

        Assert.EndsWith($"The contact was merged into contact {Answers.OtherContactId}. Use that id.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_lookup_neither_the_id_nor_the_role_is_the_authors()
    {
        _stage.LookUps.Reply(200, Answers.Contacts(Answers.ContactJson(email: "ada@example.com")));
        Knows(Answers.Contact());

        var e = await FailsAsync(OperationInputs.Conversation(identifyBy: "email", contact: "ada@example.com"));

        Assert.DoesNotContain("Contact type", e.Message, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    private void Knows(string contact) => _stage.Intercom.Handler.On($"GET /contacts/{Answers.ContactId}").Reply(200, contact);

    private async Task<IntercomException> FailsAsync(ConversationInput input)
    {
        var e = await _stage.FailsAsync(input);

        Assert.Equal((IntercomErrorKind.NotFound, "not_found", Answers.RequestId), (e.Kind, e.Code, e.RequestId));
        return e;
    }
}
