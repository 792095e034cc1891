using System.Collections.Concurrent;
using System.Reflection;
using Elsa.Intercom.Errors;
using Elsa.Workflows.UIHints.Dropdown;

namespace Elsa.Intercom.UIHints;

/// <summary>
/// The choices of one input: for the dropdown, for reading the input, and for the check at publication. The first choice is the default. Case does
/// not matter.
/// </summary>
internal abstract class Choices(params (string Value, string Label)[] table) : DropDownOptionsProviderBase
{
    private static readonly ConcurrentDictionary<Type, Choices> Tables = new();

    public IEnumerable<string> Values => table.Select(choice => choice.Value);

    /// <summary>Whether other values are passed on to Intercom.</summary>
    public virtual bool IsOpen => false;

    public static T Get<T>()
        where T : Choices, new() => (T)Tables.GetOrAdd(typeof(T), _ => new T());

    /// <summary>The choices of an input; null if it has none.</summary>
    public static Choices? Find(Type? uiHandler) =>
        typeof(Choices).IsAssignableFrom(uiHandler) ? Tables.GetOrAdd(uiHandler, type => (Choices)Activator.CreateInstance(type)!) : null;

    /// <summary>The choice that the text names; the default if the text is blank.</summary>
    /// <exception cref="IntercomException">The text is not one of the choices.</exception>
    public string Read(string? text, string name)
    {
        if (string.IsNullOrWhiteSpace(text))
            return table[0].Value;

        var given = text.Trim();
        var known = table.FirstOrDefault(choice => string.Equals(choice.Value, given, StringComparison.OrdinalIgnoreCase)).Value;
        return known ?? (IsOpen ? given : throw IntercomException.Invalid($"{name} is not one of its choices. Use one of: {string.Join(", ", Values)}."));
    }

    protected override ValueTask<ICollection<SelectListItem>> GetItemsAsync(PropertyInfo propertyInfo, object? context, CancellationToken cancellationToken) =>
        new((ICollection<SelectListItem>)[.. table.Select(choice => new SelectListItem(choice.Label, choice.Value))]);
}
