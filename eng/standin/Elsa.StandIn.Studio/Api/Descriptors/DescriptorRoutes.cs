using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Elsa.Expressions.Contracts;
using Elsa.Features.Implementations;
using Elsa.Features.Services;
using Elsa.StandIn.Definitions;
using Elsa.StandIn.Expressions;
using Elsa.Workflows.Management;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Elsa.StandIn.Api.Descriptors;

/// <summary>What the designer can offer.</summary>
internal static class DescriptorRoutes
{
    public static void Map(RouteGroupBuilder group)
    {
        var descriptors = group.MapGroup("/descriptors");
        descriptors.MapGet("/activities", ListActivitiesAsync);
        descriptors.MapPost("/activities/{typeName}/options/{propertyName}", RefreshOptionsAsync);
        descriptors.MapGet(
            "/expression-descriptors", (ExpressionHandlers handlers) => ApiAnswer.List(ExpressionDescriptorModel.Of(x => handlers.Find(x) != null)));
        descriptors.MapGet("/variables", (IWellKnownTypeRegistry types) => ApiAnswer.Json(new { Items = VariableTypeModel.Of(types) }));
        descriptors.MapGet("/storage-drivers", () => ApiAnswer.Json(new { Items = StorageDriverModel.All }));
        descriptors.MapGet("/incident-strategies", () => ApiAnswer.List(StrategyModel.Incident));
        descriptors.MapGet("/workflow-activation-strategies", () => ApiAnswer.List(StrategyModel.Activation));

        // None of these is in the stand-in, so there is nothing to choose from.
        descriptors.MapGet("/log-persistence-strategies", None);
        descriptors.MapGet("/commit-strategies/workflows", None);
        descriptors.MapGet("/commit-strategies/activities", None);
        descriptors.MapGet("/output-converters", None);

        group.MapGet("/features/installed", (InstalledFeatures features) => ApiAnswer.List(features.List()));
        group.MapPost("/scripting/javascript/type-definitions/{definitionId}",
            (string definitionId, ScriptTypes scripts) => Results.Text(scripts.Of(definitionId), "application/x-typescript", Encoding.UTF8));
    }

    private static IResult None() => ApiAnswer.List(Array.Empty<StrategyModel>());

    private static async Task<IResult> ListActivitiesAsync(
        IActivityRegistry registry, IActivityRegistryPopulator populator, TypeNames types, CancellationToken cancellationToken)
    {
        // Describing is quick, so a descriptor is never older than the question.
        await populator.PopulateRegistryAsync(cancellationToken);
        return ApiAnswer.List([.. registry.ListAll().Select(x => ActivityDescriptorModel.From(x, types))]);
    }

    private static async Task<IResult> RefreshOptionsAsync(
        string typeName,
        string propertyName,
        HttpRequest request,
        IActivityRegistryLookupService registry,
        IPropertyUIHandlerResolver handlers,
        CancellationToken cancellationToken)
    {
        var body = await ApiBody.ReadAsync(request, cancellationToken);
        var context = body["context"] is JsonObject given ? given.Deserialize<JsonElement>() : default(JsonElement?);
        var property = (await registry.FindAsync(typeName))?.Inputs.FirstOrDefault(x => x.Name == propertyName)?.PropertyInfo;

        return property == null
            ? Results.NotFound()
            : ApiAnswer.Json(new { Items = await handlers.GetUIPropertiesAsync(property, context, cancellationToken) });
    }
}

/// <summary>The features of this server. The Studio asks by full name what it may use.</summary>
internal sealed class InstalledFeatures(IModule module)
{
    private const string Suffix = "Feature";

    public IReadOnlyCollection<InstalledFeatureModel> List() => [.. ((Module)module).FeatureTypes.Select(Describe)];

    private static InstalledFeatureModel Describe(Type type)
    {
        var name = type.Name.EndsWith(Suffix, StringComparison.Ordinal) ? type.Name[..^Suffix.Length] : type.Name;
        return new InstalledFeatureModel(name, "Elsa", $"Elsa.{name}", name, string.Empty);
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
