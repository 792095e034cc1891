namespace Elsa.Intercom.Host;

/// <summary>Names the run in each request to the sandbox, so that its inbox can link a conversation to the run. Intercom itself never gets the name.</summary>
internal sealed class NamedRuns(Uri sandbox) : DelegatingHandler
{
    private const string Header = "X-Workflow-Instance-Id";

    private static readonly HttpRequestOptionsKey<string> Run = new("Elsa.Intercom.WorkflowInstanceId");

    public static void Add(IServiceCollection services, Uri sandbox) => services.AddHttpClient("Intercom").AddHttpMessageHandler(() => new NamedRuns(sandbox));

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri?.Authority == sandbox.Authority && request.Options.TryGetValue(Run, out var run))
            request.Headers.TryAddWithoutValidation(Header, run);

        return base.SendAsync(request, cancellationToken);
    }
}
