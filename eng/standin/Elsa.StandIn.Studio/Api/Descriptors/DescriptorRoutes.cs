using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Elsa.Expressions.Contracts;
using Elsa.Features.Implementations;
using Elsa.Features.Services;
using Elsa.Workflows.Management;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Elsa.StandIn;

/// <summary>The designer's choices.</summary>
internal static class DescriptorRoutes
{
    /// <summary>Static responses, by path.</summary>
    private static readonly JsonObject StaticAnswers = JsonNode.Parse(Resource.Read("descriptors.json"))!.AsObject();

    public static void Map(RouteGroupBuilder group)
    {
        var descriptors = group.MapGroup("/descriptors");
        descriptors.MapGet("/activities", ListActivitiesAsync);
        descriptors.MapPost("/activities/{typeName}/options/{propertyName}", RefreshOptionsAsync);

        foreach (var (path, answer) in StaticAnswers)
            descriptors.MapGet(path, () => ApiAnswer.Json(answer!));

        group.MapGet("/features/installed", (InstalledFeatures features) => ApiAnswer.List(features.List()));
        group.MapPost("/scripting/javascript/type-definitions/{definitionId}",
            (string definitionId, ScriptTypes scripts) => Results.Text(scripts.Declare(definitionId), "application/x-typescript", Encoding.UTF8));
    }

    private static async Task<IResult> ListActivitiesAsync(
        IActivityRegistry registry, IActivityRegistryPopulator populator, TypeNames types, CancellationToken cancellationToken)
    {
        // Descriptors are cheap, so each request makes them anew.
        await populator.PopulateRegistryAsync(cancellationToken);
        return ApiAnswer.List([.. registry.ListAll().Select(x => DescriptorModels.Describe(x, types))]);
    }

    private static async Task<IResult> RefreshOptionsAsync(
        string typeName, string propertyName, HttpRequest request, ActivityRegistryLookup registry, PropertyUIHandlerResolver handlers,
        CancellationToken cancellationToken)
    {
        var body = await ApiBody.ReadAsync(request.Body, cancellationToken);
        var context = body["context"] is JsonObject given ? given.Deserialize<JsonElement>() : default(JsonElement?);
        var property = (await registry.FindAsync(typeName))?.Inputs.FirstOrDefault(x => x.Name == propertyName)?.PropertyInfo;

        return property == null
            ? Results.NotFound()
            : ApiAnswer.Json(new { Items = await handlers.GetUIPropertiesAsync(property, context, cancellationToken) });
    }
}

/// <summary>The features of this server. The Studio queries them by full name.</summary>
internal sealed class InstalledFeatures(IModule module)
{
    private const string Suffix = "Feature";

    public IReadOnlyCollection<object> List() => [.. ((Module)module).FeatureTypes.Select(Describe)];

    private static object Describe(Type type)
    {
        var name = type.Name.EndsWith(Suffix, StringComparison.Ordinal) ? type.Name[..^Suffix.Length] : type.Name;
        return new { Name = name, Namespace = "Elsa", FullName = $"Elsa.{name}", DisplayName = name, Description = string.Empty };
    }
}

internal static class DescriptorServices
{
    public static void AddDescriptorApi(this IServiceCollection services, IModule module)
    {
        services.AddSingleton(new InstalledFeatures(module));
        services.AddSingleton<ScriptTypes>();
    }
}

/// <summary>The data files of this assembly.</summary>
internal static class Resource
{
    public static string Read(string name)
    {
        using var reader = new StreamReader(typeof(Resource).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
