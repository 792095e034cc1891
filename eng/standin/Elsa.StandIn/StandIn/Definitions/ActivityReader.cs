using System.Reflection;
using System.Text.Json;
using Elsa.Workflows.Activities.Flowchart.Activities;
using Elsa.Workflows.Activities.Flowchart.Models;

namespace Elsa.StandIn;

/// <summary>Creates an activity from its JSON: the class by type name, its properties by their camel-cased names.</summary>
internal sealed class ActivityReader(IActivityRegistry registry, PropertyReader properties)
{
    private static readonly HashSet<string> Header = [
        "id",
        "nodeId",
        "name",
        "type",
        "version",
        "customProperties",
        "metadata",
        "canStartWorkflow",
        "runAsynchronously",
        "connections",
    ];

    public IActivity Read(JsonElement json)
    {
        var typeName = Text(json, "type") ?? throw new WorkflowDefinitionException("An activity has no type.");
        var descriptor = FindDescriptor(json, typeName) ?? throw Unknown(typeName, Text(json, "id"));
        var activity = ActivityFactory.Create(descriptor.ClrType);

        ReadHeader(json, activity, descriptor);

        foreach (var property in json.EnumerateObject().Where(x => !Header.Contains(x.Name)))
            ReadProperty(activity, descriptor, property);

        if (activity is Flowchart flowchart)
            ConnectionReader.Read(json, flowchart);

        return activity;
    }

    private ActivityDescriptor? FindDescriptor(JsonElement json, string typeName)
    {
        var version = json.TryGetProperty("version", out var element) ? element.GetInt32() : 0;
        return registry.Find(typeName, version) ?? registry.Find(typeName);
    }

    private static void ReadHeader(JsonElement json, IActivity activity, ActivityDescriptor descriptor)
    {
        activity.Id = Text(json, "id")!;
        activity.NodeId = Text(json, "nodeId")!;
        activity.Name = Text(json, "name");
        activity.Type = descriptor.TypeName;
        activity.Version = descriptor.Version;
        activity.CustomProperties = Bag(json, "customProperties");
        activity.Metadata = Bag(json, "metadata");
        activity.SetCanStartWorkflow(Flag(json, "canStartWorkflow") ?? false);
        activity.SetRunAsynchronously(Flag(json, "runAsynchronously") ?? descriptor.RunAsynchronously);
    }

    private void ReadProperty(IActivity activity, ActivityDescriptor descriptor, JsonProperty property)
    {
        var target = descriptor.ClrType.GetProperties().FirstOrDefault(x => x.CanWrite && Names.Camelize(x.Name) == property.Name);

        if (target != null)
            target.SetValue(activity, properties.Read(target.PropertyType, property.Value, this));
        else if (descriptor.ClrType.Assembly == Assembly.GetExecutingAssembly() && property.Value.ValueKind is not (JsonValueKind.Null or JsonValueKind.False))
            throw new NotInStandInException($"{property.Name} of {descriptor.TypeName} (activity {activity.Id})");
    }

    private static Exception Unknown(string typeName, string? id)
    {
        // Names of Elsa's own activities have two parts. Others have a namespace.
        return typeName.Split('.') is ["Elsa", _]
            ? new NotInStandInException($"{typeName} (activity {id})")
            : new WorkflowDefinitionException($"The activity type {typeName} (activity {id}) could not be found.");
    }

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static Dictionary<string, object> Bag(JsonElement json, string name) =>
        json.TryGetProperty(name, out var bag) && bag.ValueKind == JsonValueKind.Object
        ? bag.EnumerateObject().Where(x => x.Value.ValueKind != JsonValueKind.Null).ToDictionary(x => x.Name, x => Value(x.Value))
        : [];

    private static object Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => value.GetBoolean(),
        JsonValueKind.String => value.GetString()!,
        _ => value,
    };

    private static bool? Flag(JsonElement json, string name)
    {
        foreach (var key in new[] { name, Names.Pascalize(name) })
        {
            if (json.TryGetProperty("customProperties", out var custom) && custom.TryGetProperty(key, out var value) &&
                value.ValueKind is JsonValueKind.True or JsonValueKind.False)
                return value.GetBoolean();
        }

        return json.TryGetProperty(name, out var own) && own.ValueKind is JsonValueKind.True or JsonValueKind.False ? own.GetBoolean() : null;
    }
}

internal static class ActivityFactory
{
    /// <summary>The constructor without required parameters. Caller information is optional.</summary>
    public static IActivity Create(Type type)
    {
        var constructor = type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                              .Where(x => x.GetParameters().All(parameter => parameter.HasDefaultValue))
                              .OrderBy(x => x.GetParameters().Length)
                              .FirstOrDefault()
                          ?? throw new WorkflowDefinitionException($"{type} has no constructor without parameters.");
        return (IActivity)constructor.Invoke(constructor.GetParameters().Select(x => x.ParameterType == typeof(int) ? (object)0 : null).ToArray());
    }
}

/// <summary>Reads connections, which refer to the activities of their flowchart by id.</summary>
internal static class ConnectionReader
{
    public static void Read(JsonElement json, Flowchart flowchart)
    {
        if (!json.TryGetProperty("connections", out var connections) || connections.ValueKind != JsonValueKind.Array)
            return;

        var activities = flowchart.Activities.ToLookup(x => x.Id);

        foreach (var connection in connections.EnumerateArray())
        {
            // Elsa drops a connection whose end is missing.
            if (ReadEnd(connection, "source", activities) is { } source && ReadEnd(connection, "target", activities) is { } target)
                flowchart.Connections.Add(new Connection(source, target));
        }
    }

    private static Endpoint? ReadEnd(JsonElement connection, string name, ILookup<string, IActivity> activities)
    {
        var end = connection.GetProperty(name);

        if (end.ValueKind != JsonValueKind.Object)
            throw new NotInStandInException("The connection format of Elsa 3.0");

        var port = end.TryGetProperty("port", out var text) ? text.GetString() : null;
        return end.GetProperty("activity").GetString() is { } id && activities[id].FirstOrDefault() is { } activity ? new Endpoint(activity, port) : null;
    }
}
