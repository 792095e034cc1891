using Elsa.Intercom.Api;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Tests.TestDoubles;

namespace Elsa.Intercom.Tests.Abuse;

/// <summary>
/// Half a character, such as the rest of a cut emoji, can't be encoded. It would arrive as a different text, and two keys that differ
/// only in it would be one.
/// </summary>
public sealed class HalfCharacterTests : IAsyncDisposable
{
    private static readonly string Half = "Hi " + "👋"[0];

    private static readonly Dictionary<string, Func<ConversationInput>> Given = new()
    {
        ["Contact"] = () => OperationInputs.Conversation(contact: Half),
        ["Contact type"] = () => OperationInputs.Conversation(contactType: Half),
        ["Message"] = () => OperationInputs.Conversation(body: Half),
        ["Subject"] = () => With(request => request.Subject = Half),
        ["Brand ID"] = () => With(request => request.BrandId = Half),
        ["Message type"] = () => With(request => request.MessageType = Half),
        ["Attachment 1 of 1"] = () => With(request => request.AttachmentUrls = ["https://example.com/" + Half]),
        ["Idempotency key"] = () => OperationInputs.Conversation(key: Half),
    };

    private readonly ConversationStage _stage = new(connection => connection.ApiVersion = "2.16");

    public static TheoryData<string> Fields => [.. Given.Keys];

    [Theory, MemberData(nameof(Fields))]
    public async Task It_is_refused_by_the_name_of_its_input_before_anything_is_done(string field)
    {
        var e = await _stage.FailsAsync(Given[field]());

        Assert.Equal((IntercomErrorKind.Rejected, IntercomErrorCodes.InvalidRequest), (e.Kind, e.Code));
        Assert.StartsWith(field, e.Message, StringComparison.Ordinal);
        Assert.Empty(_stage.Trail.Steps);
        Assert.Empty(_stage.Intercom.Handler.Requests);
    }

    [Theory]
    [InlineData("email")]
    [InlineData("external_id")]
    public async Task It_is_not_used_for_a_lookup(string identifyBy)
    {
        var e = await _stage.FailsAsync(OperationInputs.Conversation(identifyBy: identifyBy, contact: Half));

        Assert.StartsWith("Contact contains half a character", e.Message, StringComparison.Ordinal);
        Assert.Empty(_stage.Intercom.Handler.Requests);
    }

    [Theory]
    [InlineData("Role")]
    [InlineData("External ID")]
    [InlineData("Email")]
    [InlineData("Full name")]
    [InlineData("Phone")]
    [InlineData("A custom attribute")]
    [InlineData("The name of a custom attribute")]
    public async Task The_client_refuses_it_in_every_field_of_a_contact(string field)
    {
        var request = new ContactRequest { Email = "ada@example.com" };

        if (field == "A custom attribute")
            request.CustomAttributes = new Dictionary<string, object?> { ["plan"] = Half };
        else if (field == "The name of a custom attribute")
            request.CustomAttributes = new Dictionary<string, object?> { [Half] = "pro" };
        else
            typeof(ContactRequest).GetProperty(field switch { "External ID" => "ExternalId", "Full name" => "Name", _ => field })!.SetValue(request, Half);

        await RefusedAsync(contacts => contacts.CreateAsync(request), field);
        await RefusedAsync(contacts => contacts.UpdateAsync(Answers.ContactId, request), field);
    }

    [Fact]
    public async Task The_client_refuses_it_in_every_lookup_of_a_contact()
    {
        await RefusedAsync(contacts => contacts.FindUserByExternalIdAsync(Half), "External ID");
        await RefusedAsync(contacts => contacts.GetAsync(Half), "The id");
        await RefusedAsync(contacts => contacts.UpdateAsync(Half, new ContactRequest { Name = "Ada" }), "The id");
        await RefusedAsync(contacts => contacts.SearchAsync(new ContactSearch { ExternalId = Half }), "External ID");
        await RefusedAsync(contacts => contacts.SearchAsync(new ContactSearch { Email = Half }), "Email");
    }

    [Fact]
    public async Task A_field_that_nothing_checks_is_refused_when_it_is_written()
    {
        var request = new ContactRequest
        {
            Email = "ada@example.com",
            CustomAttributes = new Dictionary<string, object?> { ["plans"] = new[] { Half } },
        };

        await RefusedAsync(contacts => contacts.CreateAsync(request), "The request");
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    private async Task RefusedAsync(Func<IContactsClient, Task> call, string field)
    {
        var e = await Assert.ThrowsAsync<IntercomException>(() => call(_stage.Intercom.Client.Contacts));

        Assert.Equal((IntercomErrorKind.Rejected, IntercomErrorCodes.InvalidRequest), (e.Kind, e.Code));
        Assert.StartsWith($"{field} contains half a character", e.Message, StringComparison.Ordinal);
        Assert.Empty(_stage.Intercom.Handler.Requests);
    }

    private static ConversationInput With(Action<CreateConversationRequest> change)
    {
        var input = OperationInputs.Conversation();
        change(input.Request);
        return input;
    }
}
