namespace Elsa.Intercom.Api;

/// <summary>The attributes that tickets of every type have, by the names that the API gives them (2.14).</summary>
internal static class TicketAttributes
{
    public const string Title = "_default_title_";
    public const string Description = "_default_description_";

    /// <summary>The attributes with title and description among them; null if there are none.</summary>
    public static IReadOnlyDictionary<string, object?>? With(string? title, string? description, IReadOnlyDictionary<string, object?>? others)
    {
        var all = new Dictionary<string, object?>(StringComparer.Ordinal);

        if (title != null)
            all[Title] = title;

        if (description != null)
            all[Description] = description;

        foreach (var (name, value) in others ?? new Dictionary<string, object?>())
            all[name] = value;

        return all.Count > 0 ? all : null;
    }

    /// <summary>The texts that no error may repeat.</summary>
    public static IReadOnlyCollection<string?> Private(IReadOnlyDictionary<string, object?>? attributes) => [.. attributes?.Values.OfType<string>() ?? []];

    /// <summary>A text among the attributes; null if there is none.</summary>
    public static string? Text(IReadOnlyDictionary<string, object?>? attributes, string name) => attributes?.GetValueOrDefault(name) as string;
}
