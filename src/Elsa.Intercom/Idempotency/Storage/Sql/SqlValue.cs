namespace Elsa.Intercom.Idempotency.Storage.Sql;

/// <summary>The value of a parameter: a text, a <see cref="long"/>, a <see cref="DateTimeOffset"/> in UTC or null.</summary>
internal sealed record SqlValue
{
    public SqlValue(string name, LedgerColumnType type, object? value)
    {
        Name = name;
        Type = type;
        Value = value switch
        {
            string text => StorableText.From(text),
            DateTimeOffset time => time.ToUniversalTime(),
            _ => value,
        };
    }

    public string Name { get; }

    public LedgerColumnType Type { get; }

    public object? Value { get; }
}
