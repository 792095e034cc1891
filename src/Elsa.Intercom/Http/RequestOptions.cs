namespace Elsa.Intercom.Http;

/// <summary>What the transport passes to the handlers with a request message.</summary>
internal static class RequestOptions
{
    public static readonly HttpRequestOptionsKey<string> Connection = new("Elsa.Intercom.Connection");

    /// <summary>The workflow instance that sends the request. Only a handler of the application may read it: it is never sent to Intercom.</summary>
    public static readonly HttpRequestOptionsKey<string> WorkflowInstanceId = new("Elsa.Intercom.WorkflowInstanceId");
}
