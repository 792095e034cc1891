using System.Diagnostics;

namespace Elsa.Intercom.Tests.Activities;

/// <summary>
/// A date means the same on every server. The tests of dates name fixed moments; they run again in child processes, because a process has one time zone.
/// </summary>
public class TimeZoneTests
{
    private static readonly string[] Dates =
    [
        typeof(NumberInputTests).FullName!, typeof(CreateConversationCreatedAtTests).FullName!, typeof(UpsertContactInputTests).FullName!,
    ];

    [Theory]
    [InlineData("America/New_York")]
    [InlineData("Asia/Kolkata")]
    public async Task Dates_are_the_same_in(string zone)
    {
        Assert.SkipUnless(TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _), $"This machine doesn't know the time zone {zone}.");
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no TZ.");
        var classes = Dates.SelectMany(name => (string[])["-class", name]);
        var start = new ProcessStartInfo("dotnet", [typeof(TimeZoneTests).Assembly.Location, "-noColor", .. classes])
        {
            RedirectStandardOutput = true,
            Environment = { ["TZ"] = zone },
        };

        using var child = Process.Start(start)!;
        var output = await child.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await child.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(child.ExitCode == 0, output);
        Assert.DoesNotContain("Total: 0,", output, StringComparison.Ordinal);
    }
}
