using System.Net;
using System.Runtime.CompilerServices;
using Elsa.Workflows.Exceptions;
using Elsa.Workflows.UIHints;
using Microsoft.AspNetCore.Http;

namespace Elsa.Http;

[Activity("Elsa", "HTTP", "Write a response to the current HTTP response object.", DisplayName = "HTTP Response")]
public class WriteHttpResponse : Activity
{
    private const string NoHttpContext = "The HTTP context was lost during workflow execution. There is no request that waits for this response.";

    public WriteHttpResponse([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : base(source, line)
    {
    }

    [Input(DefaultValue = HttpStatusCode.OK, Description = "The status code to return.", UIHint = InputUIHints.DropDown)]
    public Input<HttpStatusCode> StatusCode { get; set; } = new(HttpStatusCode.OK);

    [Input(
        Description = "The content to write back. String values will be sent as-is, while objects will be serialized to a JSON string. "
            + "Byte arrays and streams will be sent as files.")]
    public Input<object?> Content { get; set; } = null!;

    [Input(Description = "The content type to write when sending the response.", UIHint = InputUIHints.DropDown, UIHandler = typeof(ContentTypes))]
    public Input<string?> ContentType { get; set; } = null!;

    [Input(Description = "The headers to send along with the response.", UIHint = InputUIHints.JsonEditor, Category = "Advanced")]
    public Input<HttpHeaders?> ResponseHeaders { get; set; } = new(new HttpHeaders());

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var response = context.GetRequiredService<IHttpContextAccessor>().HttpContext?.Response
                       ?? throw new FaultException("NoHttpContext", "HTTP", "System", NoHttpContext);
        var status = StatusCode.GetOrDefault(context, () => HttpStatusCode.OK);
        response.StatusCode = (int)status;

        foreach (var (name, values) in context.Get(ResponseHeaders) ?? [])
            response.Headers[name] = values;

        if (context.Get(Content) is { } content)
            await ResponseContent.WriteAsync(response, content, ContentType.GetOrDefault(context), hasBody: status != HttpStatusCode.NoContent);

        await context.CompleteActivityAsync();
    }
}
