namespace Elsa.StandIn.Api.Descriptors;

/// <summary>A kind of expression; the Studio offers the browsable ones and opens a code editor where a language is named.</summary>
internal sealed record ExpressionDescriptorModel(
    string Type, string DisplayName, bool IsSerializable, bool IsBrowsable, IReadOnlyDictionary<string, string> Properties)
{
    private static readonly ExpressionDescriptorModel[] Known =
    [
        new("Literal", isBrowsable: false),
        new("Object", isBrowsable: false, language: "json"),
        new("Json", isBrowsable: false, language: "json"),
        new("Delegate", isBrowsable: false, isSerializable: false),
        new("Variable", isBrowsable: true),
        new("Input", isBrowsable: true),
        new("JavaScript", isBrowsable: true, language: "javascript"),
    ];

    private ExpressionDescriptorModel(string type, bool isBrowsable, bool isSerializable = true, string? language = null)
        : this(
            type,
            type,
            isSerializable,
            isBrowsable,
            language == null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["MonacoLanguage"] = language })
    {
    }

    /// <summary>Those whose handlers a feature added.</summary>
    public static IReadOnlyCollection<ExpressionDescriptorModel> Of(Func<string, bool> isThere) => [.. Known.Where(x => isThere(x.Type))];
}
