namespace Elsa.Intercom.IntegrationTests.Load;

/// <summary>Blocks requests until it opens, so that no window begins before all callers have come.</summary>
internal sealed class Gate(Task opened) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await opened.WaitAsync(cancellationToken);
        return await base.SendAsync(request, cancellationToken);
    }
}
