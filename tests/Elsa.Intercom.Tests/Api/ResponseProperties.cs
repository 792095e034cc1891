using Elsa.Intercom.Api;
using Elsa.Intercom.Errors;
using Elsa.Intercom.Tests.TestDoubles;
using FsCheck;
using FsCheck.Fluent;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Tests.Api;

/// <summary>Whatever JSON a response contains, the client reads it or throws its own error.</summary>
public sealed class ResponseProperties
{
    private static readonly string[] Names =
    [
        "id", "type", "conversation_id", "contact_id", "created_at", "body", "source", "author", "contacts", "conversation_parts", "statistics", "state",
        "errors", "code", "message", "request_id", "pages", "next", "starting_after", "total_count", "data", "conversations", "role", "email", "app", "region",
    ];

    private static readonly string[] Routes =
        ["GET /conversations/42", "POST /conversations", "POST /conversations/search", "GET /contacts/42", "GET /me"];

    private static readonly Gen<JToken> Values = Gen.OneOf(
        Gen.Constant((JToken)JValue.CreateNull()),
        Gen.Elements<JToken>(true, false, 0, -1, 42, 1734537501, long.MaxValue, 1e300, 0.5),
        Gen.Elements<JToken>("", "42", "user", "admin", "<p>Hello</p>", "not a date", "2026-01-31T09:30:00Z", "6762f11b1bb69f9f2193bba3"));

    private static readonly Arbitrary<(JToken Body, int Status)> Responses =
        (from body in Json(4) from status in Gen.Elements(200, 200, 200, 400, 404, 409, 422, 500) select (body, status)).ToArbitrary();

    [Fact]
    public void A_response_is_read_or_is_an_error_of_the_client() => Prop.ForAll(Responses, response => CheckAsync(response.Body, response.Status)).Holds(200);

    private static async Task CheckAsync(JToken body, int status)
    {
        await using var intercom = new IntercomHarness();
        var text = body.ToString(Formatting.None);

        foreach (var route in Routes)
            intercom.Handler.On(route).Reply(status, text);

        await EndsAsync(() => intercom.Client.Conversations.GetAsync("42"));
        await EndsAsync(() => intercom.Client.Conversations.SearchAsync(new ConversationSearch { ContactId = Answers.ContactId }));
        await EndsAsync(() => intercom.Client.Contacts.GetAsync("42"));
        await EndsAsync(() => intercom.Client.Workspace.GetAsync());
        var created = await EndsAsync(() => intercom.Client.Conversations.CreateAsync(IntercomHarness.Request()));

        // A success without an id may have created a conversation.
        if (status == 200 && created is { } error)
            Assert.Equal(IntercomErrorKind.Unknown, error.Kind);
    }

    /// <summary>The client's error; null if it read the response.</summary>
    private static async Task<IntercomException?> EndsAsync<T>(Func<Task<T>> request)
    {
        try
        {
            await request();
            return null;
        }
        catch (IntercomException e)
        {
            return e;
        }
    }

    private static Gen<JToken> Json(int depth) => depth == 0
        ? Values
        : Gen.OneOf(
            Values,
            Json(depth - 1).ArrayOf(2).Select(items => (JToken)new JArray(items.Cast<object>().ToArray())),
            (from name in Gen.Elements(Names) from value in Json(depth - 1) select (name, value)).ArrayOf(6).Select(
                fields => (JToken)new JObject(fields.DistinctBy(field => field.name).Select(field => new JProperty(field.name, field.value)))));
}
