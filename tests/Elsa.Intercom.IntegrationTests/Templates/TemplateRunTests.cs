using System.Net;
using Elsa.Intercom.Sandbox;

namespace Elsa.Intercom.IntegrationTests.Templates;

/// <summary>The common behavior of all templates.</summary>
[Collection(SharedHost.Name)]
public class TemplateRunTests(HostWithSandbox fixture)
{
    public static TheoryData<string> Names => TemplateFile.Starting;

    private HttpClient Http => fixture.Host.Http;

    private IntercomSandbox Intercom => fixture.Intercom;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_call_responds_with_a_conversation_that_is_in_Intercom(string template)
    {
        var (status, body) = await TemplateCall.PostAsync(Http, template, TemplateSample.For(template, $"ada.{template}"));

        Assert.Equal(HttpStatusCode.OK, status);
        var conversation = Assert.Single(Intercom.Conversations, conversation => conversation.Id == (string?)body["conversation_id"]);
        var contact = Assert.Single(Intercom.Contacts, contact => contact.Id == (string?)body["contact_id"]);
        Assert.Equal($"ada.{template}@example.com", contact.Email);
        Assert.Equal("Ada", contact.Name);
        Assert.Equal(contact.Id, conversation.ContactId);
        Assert.False((bool)body["reused"]!);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_same_call_twice_is_one_conversation(string template)
    {
        var before = Intercom.Conversations.Count;
        var (_, first) = await TemplateCall.PostAsync(Http, template, TemplateSample.For(template, $"twice.{template}"));
        var (status, second) = await TemplateCall.PostAsync(Http, template, TemplateSample.For(template, $" Twice.{template}"));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal((string?)first["conversation_id"], (string?)second["conversation_id"]);
        Assert.True((bool)second["reused"]!);
        Assert.Equal(before + 1, Intercom.Conversations.Count);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_existing_contact_is_kept_as_it_is(string template)
    {
        var contact = Intercom.AddContact(email: $"kept.{template}@example.com", name: "Old Name");
        var (status, body) = await TemplateCall.PostAsync(Http, template, TemplateSample.For(template, $"kept.{template}"));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(contact.Id, (string?)body["contact_id"]);
        Assert.Equal("Old Name", Intercom.Contacts.Single(kept => kept.Id == contact.Id).Name);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_archived_contact_is_a_422_that_names_the_remedy(string template)
    {
        Intercom.AddContact(email: $"archived.{template}@example.com", archived: true);
        var (status, body) = await TemplateCall.PostAsync(Http, template, TemplateSample.For(template, $"archived.{template}"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Equal("contact_archived", (string?)body["error"]);
        Assert.Contains("Unarchive", (string?)body["message"], StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(NotJson))]
    public async Task Invalid_JSON_is_an_error_and_nothing_is_sent(string template, string text, string mediaType)
    {
        var before = Intercom.Requests.Count;
        var (status, _) = await TemplateCall.PostAsync(Http, template, text, mediaType);

        Assert.InRange((int)status, 400, 599);
        Assert.Equal(before, Intercom.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(NoObject))]
    public async Task JSON_that_is_no_object_is_a_400_and_a_sentence_and_nothing_is_sent(string template, string json)
    {
        var before = Intercom.Requests.Count;
        var (status, body) = await TemplateCall.PostAsync(Http, template, json);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.EndsWith(".", (string?)body["message"], StringComparison.Ordinal);
        Assert.Equal(before, Intercom.Requests.Count);
    }

    public static TheoryData<string, string, string> NotJson()
    {
        var cases = new TheoryData<string, string, string>();

        foreach (var template in TemplateFile.Names)
        {
            var valid = TemplateSample.For(template, $"notjson.{template}");
            cases.Add(template, "not json", "application/json");
            cases.Add(template, valid[..^1], "application/json");
            cases.Add(template, "email=form%40example.com", "application/x-www-form-urlencoded");
            cases.Add(template, valid, "text/plain");
            cases.Add(template, valid, "text/plain; x=json");
            cases.Add(template, "email=formparam%40example.com", "application/x-www-form-urlencoded; x=json");
        }

        return cases;
    }

    public static TheoryData<string, string> NoObject()
    {
        var cases = new TheoryData<string, string>();

        foreach (var template in TemplateFile.Names)
        {
            cases.Add(template, "[]");
            cases.Add(template, "null");
            cases.Add(template, "7");
            cases.Add(template, "\"a@example.com\"");
            cases.Add(template, "{}");
            cases.Add(template, "");
        }

        return cases;
    }
}
