using System.Security.Cryptography;
using System.Text;

namespace Elsa.Intercom.Idempotency.Storage.Sql;

/// <summary>The name of a table, with or without a schema.</summary>
internal sealed record SqlTableName(string? Schema, string Name)
{
    /// <summary>The most characters of a table's name in an index's name. PostgreSQL truncates a name after 63 bytes, prefix and column included.</summary>
    private const int LongestInIndex = 40;

    public static SqlTableName Parse(string text)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? new SqlTableName(null, text) : new SqlTableName(text[..dot], text[(dot + 1)..]);
    }

    public string Quoted(SqlDialect dialect) => Schema == null ? dialect.Quote(Name) : $"{dialect.Quote(Schema)}.{dialect.Quote(Name)}";

    /// <summary>Another name in the same schema.</summary>
    public SqlTableName Sibling(string name) => this with { Name = name };

    public string PrimaryKey() => $"pk_{Short()}";

    public string Index(string column) => $"ix_{Short()}_{column}";

    public override string ToString() => Schema == null ? Name : $"{Schema}.{Name}";

    private string Short() =>
        Name.Length <= LongestInIndex ? Name : $"{Name[..(LongestInIndex - 9)]}_{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Name)))[..8]}";
}
