using Elsa.Intercom.Sandbox;
using static Elsa.Intercom.Sandbox.SandboxFaultKind;

namespace Elsa.Intercom.IntegrationTests.Sandbox.Faults;

/// <summary>Invalid faults, in code.</summary>
public sealed class RuleTests : FaultTest
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Theory]
    [MemberData(nameof(Senseless))]
    public void A_fault_that_makes_no_sense_is_refused_with_a_sentence(SandboxFault fault, string sentence)
    {
        var error = Assert.Throws<ArgumentException>(() => Intercom.Faults.Add(fault));

        Assert.StartsWith(sentence, error.Message, StringComparison.Ordinal);
        Assert.Empty(Intercom.Faults.Active);
    }

    [Theory]
    [MemberData(nameof(Sensible))]
    public void A_fault_that_makes_sense_is_accepted(SandboxFault fault)
    {
        Intercom.Faults.Add(fault);

        Assert.Equal(fault, Assert.Single(Intercom.Faults.Active));
    }

    [Fact]
    public void No_fault_is_no_fault() => Assert.Throws<ArgumentNullException>(() => Intercom.Faults.Add(null!));

    public static TheoryData<SandboxFault, string> Senseless() => new()
    {
        { new() { Kind = (SandboxFaultKind)99 }, "Kind must be one of RateLimited, RateLimitedWithoutHeaders, ServerError, " },
        { new() { Kind = Close, Method = "" }, "Method must be an HTTP method such as POST" },
        { new() { Kind = Close, Method = "PO ST" }, "Method must be an HTTP method such as POST" },
        { new() { Kind = Close, Path = "" }, "Path must be a path such as /conversations" },
        { new() { Kind = Close, Path = "conversations" }, "Path must be a path such as /conversations" },
        { new() { Kind = Close, Path = "/conversations?x=1" }, "Path must be a path such as /conversations" },
        { new() { Kind = Close, Path = "/con*/search" }, "Path must be a path such as /conversations" },
        { new() { Kind = Close, Path = "/" }, "Path must be a path of the API, which / is not." },
        { new() { Kind = Close, Path = "/sandbox/*" }, "Path must be a path of the API, which /sandbox/* is not." },
        { new() { Kind = NoConversationId, Path = "/me" }, "Kind NoConversationId applies only to POST /conversations, never to /me." },
        { new() { Kind = NoConversationId, Path = "/conversations/*/reply" }, "Kind NoConversationId applies only to POST /conversations" },
        { new() { Kind = NoConversationId, Path = "/conversations/*" }, "Kind NoConversationId applies only to POST /conversations" },
        {
            new() { Kind = LaggingSearch, Method = "GET", Delay = Second },
            "Kind LaggingSearch applies only to POST /contacts/search, POST /conversations/search and POST /tickets/search, never to GET."
        },
        { new() { Kind = ContactNotVisible, Method = "PUT" }, "Kind ContactNotVisible applies only to POST /conversations, GET /contacts/*, " },
        { new() { Kind = Close, Times = 0 }, "Times must be at least 1, or null to last until it is cleared." },
        { new() { Kind = Close, Skip = -1 }, "Skip must not be negative." },
        { new() { Kind = Close, Fraction = 1.01 }, "Fraction must be from 0 to 1" },
        { new() { Kind = Close, Fraction = -0.01 }, "Fraction must be from 0 to 1" },
        { new() { Kind = Close, Fraction = double.NaN }, "Fraction must be from 0 to 1" },
        { new() { Kind = Close, Seed = 1 }, "Seed has an effect only with Fraction." },
        { new() { Kind = ServerError, Status = 501 }, "Status must be 500, 502, 503 or 504." },
        { new() { Kind = Close, Status = 500 }, "Status is only for ServerError." },
        { new() { Kind = RateLimited, AfterStoring = true }, "AfterStoring cannot be true for RateLimited." },
        { new() { Kind = TruncatedJson, AfterStoring = false }, "AfterStoring cannot be false for TruncatedJson." },
        { new() { Kind = Slow }, "Delay must be more than zero and at most a day for Slow." },
        { new() { Kind = LaggingSearch, Delay = TimeSpan.FromHours(25) }, "Delay must be more than zero and at most a day for LaggingSearch." },
        { new() { Kind = Close, Delay = Second }, "Delay is only for Slow and LaggingSearch." },
        { new() { Kind = ClockSkew }, "Skew must not be zero and must be at most 365 days either way for ClockSkew." },
        { new() { Kind = ClockSkew, Skew = TimeSpan.FromDays(-366) }, "Skew must not be zero and must be at most 365 days either way for ClockSkew." },
        { new() { Kind = Slow, Delay = Second, Skew = Second }, "Skew is only for ClockSkew." }
    };

    public static TheoryData<SandboxFault> Sensible() =>
    [
        new SandboxFault { Kind = ServerError, Status = 504, AfterStoring = true, Method = "POST", Path = "/conversations" },
        new SandboxFault { Kind = Reset, Times = null, Skip = 3, Fraction = 0, Seed = -1 },
        new SandboxFault { Kind = RateLimited, AfterStoring = false },
        new SandboxFault { Kind = TruncatedJson, AfterStoring = true },
        new SandboxFault { Kind = Slow, Delay = TimeSpan.FromDays(1) },
        new SandboxFault { Kind = LaggingSearch, Path = "/con*", Delay = TimeSpan.FromMilliseconds(1) },
        new SandboxFault { Kind = LaggingSearch, Path = "/*/search", Delay = Second },
        new SandboxFault { Kind = Reset, Path = "/conversations/*/reply" },
        new SandboxFault { Kind = ContactNotVisible, Path = "/contacts/123" },
        new SandboxFault { Kind = ContactNotVisible, Method = "post" },
        new SandboxFault { Kind = ClockSkew, Skew = TimeSpan.FromDays(-365) }
    ];
}
