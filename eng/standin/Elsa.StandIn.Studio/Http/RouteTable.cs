using System.Collections.Immutable;
using Elsa.Http.Options;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.Options;

namespace Elsa.StandIn;

/// <summary>The endpoints of all published workflows.</summary>
internal sealed class RouteTable(IOptions<HttpActivityOptions> options)
{
    private ImmutableList<EndpointRoute> _routes = [];

    public string BasePath => options.Value.BasePath?.ToString() is { Length: > 0 } path ? path.NormalizeRoute() : string.Empty;

    public void Replace(string definitionId, IEnumerable<EndpointRoute> routes)
    {
        var added = routes.ToList();

        ImmutableInterlocked.Update(ref _routes, current =>
        {
            var others = current.RemoveAll(x => x.Graph.Workflow.Identity.DefinitionId == definitionId);
            return added.Find(x => others.Exists(other => Meet(other, x))) is { } taken
                ? throw new WorkflowDefinitionException(TakenMessage(taken))
                : others.AddRange(added);
        });
    }

    /// <summary>Whether another workflow already has the route.</summary>
    public bool IsTaken(EndpointRoute route) =>
        _routes.Exists(x => x.Graph.Workflow.Identity.DefinitionId != route.Graph.Workflow.Identity.DefinitionId && Meet(x, route));

    public static string TakenMessage(EndpointRoute route) =>
        $"The {route.Payload.Path} path and {route.Payload.Method} method are already in use by another workflow!";

    /// <summary>The template that matches the path, without the base path, and the values of its placeholders; the path itself if none matches.</summary>
    public (string Template, RouteValueDictionary Values) Match(string path)
    {
        foreach (var template in _routes.Select(x => x.Payload.Path).Distinct())
        {
            var parsed = TemplateParser.Parse((BasePath + template).TrimStart('/'));
            var defaults = new RouteValueDictionary(parsed.Parameters.Where(x => x.DefaultValue != null).ToDictionary(x => x.Name!, x => x.DefaultValue));
            var values = new RouteValueDictionary();

            if (new TemplateMatcher(parsed, defaults).TryMatch(path, values))
                return (template, values);
        }

        return (path[Math.Min(BasePath.Length, path.Length)..].NormalizeRoute(), []);
    }

    public IReadOnlyList<EndpointRoute> Find(string template, string method) =>
        _routes.FindAll(x => x.Payload.Path == template && string.Equals(x.Payload.Method, method, StringComparison.OrdinalIgnoreCase));

    private static bool Meet(EndpointRoute one, EndpointRoute other) => one.Payload.Path == other.Payload.Path && one.Payload.Method == other.Payload.Method;
}

/// <summary>A live endpoint, and the workflow that it starts.</summary>
internal sealed record EndpointRoute(EndpointPayload Payload, string ActivityId, WorkflowGraph Graph);

/// <summary>A path and a method that start a workflow.</summary>
internal sealed record EndpointPayload(string Path, string Method, bool Authorize, string? Policy, TimeSpan? RequestTimeout);
