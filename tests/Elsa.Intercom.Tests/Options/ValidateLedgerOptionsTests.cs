using Elsa.Intercom.Options;

namespace Elsa.Intercom.Tests.Options;

/// <summary>Valid settings of the ledger. The table's name goes into statements unchanged.</summary>
public class ValidateLedgerOptionsTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    public static TheoryData<TimeSpan, bool> Retentions => new()
    {
        { TimeSpan.Zero, false },
        { -Hour, false },
        { Hour - TimeSpan.FromTicks(1), false },
        { Hour, true },
        { TimeSpan.FromDays(3660), true },
        { TimeSpan.FromDays(3661), false },
        { TimeSpan.MaxValue, false },
    };

    [Theory, MemberData(nameof(Retentions))]
    public void A_retention_is_an_hour_at_least_and_ten_years_at_most(TimeSpan retention, bool accepted) =>
        Assert.Equal(
            accepted ? [] : [$"Intercom:Ledger:Retention is {retention}. Use a time from one hour to ten years, for example 30.00:00:00."],
            Failures(ledger => ledger.Retention = retention));

    [Theory]
    [InlineData("conversations")]
    [InlineData("_Conversations_2")]
    [InlineData("public.elsa_intercom_ledger")]
    public void A_plain_table_name_is_accepted_with_or_without_a_schema(string table) => Assert.Empty(Failures(ledger => ledger.Table = table));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("2conversations")]
    [InlineData("my conversations")]
    [InlineData("my-conversations")]
    [InlineData("conversations\n")]
    [InlineData("\"conversations\"")]
    [InlineData("[conversations]")]
    [InlineData("conversations;--")]
    [InlineData("a.b.c")]
    [InlineData("a.")]
    [InlineData(".a")]
    [InlineData("konversationsübersicht")]
    public void Any_other_table_name_is_refused_and_not_repeated(string? table) =>
        Assert.StartsWith(
            "Intercom:Ledger:Table is not a plain table name.", Assert.Single(Failures(ledger => ledger.Table = table!)), StringComparison.Ordinal);

    [Fact]
    public void A_table_name_has_100_characters_at_most()
    {
        Assert.Empty(Failures(ledger => ledger.Table = new string('a', 100)));
        Assert.Single(Failures(ledger => ledger.Table = new string('a', 101)));
    }

    private static IEnumerable<string> Failures(Action<LedgerOptions> change)
    {
        var options = new IntercomOptions();
        change(options.Ledger);
        return new ValidateIntercomOptions().Validate(null, options).Failures ?? [];
    }
}
