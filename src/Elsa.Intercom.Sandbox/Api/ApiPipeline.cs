using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Elsa.Intercom.Sandbox.Storage;

namespace Elsa.Intercom.Sandbox.Api;

/// <summary>
/// The way of every API request: who are you, how many were there, which version, what is in the body; then the route; then the bytes.
/// A route stores and answers within <c>route(request)</c> and nothing is written before it returns, so whatever has to happen before
/// storing, after storing, or instead of the bytes has its place in <see cref="RunAsync"/>.
/// </summary>
internal sealed class ApiPipeline(IntercomSandboxOptions options, SandboxStore store, IdGenerator ids)
{
    // Readable with curl; the answers are JSON and never part of an HTML page.
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly RateLimit _rateLimit = new(options.RequestsPerMinute, options.TimeProvider);

    public async Task RunAsync(HttpContext context, Func<ApiRequest, ApiAnswer> route)
    {
        var received = new SandboxRequest
        {
            ReceivedAt = options.TimeProvider.GetUtcNow(),
            Method = context.Request.Method,
            Path = context.Request.Path.Value ?? "/",
            Query = context.Request.QueryString.Value ?? "",
            RequestId = ids.NewRequestId(),
            Status = 0
        };

        ApiAnswer answer;

        try
        {
            Authenticate(context.Request);
            ApplyRateLimit(context.Response);
            var version = ChooseVersion(context);
            received = received with { Version = version.Name };
            var text = await JsonBody.ReadAsync(context.Request, context.RequestAborted);
            received = received with { Body = text };
            JsonElement? body = text is null ? null : JsonBody.Parse(text);
            answer = route(new ApiRequest(version, context.Request, body));
        }
        catch (ApiException e)
        {
            answer = new ApiAnswer(e.Status, ErrorList(e, received.RequestId));
        }

        // Before the bytes: whoever has the answer finds its request in the list.
        store.AddRequest(received with { Status = answer.Status });
        await WriteAsync(context, answer, received.RequestId);
    }

    private void Authenticate(HttpRequest request)
    {
        const string scheme = "Bearer ";
        var header = request.Headers.Authorization.ToString();

        if (!header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) || header[scheme.Length..].Trim() != options.AccessToken)
            throw ApiException.Unauthorized();
    }

    private void ApplyRateLimit(HttpResponse response)
    {
        var state = _rateLimit.Take();
        response.Headers["X-RateLimit-Limit"] = state.Limit.ToString(CultureInfo.InvariantCulture);
        response.Headers["X-RateLimit-Remaining"] = state.Remaining.ToString(CultureInfo.InvariantCulture);
        response.Headers["X-RateLimit-Reset"] = state.Reset.ToString(CultureInfo.InvariantCulture);

        if (!state.Allowed)
            throw ApiException.RateLimited(state.Limit);
    }

    private ApiVersion ChooseVersion(HttpContext context)
    {
        var header = context.Request.Headers["Intercom-Version"];

        if (!ApiVersion.TryParse(header.Count == 0 ? options.DefaultVersion : header.ToString(), out var version))
            throw ApiException.UnknownVersion();

        context.Response.Headers["Intercom-Version"] = version.Name;
        return version;
    }

    private async Task WriteAsync(HttpContext context, ApiAnswer answer, string requestId)
    {
        context.Response.StatusCode = answer.Status;
        context.Response.Headers["X-Request-Id"] = requestId;
        context.Response.Headers.Date = options.TimeProvider.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);

        var bytes = JsonSerializer.SerializeToUtf8Bytes(answer.Body, Json);
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    private static JsonObject ErrorList(ApiException e, string requestId)
    {
        var error = new JsonObject { ["code"] = e.Code, ["message"] = e.Message };

        if (e.Field is not null)
            error["field"] = e.Field;

        return new JsonObject { ["type"] = "error.list", ["request_id"] = requestId, ["errors"] = new JsonArray(error) };
    }
}
