using Elsa.Intercom.Errors;
using Elsa.Intercom.Options;

namespace Elsa.Intercom.Api;

/// <summary>Refuses fields that the connection's API version doesn't know: an older version ignores them without an error.</summary>
internal static class VersionRules
{
    /// <param name="connection">The connection's settings.</param>
    /// <param name="connectionName">The connection's name.</param>
    /// <param name="isGiven">Whether the field is given.</param>
    /// <param name="input">The field as the editor shows it.</param>
    /// <param name="field">The field as the API names it.</param>
    /// <param name="since">The first version that has it, for example 2.15.</param>
    /// <exception cref="IntercomException">The field is given, and the connection requests an older version.</exception>
    public static void Check(IntercomConnection connection, string connectionName, bool isGiven, string input, string field, string since)
    {
        var first = Version.Parse(since);

        if (isGiven && !ApiVersion.Parse(connection.ApiVersion).IsAtLeast(first.Major, first.Minor))
            throw new IntercomException(
                IntercomErrorKind.Rejected,
                IntercomErrorCodes.FieldNotInVersion,
                $"{input} ({field}) exists from version {since} of Intercom's API; connection {connectionName} asks for {connection.ApiVersion}. "
                + $"Leave it out, or set Intercom:Connections:{connectionName}:ApiVersion to {since} or newer.");
    }
}
