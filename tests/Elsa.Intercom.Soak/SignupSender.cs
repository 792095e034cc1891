using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Elsa.Intercom.Errors;

namespace Elsa.Intercom.Soak;

/// <summary>Sends a sign-up to the onboarding workflow once.</summary>
internal sealed class SignupSender(Uri host) : IDisposable
{
    /// <summary>Longer than the workflow takes, and shorter than the lease of a killed host.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly HttpClient _http = new() { BaseAddress = host, Timeout = Patience };

    public async Task<HostAnswer> SendAsync(Signup signup, CancellationToken cancellationToken)
    {
        try
        {
            using var content = new StringContent(signup.Json(), Encoding.UTF8, "application/json");
            using var response = await _http.PostAsync(new Uri("/workflows/onboarding", UriKind.Relative), content, cancellationToken);
            return Read(response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new HostAnswer("no answer in time");
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return e.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionRefused }
                ? HostAnswer.Refused
                : new HostAnswer("connection lost");
        }
    }

    public void Dispose() => _http.Dispose();

    private static HostAnswer Read(HttpStatusCode status, string text)
    {
        var json = Parse(text);
        var label = $"{(int)status} {Text(json, "error")}".TrimEnd();

        if (status != HttpStatusCode.OK)
            return new HostAnswer(label, IsUnknown: Text(json, "error") is IntercomErrorCodes.EarlierAttemptUnknown or IntercomErrorCodes.SeveralCandidates);

        return Text(json, "conversation_id") is { } id ? new HostAnswer(label, id, Text(json, "contact_id")) : new HostAnswer("200 without conversation_id");
    }

    private static JsonElement? Parse(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement? json, string property) =>
        json is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty(property, out var value) &&
            value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
