namespace Elsa.Intercom.Http;

/// <summary>The names under which the package reports itself to OpenTelemetry.</summary>
public static class IntercomDiagnostics
{
    /// <summary>The name of the package's ActivitySource: a span for each attempt of a request.</summary>
    public const string ActivitySourceName = "Elsa.Intercom";

    /// <summary>The name of the package's Meter.</summary>
    public const string MeterName = "Elsa.Intercom";
}
