using System.Text.RegularExpressions;

namespace Elsa.Intercom.Host;

/// <summary>
/// Refuses requests that choose an odd id for their workflow instance. Elsa takes it from a header or the query as it is, and it would reach its log, its
/// database and its responses.
/// </summary>
internal static partial class ForeignInstanceIds
{
    private const string Header = "X-Workflow-Instance-ID";
    private const string Parameter = "workflowInstanceId";

    public static void Use(WebApplication app) =>
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/workflows"), workflows => workflows.Use(CheckAsync));

    private static Task CheckAsync(HttpContext context, RequestDelegate next) =>
        context.Request.Headers[Header].Concat(context.Request.Query[Parameter]).All(id => PlainId().IsMatch(id ?? ""))
            ? next(context)
            : RequestBodies.RefuseAsync(
                context, StatusCodes.Status400BadRequest, "invalid_instance_id",
                $"The id of the workflow instance, in the header {Header} or the parameter {Parameter}, has to be 1 to 100 letters, digits "
                    + "and characters out of '-_.:'. Send another id, or none.");

    [GeneratedRegex("^[A-Za-z0-9_.:-]{1,100}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex PlainId();
}
