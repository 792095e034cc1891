namespace Elsa.Intercom.Sandbox;

/// <summary>The one workspace of a sandbox and its one admin, to whom the access token belongs.</summary>
internal static class Workspace
{
    public const string Id = "sandbox1";
    public const string Name = "Sandbox";
    public const long AdminId = 1;
    public const string AdminIdText = "1";
    public const string AdminName = "Sandbox Admin";
    public const string AdminEmail = "admin@sandbox.invalid";
}
