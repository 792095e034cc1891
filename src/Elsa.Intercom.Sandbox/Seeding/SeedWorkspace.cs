using Elsa.Intercom.Sandbox.Api;

namespace Elsa.Intercom.Sandbox.Seeding;

/// <summary>The workspace of a seed file, in place of the one in the options.</summary>
internal static class SeedWorkspace
{
    private const string Admins = "admins";
    private const string Teams = "teams";
    private const string Tags = "tags";
    private const string TicketTypes = "ticket_types";

    public static string[] Fields => [Admins, Teams, Tags, TicketTypes];

    /// <summary>The same options, not yet checked, with what the file has.</summary>
    /// <exception cref="ApiException">A field is wrong.</exception>
    public static IntercomSandboxOptions Apply(SeedItem file, IntercomSandboxOptions options)
    {
        options.Admins = Read(file, Admins, Admin, options.Admins);
        options.Teams = Read(file, Teams, Team, options.Teams);
        options.Tags = Read(file, Tags, Tag, options.Tags);
        options.TicketTypes = Read(file, TicketTypes, TicketType, options.TicketTypes);

        // The default teams have default members.
        if (file.Fields.Has(Admins) && !file.Fields.Has(Teams))
            options.Teams = [];

        return options;
    }

    private static SandboxAdmin Admin(SeedItem item)
    {
        item.Fields.RefuseOthersThan(["id", "name", "email"]);
        return new SandboxAdmin { Id = item.Fields.Id("id"), Name = item.Fields.String("name"), Email = item.Fields.String("email") };
    }

    private static SandboxTeam Team(SeedItem item)
    {
        item.Fields.RefuseOthersThan(["id", "name", "admin_ids"]);
        return new SandboxTeam { Id = item.Fields.Id("id"), Name = item.Fields.String("name"), AdminIds = item.Strings("admin_ids") };
    }

    private static SandboxTag Tag(SeedItem item)
    {
        item.Fields.RefuseOthersThan(["id", "name"]);
        return new SandboxTag { Id = item.Fields.Id("id"), Name = item.Fields.String("name") };
    }

    private static SandboxTicketType TicketType(SeedItem item)
    {
        item.Fields.RefuseOthersThan(["id", "name", "description", "category"]);
        var type = new SandboxTicketType { Id = item.Fields.Id("id"), Name = item.Fields.String("name") };

        if (item.Fields.TryString("description", nullable: false, out var description))
            type = type with { Description = description! };

        return item.Fields.TryString("category", nullable: false, out var category) ? type with { Category = category! } : type;
    }

    private static IReadOnlyList<T> Read<T>(SeedItem file, string name, Func<SeedItem, T> read, IReadOnlyList<T> otherwise)
    {
        if (!file.Fields.Has(name))
            return otherwise;

        var all = new List<T>();
        file.ForEach(name, item => all.Add(read(item)));
        return all;
    }
}
