namespace Elsa.Intercom.Sandbox;

/// <summary>The one workspace of a sandbox, and who is in it to begin with.</summary>
internal static class Workspace
{
    public const string Id = "sandbox1";
    public const string Name = "Sandbox";
    public const string BotId = "9";
    public const string BotName = "Fin";
    public const string BotEmail = "operator@sandbox.invalid";

    public static IReadOnlyList<SandboxAdmin> Admins { get; } =
    [
        new() { Id = "1", Name = "Sandbox Admin", Email = "admin@sandbox.invalid" },
        new() { Id = "101", Name = "Mary Support", Email = "mary@sandbox.invalid" },
        new() { Id = "102", Name = "Tom Engineer", Email = "tom@sandbox.invalid" }
    ];

    public static IReadOnlyList<SandboxTeam> Teams { get; } =
    [
        new() { Id = "201", Name = "Support", AdminIds = ["1", "101"] },
        new() { Id = "202", Name = "Engineering", AdminIds = ["102"] }
    ];

    public static IReadOnlyList<SandboxTag> Tags { get; } =
    [
        new() { Id = "301", Name = "VIP" },
        new() { Id = "302", Name = "Bug" },
        new() { Id = "303", Name = "Onboarding" }
    ];

    public static IReadOnlyList<SandboxTicketType> TicketTypes { get; } =
    [
        new() { Id = "401", Name = "Bug report", Description = "Something does not work", Icon = "🐞" },
        new() { Id = "402", Name = "Follow-up", Description = "Work for the team", Category = SandboxTicketType.BackOffice }
    ];
}
