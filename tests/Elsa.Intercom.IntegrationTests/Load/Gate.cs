namespace Elsa.Intercom.IntegrationTests.Load;

/// <summary>Holds requests back until it is opened, so that no window begins before all callers are there.</summary>
internal sealed class Gate(Task opened) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await opened.WaitAsync(cancellationToken);
        return await base.SendAsync(request, cancellationToken);
    }
}
