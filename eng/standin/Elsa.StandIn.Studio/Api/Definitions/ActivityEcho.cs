using System.Text.Json;
using System.Text.Json.Nodes;
using Elsa.Workflows.Activities.Flowchart.Activities;

namespace Elsa.StandIn;

/// <summary>
/// Completes an activity's JSON as the server does: node ids, type names, untouched inputs. Everything else comes back as sent, also an
/// unknown activity, so that saving loses nothing.
/// </summary>
internal sealed class ActivityEcho(IActivityRegistry registry, TypeNames types, IdentityGenerator identities)
{
    public JsonObject Complete(JsonObject root)
    {
        var echo = (JsonObject)root.DeepClone();
        Complete(echo, "Workflow1");
        return echo;
    }

    private void Complete(JsonObject activity, string parent)
    {
        var typeName = activity.Text("type") ?? throw new WorkflowDefinitionException("An activity has no type.");
        activity["id"] = activity.Text("id") ?? identities.GenerateId();
        var nodeId = $"{parent}:{activity.Text("id")}";
        activity["nodeId"] = nodeId;

        if (registry.Find(typeName) is not { } descriptor)
            return;

        activity["version"] ??= descriptor.Version;
        activity["customProperties"] = CustomProperties(activity, descriptor);
        activity["metadata"] ??= new JsonObject();
        var model = ActivityFactory.Create(descriptor.ClrType);

        foreach (var input in descriptor.Inputs)
            Complete(activity, input, model);

        foreach (var output in descriptor.Outputs)
            Complete(activity, output);

        if (model is Flowchart)
            activity["connections"] ??= new JsonArray();

        if (model is IVariableContainer)
            activity["variables"] = activity["variables"].WithoutNulls() ?? new JsonArray();

        CompleteChildren(activity, descriptor, nodeId);
    }

    private void CompleteChildren(JsonObject activity, ActivityDescriptor descriptor, string nodeId)
    {
        foreach (var property in descriptor.ClrType.GetProperties())
        {
            var name = Names.Camelize(property.Name);

            if (typeof(IEnumerable<IActivity>).IsAssignableFrom(property.PropertyType))
            {
                activity[name] ??= new JsonArray();

                foreach (var child in (activity[name] as JsonArray)?.OfType<JsonObject>() ?? [])
                    Complete(child, nodeId);
            }
            else if (typeof(IActivity).IsAssignableFrom(property.PropertyType) && activity[name] is JsonObject child)
            {
                Complete(child, nodeId);
            }
        }
    }

    private void Complete(JsonObject activity, InputDescriptor input, IActivity model)
    {
        var name = Names.Camelize(input.Name);

        if (!activity.TryGetPropertyValue(name, out var sent))
            activity[name] = Initial(input, model);
        else if (input.IsWrapped && sent is JsonObject given)
            activity[name] = given["expression"] is JsonObject expression ? Wrapped(InputType(input), expression) : null;
    }

    private void Complete(JsonObject activity, OutputDescriptor output)
    {
        var name = Names.Camelize(output.Name);

        if (activity[name] is not JsonObject { } given || given["memoryReference"] is not JsonObject reference)
        {
            activity[name] = null;
            return;
        }

        var echo = new JsonObject { ["typeName"] = types.OfOutput(output.Type), ["memoryReference"] = reference.DeepClone() };

        // It is kept, so that publishing can refuse it by name.
        if (given["converter"] is { } converter)
            echo["converter"] = converter.DeepClone();

        activity[name] = echo;
    }

    // The initial value of the class, which the Studio shows to the author.
    private JsonNode? Initial(InputDescriptor input, IActivity model) => input.ValueGetter(model) switch
    {
        null => null,
        Input { Expression: { } expression } value => Wrapped(value.Type, new JsonObject
        {
            ["type"] = expression.Type,
            ["value"] = JsonSerializer.SerializeToNode(expression.Value, ApiJson.Options),
        }),
        Input => null,
        var value => JsonSerializer.SerializeToNode(value, ApiJson.Options),
    };

    private JsonObject Wrapped(Type type, JsonObject expression) => new() { ["typeName"] = types.NameOf(type), ["expression"] = Unpack(expression) };

    // The Studio may send a variable or an input as JSON in a string. It gets an object back.
    private static JsonObject Unpack(JsonObject expression)
    {
        var echo = (JsonObject)expression.WithoutNulls()!;

        if (echo.Text("type") is not ("Variable" or "Input") || echo.Text("value") is not { } text)
            return echo;

        var value = JsonNode.Parse(text).WithoutNulls();

        if (value is JsonObject variable && echo.Text("type") == "Variable")
            variable["typeName"] ??= "Object";

        echo["value"] = value;
        return echo;
    }

    private static Type InputType(InputDescriptor input) => input.PropertyInfo!.PropertyType.GenericTypeArguments[0];

    private static JsonObject CustomProperties(JsonObject activity, ActivityDescriptor descriptor)
    {
        var properties = activity["customProperties"]?.DeepClone() as JsonObject ?? [];

        if (typeof(Flowchart).IsAssignableFrom(descriptor.ClrType))
            properties["notFoundConnections"] ??= new JsonArray();

        properties["canStartWorkflow"] ??= activity.Flag("canStartWorkflow");
        properties["runAsynchronously"] ??= descriptor.RunAsynchronously;
        return properties;
    }
}
