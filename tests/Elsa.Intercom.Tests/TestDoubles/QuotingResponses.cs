using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Tests.TestDoubles;

/// <summary>Responses of Intercom that quote every private value, with the outcome of a step that gets them.</summary>
internal static class QuotingResponses
{
    /// <summary>How a request with as much private data as possible ends, and the outcome of its step.</summary>
    public static readonly Dictionary<string, (string Outcome, Action<FakeRoute> Ends)> Posts = new()
    {
        ["400"] = ("Rejected", route => route.Reply(400, Answers.Error("parameter_invalid", Canaries.Quote))),
        ["400 with a quoting code"] = ("Rejected", route => route.Reply(400, Answers.Error($"{Canaries.FullName}/{Canaries.Text}", "No."))),
        ["422 quoting the name only"] = (
            "Rejected", route => route.Reply(422, Answers.Error("parameter_invalid", $"name '{Canaries.FullName}' or '{Canaries.Text}' is invalid"))),
        ["422 quoting the phone only"] = (
            "Rejected", route => route.Reply(422, Answers.Error("parameter_invalid", $"phone {Canaries.Phone}, {Canaries.Subject}"))),
        ["422 quoting an attribute"] = (
            "Rejected", route => route.Reply(422, Answers.Error("parameter_invalid", $"note {Canaries.Attribute}, {Canaries.Subject}"))),
        ["401"] = ("Unavailable", route => route.Reply(401, Answers.Error("unauthorized", Canaries.Quote))),
        ["401 quoting the token"] = ("Unavailable", route => route.Reply(401, Answers.Error("unauthorized", $"The token {Canaries.Token} was revoked"))),
        ["403"] = ("Unavailable", route => route.Reply(403, Answers.Error("api_plan_restricted", Canaries.Quote))),
        ["404"] = ("Not Found", route => route.Reply(404, Answers.Error("not_found", Canaries.Quote))),
        ["429"] = ("Unavailable", route => route.Reply(429, Answers.Error("rate_limit_exceeded", Canaries.Quote))),
        ["500"] = ("Unknown", route => route.Reply(500, Answers.Error("server_error", Canaries.Quote))),
        ["a page"] = ("Unknown", route => route.Reply(502, $"<html>{Canaries.Quote}</html>", "text/html")),
        ["a redirect"] = (
            "Unknown",
            route => route.Reply(
                302, Canaries.Quote, "text/plain", $"Location: https://example.com/?q={Uri.EscapeDataString(Canaries.Email)}&t={Canaries.Token}")),
        ["broken JSON"] = ("Unknown", route => route.Reply(200, $"{{\"id\":\"1\",\"body\":\"{Canaries.Quote}")),
        ["no id"] = ("Unknown", route => route.Reply(200, new JObject { ["body"] = Canaries.Quote, ["name"] = Canaries.FullName }.ToString())),
        ["too much"] = ("Unknown", route => route.Reply(200, Canaries.Text + new string(' ', 2 * 1024 * 1024))),
        ["a reset"] = ("Unknown", route => route.FailAfterSending(new HttpRequestException(Canaries.Quote, new IOException(Canaries.Quote)))),
        ["no connection"] = ("Unavailable", route => route.FailBeforeSending(new HttpRequestException(Canaries.Quote))),
        ["a timeout"] = ("Unknown", route => route.FailAfterSending(new TaskCanceledException(Canaries.Quote))),
    };

    /// <summary>Responses to the search for a conversation that may exist, and the outcome.</summary>
    public static readonly Dictionary<string, (string Outcome, Action<FakeRoute> Shows)> Searches = new()
    {
        ["the one"] = ("Done", route => route.Reply(200, JsonConversation.List([Conversation("1")]))),
        ["two"] = ("Unknown", route => route.Reply(200, JsonConversation.List([Conversation("1"), Conversation("2")]))),
        ["another"] = ("Unknown", route => route.Reply(200, JsonConversation.List([new JsonConversation { Body = Canaries.Quote }]))),
        ["too many"] = ("Unknown", route => route.Reply(200, JsonConversation.List([Conversation("1")], next: Canaries.Quote))),
        ["401"] = ("Unknown", route => route.Reply(401, Answers.Error("unauthorized", Canaries.Quote))),
        ["403"] = ("Unknown", route => route.Reply(403, Answers.Error("forbidden", Canaries.Quote))),
        ["400"] = ("Unknown", route => route.Reply(400, Answers.Error("parameter_invalid", Canaries.Quote))),
        ["500"] = ("Unknown", route => route.Reply(500, Answers.Error("server_error", Canaries.Quote))),
        ["a page"] = ("Unknown", route => route.Reply(200, $"<html>{Canaries.Quote}</html>", "text/html")),
        ["no list"] = ("Unknown", route => route.Reply(200, new JObject { ["conversations"] = Canaries.Quote }.ToString())),
        ["a reset"] = ("Unknown", route => route.FailAfterSending(new HttpRequestException(Canaries.Quote))),
    };

    private static JsonConversation Conversation(string id) => new(id) { Body = $"<p>{Canaries.Text}</p>" };
}
