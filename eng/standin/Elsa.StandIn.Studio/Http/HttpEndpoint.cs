using System.Runtime.CompilerServices;
using System.Text.Json;
using Elsa.Workflows.UIHints;
using Microsoft.AspNetCore.Http;

namespace Elsa.Http;

[Activity("Elsa", "HTTP", "Wait for an inbound HTTP request that matches the specified path and methods.", DisplayName = "HTTP Endpoint")]
[Output(IsSerializable = false)]
public class HttpEndpoint : Trigger<HttpRequest>
{
    internal const string PathInputKey = "Path";

    public HttpEndpoint([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : base(source, line)
    {
    }

    [Input(Description = "The path to associate with the workflow.", UIHint = InputUIHints.SingleLine, UIHandler = typeof(EndpointAddress))]
    public Input<string> Path { get; set; } = null!;

    [Input(Description = "The HTTP methods to accept.", Options = new[] { "GET", "POST", "PUT", "HEAD", "DELETE" }, UIHint = InputUIHints.CheckList)]
    public Input<ICollection<string>> SupportedMethods { get; set; } = new(ObjectLiteral.From(new[] { HttpMethods.Get }));

    [Input(Description = "Allow authenticated requests only.", Category = "Security")]
    public Input<bool> Authorize { get; set; } = new(false);

    [Input(Description = "Provide a policy to evaluate. If the policy fails, the request is forbidden.", Category = "Security")]
    public Input<string?> Policy { get; set; } = new(default(string?));

    [Input(Description = "The maximum time allowed to process the request.", Category = "Upload")]
    public Input<TimeSpan?> RequestTimeout { get; set; } = null!;

    [Output(Description = "The parsed request content, if any.")]
    public Output<object?> ParsedContent { get; set; } = null!;

    [Output(Description = "The parsed route data, if any.")]
    public Output<IDictionary<string, object>> RouteData { get; set; } = null!;

    [Output(Description = "The querystring data, if any.")]
    public Output<IDictionary<string, object>> QueryStringData { get; set; } = null!;

    [Output(Description = "The headers, if any.")]
    public Output<IDictionary<string, object>> Headers { get; set; } = null!;

    protected override IEnumerable<object> GetTriggerPayloads(TriggerIndexingContext context)
    {
        var path = context.Get(Path) is { } given && !string.IsNullOrWhiteSpace(given)
            ? given.NormalizeRoute() : throw new WorkflowDefinitionException($"The HTTP endpoint {Name ?? Id} has no path. Enter one in its field Path.");
        var methods = context.Get(SupportedMethods) ?? [HttpMethods.Get];
        var authorize = context.Get(Authorize);
        var policy = context.Get(Policy);
        var timeout = context.Get(RequestTimeout);

        return methods.Select(x => new EndpointPayload(path, x.ToLowerInvariant(), authorize, policy, timeout)).ToList();
    }

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        if (Path.Get(context).Contains("//", StringComparison.Ordinal))
            throw new InvalidOperationException("Path cannot contain double slashes (//)");

        if (!context.IsTriggerOfWorkflow() || context.GetRequiredService<IHttpContextAccessor>().HttpContext is not { } httpContext)
            throw new NotInStandInException($"Waiting for a request in the middle of a workflow ({context.Activity.Type} {context.Activity.Id})");

        var request = httpContext.Request;
        context.Set(Result, request);
        context.Set(RouteData, EndpointRequest.RouteData(httpContext, context.GetWorkflowInput<string>(PathInputKey)));
        context.Set(QueryStringData, request.Query.ToObjectDictionary());
        context.Set(Headers, request.Headers.ToObjectDictionary());

        try
        {
            ParsedContent.Set(context, await EndpointRequest.ParseAsync(request, ParsedContent.GetTargetType(context), context.CancellationToken));
        }
        catch (JsonException e)
        {
            // The response is written, the activity stays unfinished, and the flow ends here.
            httpContext.Response.StatusCode = StatusCodes.Status400BadRequest;
            await httpContext.Response.WriteAsJsonAsync(new { e.Message, e.Path, e.LineNumber });
            await httpContext.Response.Body.FlushAsync();
            return;
        }

        await context.CompleteActivityAsync();
    }
}
