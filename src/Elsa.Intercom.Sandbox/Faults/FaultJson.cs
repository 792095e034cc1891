using System.Text.Json;
using System.Text.Json.Nodes;
using Elsa.Intercom.Sandbox.Api;

namespace Elsa.Intercom.Sandbox.Faults;

/// <summary>Faults as JSON. The list of active faults can be sent again unchanged.</summary>
internal static class FaultJson
{
    private const string FaultField = "fault";
    private const string DelayField = "delay_seconds";
    private const string SkewField = "skew_seconds";

    private static readonly Dictionary<string, SandboxFaultKind> Kinds = Enum.GetValues<SandboxFaultKind>().ToDictionary(x => NameOf(x.ToString()));

    private static readonly string[] Fields =
        [FaultField, "method", "path", "times", "skip", "fraction", "seed", "status", "after_storing", DelayField, SkewField];

    /// <summary>The name over HTTP of a fault's property or kind.</summary>
    public static string NameOf(string name) => name switch
    {
        nameof(SandboxFault.Kind) => FaultField,
        nameof(SandboxFault.Delay) => DelayField,
        nameof(SandboxFault.Skew) => SkewField,
        _ => JsonNamingPolicy.SnakeCaseLower.ConvertName(name)
    };

    /// <summary>One fault or an array of faults, all of them valid.</summary>
    /// <exception cref="ApiException">400, with a sentence that names the field.</exception>
    public static IReadOnlyList<SandboxFault> Read(JsonElement? body) => body switch
    {
        { ValueKind: JsonValueKind.Object } one => [Read(one, "")],
        { ValueKind: JsonValueKind.Array } several when several.GetArrayLength() > 0 => [.. several.EnumerateArray().Select((x, i) => Read(x, $"[{i}]."))],
        _ => throw NoFault("The body")
    };

    public static JsonObject Write(SandboxFaults faults) => new()
    {
        ["active"] = new JsonArray([.. faults.Active.Select(Write)]),
        ["injected"] = new JsonArray([.. faults.Injected.Select(Write)])
    };

    private static SandboxFault Read(JsonElement json, string path)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw NoFault(path.TrimEnd('.'));

        var fields = new JsonFields(json, path);
        fields.RefuseOthersThan(Fields);
        fields.TryString("method", nullable: true, out var method);
        fields.TryString("path", nullable: true, out var route);
        fields.TryNumber("fraction", nullable: true, out var fraction);
        fields.TryBoolean("after_storing", out var afterStoring);

        var fault = new SandboxFault
        {
            Kind = Kind(fields),
            Method = method,
            Path = route,
            Times = Int(fields, "times", nullable: true, absent: 1),
            Skip = Int(fields, "skip", nullable: false, absent: 0)!.Value,
            Fraction = fraction,
            Seed = Int(fields, "seed", nullable: true, absent: null),
            Status = Int(fields, "status", nullable: false, absent: SandboxFault.DefaultStatus)!.Value,
            AfterStoring = afterStoring,
            Delay = Seconds(fields, DelayField),
            Skew = Seconds(fields, SkewField)
        };

        return FaultRules.Problem(fault, NameOf) is { } problem ? throw ApiException.Invalid(path + problem) : fault;
    }

    private static SandboxFaultKind Kind(JsonFields fields) =>
        fields.TryString(FaultField, nullable: true, out var name) && name is not null && Kinds.TryGetValue(name, out var kind)
            ? kind
            : throw fields.Mismatch(FaultField, $"one of {string.Join(", ", Kinds.Keys)}");

    private static int? Int(JsonFields fields, string name, bool nullable, int? absent)
    {
        if (!fields.TryInteger(name, nullable, out var number))
            return absent;

        return number is < int.MinValue or > int.MaxValue ? throw fields.Mismatch(name, $"from {int.MinValue} to {int.MaxValue}") : (int?)number;
    }

    // A TimeSpan has a smaller range than a number. The rules refuse what is too long for a fault.
    private static TimeSpan Seconds(JsonFields fields, string name) =>
        fields.TryNumber(name, nullable: false, out var seconds)
            ? TimeSpan.FromSeconds(Math.Clamp(seconds!.Value, TimeSpan.MinValue.TotalSeconds / 2, TimeSpan.MaxValue.TotalSeconds / 2))
            : TimeSpan.Zero;

    private static ApiException NoFault(string what) =>
        ApiException.Invalid($"{what} must be a fault, {{\"{FaultField}\": \"server_error\"}} for example, or an array of faults");

    private static JsonObject Write(SandboxFault fault)
    {
        var json = new JsonObject
        {
            [FaultField] = NameOf(fault.Kind.ToString()),
            ["method"] = fault.Method,
            ["path"] = fault.Path,
            ["times"] = fault.Times,
            ["skip"] = fault.Skip,
            ["fraction"] = fault.Fraction,
            ["seed"] = fault.Seed,
            ["after_storing"] = fault.IsAfterStoring()
        };

        if (fault.Kind == SandboxFaultKind.ServerError)
            json["status"] = fault.Status;

        if (fault.Delay != TimeSpan.Zero)
            json[DelayField] = fault.Delay.TotalSeconds;

        if (fault.Skew != TimeSpan.Zero)
            json[SkewField] = fault.Skew.TotalSeconds;

        return json;
    }

    private static JsonObject Write(SandboxInjection injection) => new()
    {
        [FaultField] = NameOf(injection.Kind.ToString()),
        ["description"] = injection.Description,
        ["request_id"] = injection.RequestId,
        ["at"] = injection.At.ToUnixTimeSeconds(),
        ["method"] = injection.Method,
        ["path"] = injection.Path,
        ["stored"] = injection.Stored
    };
}
