using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Elsa.Intercom.IntegrationTests.QuickStart;

/// <summary>A server that has every contact. A test sets the responses to a new contact and a new conversation.</summary>
internal sealed class ScriptedIntercom : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TaskCompletionSource _posted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _posts;
    private int _parts = 700;

    private ScriptedIntercom(WebApplication app) => _app = app;

    /// <summary>The response to POST /conversations.</summary>
    public (int Status, string ContentType, string Body) Answer { get; set; }

    /// <summary>The response to POST /contacts; null for the contact.</summary>
    public (int Status, string ContentType, string Body)? ContactAnswer { get; set; }

    /// <summary>The response to a reply; null for a conversation that shows it.</summary>
    public (int Status, string ContentType, string Body)? ReplyAnswer { get; set; }

    /// <summary>A wait before the response to POST /conversations; null for none.</summary>
    public TaskCompletionSource? Hold { get; set; }

    /// <summary>Completes when the first POST /conversations has arrived.</summary>
    public Task Posted => _posted.Task;

    public int Posts => Volatile.Read(ref _posts);

    public Uri BaseUrl => new(_app.Urls.Single());

    public static async Task<ScriptedIntercom> StartAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var intercom = new ScriptedIntercom(app);
        const string Contact = """{"type":"contact","id":"6762f11b1bb69f9f2193bba3","role":"user"}""";
        app.MapPost("/contacts/search", () => Results.Text("""{"type":"list","data":[]}""", "application/json"));
        app.MapPost("/contacts", context => WriteAsync(context, intercom.ContactAnswer ?? (200, "application/json", Contact)));
        app.MapGet("/contacts/{id}", () => Results.Text(Contact, "application/json"));
        app.MapPost("/conversations/search", () => Results.Text("""{"type":"conversation.list","conversations":[],"total_count":0}""", "application/json"));
        app.MapGet("/me", () => Results.Text("""{"type":"admin","id":"1","app":{"id_code":"scripted"}}""", "application/json"));
        app.MapPost("/conversations/{id}/reply", intercom.ShowReplyAsync);
        app.MapPost("/conversations", intercom.ReplyAsync);
        await app.StartAsync();
        return intercom;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task ReplyAsync(HttpContext context)
    {
        Interlocked.Increment(ref _posts);
        _posted.TrySetResult();
        await (Hold?.Task ?? Task.CompletedTask);
        await WriteAsync(context, Answer);
    }

    /// <summary>The conversation with the teammate's part.</summary>
    private async Task ShowReplyAsync(HttpContext context)
    {
        var reply = JsonNode.Parse(await new StreamReader(context.Request.Body).ReadToEndAsync())!;
        var part = new JsonObject
        {
            ["id"] = $"{Interlocked.Increment(ref _parts)}",
            ["part_type"] = "comment",
            ["body"] = reply["body"]!.DeepClone(),
            ["created_at"] = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds(),
            ["author"] = new JsonObject { ["type"] = "admin", ["id"] = reply["admin_id"]!.DeepClone() },
        };
        var shown = new JsonObject
        {
            ["id"] = (string)context.Request.RouteValues["id"]!,
            ["conversation_parts"] = new JsonObject { ["conversation_parts"] = new JsonArray(part), ["total_count"] = 1 },
        };
        await WriteAsync(context, ReplyAnswer ?? (200, "application/json", shown.ToJsonString()));
    }

    private static Task WriteAsync(HttpContext context, (int Status, string ContentType, string Body) answer)
    {
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        context.Response.Headers["X-Request-Id"] = "req-1";
        return context.Response.WriteAsync(answer.Body);
    }
}
