namespace Elsa.Intercom.BrowserTests.Browsing;

/// <summary>
/// Hidden errors of a page: errors in the console, including failed requests, exceptions, and requests that leave this machine.
/// </summary>
internal sealed class Complaints
{
    private readonly List<string> _all = [];

    public Complaints(IBrowserContext context)
    {
        context.Console += (_, message) =>
        {
            if (message.Type == "error")
                Add($"console: {message.Text} ({message.Location})");
        };
        context.WebError += (_, error) => Add($"exception: {error.Error}");
        context.Request += (_, request) =>
        {
            if (Uri.TryCreate(request.Url, UriKind.Absolute, out var url) && url.Scheme.StartsWith("http", StringComparison.Ordinal) && !url.IsLoopback)
                Add($"leaves this machine: {url}");
        };
    }

    /// <summary>Chromium's console also shows a refusal of the server. That one is expected, once.</summary>
    public void Expect(string text)
    {
        lock (_all)
        {
            var index = _all.FindIndex(complaint => complaint.Contains(text, StringComparison.Ordinal));
            Assert.True(index >= 0, $"The console has no '{text}': {string.Join("\n", _all)}");
            _all.RemoveAt(index);
        }
    }

    public void AssertNone()
    {
        lock (_all)
            Assert.True(_all.Count == 0, string.Join("\n", _all));
    }

    private void Add(string complaint)
    {
        lock (_all)
            _all.Add(complaint);
    }
}
