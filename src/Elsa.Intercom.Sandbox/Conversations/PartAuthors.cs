namespace Elsa.Intercom.Sandbox.Conversations;

/// <summary>Sets the author of a part.</summary>
internal static class PartAuthors
{
    public static SandboxPart By(this SandboxPart part, SandboxAdmin admin) =>
        part with { AuthorType = SandboxPart.Admin, AuthorId = admin.Id, AuthorName = admin.Name, AuthorEmail = admin.Email };

    public static SandboxPart ByBot(this SandboxPart part) =>
        part with { AuthorType = SandboxPart.Bot, AuthorId = Workspace.BotId, AuthorName = Workspace.BotName, AuthorEmail = Workspace.BotEmail };

    public static SandboxPart By(this SandboxPart part, SandboxContact contact) =>
        part with { AuthorType = contact.Role, AuthorId = contact.Id, AuthorName = contact.Name, AuthorEmail = contact.Email };
}
