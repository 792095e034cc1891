using System.ComponentModel;
using System.Reflection;
using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Helpers;

namespace Elsa.StandIn;

/// <summary>Reads an activity's descriptor from its class.</summary>
internal sealed class ActivityDescriber(PropertyUIHandlerResolver uiHandlers)
{
    public async Task<ActivityDescriptor> DescribeActivityAsync(Type activityType, CancellationToken cancellationToken = default)
    {
        var attribute = activityType.GetCustomAttribute<ActivityAttribute>();
        var ns = ActivityTypeNameHelper.GenerateNamespace(activityType) ?? "Elsa";
        var name = FriendlyName(activityType);
        var outputs = (await DescribeOutputPropertiesAsync(activityType, cancellationToken)).ToList();

        if (outputs.Find(x => x.Name == ActivityOutputRegister.DefaultOutputName) is { } result)
            result.IsSerializable = activityType.GetCustomAttribute<OutputAttribute>()?.IsSerializable;

        return new ActivityDescriptor
        {
            TypeName = ActivityTypeNameHelper.GenerateTypeName(activityType),
            ClrType = activityType,
            Namespace = ns,
            Name = attribute?.Type ?? name,
            Version = attribute?.Version ?? 1,
            Category = activityType.GetCustomAttribute<CategoryAttribute>()?.Category ?? attribute?.Category ?? ActivityTypeNameHelper
                .GetCategoryFromNamespace(ns) ?? "Miscellaneous",
            DisplayName = activityType.GetCustomAttribute<DisplayNameAttribute>()?.DisplayName ?? attribute?.DisplayName ?? Names.ToTitle(name),
            Description = activityType.GetCustomAttribute<DescriptionAttribute>()?.Description ?? attribute?.Description,
            Kind = typeof(ITrigger).IsAssignableFrom(activityType) ? ActivityKind.Trigger : attribute?.Kind ?? ActivityKind.Action,
            Inputs = (await DescribeInputPropertiesAsync(activityType, cancellationToken)).ToList(),
            Outputs = outputs,
            Ports = [.. EmbeddedPorts(activityType), .. FlowPorts(activityType)],
            IsContainer = typeof(Workflows.Activities.Container).IsAssignableFrom(activityType),
            IsBrowsable = activityType.GetCustomAttribute<BrowsableAttribute>()?.Browsable ?? true,
            IsStart = typeof(IStartNode).IsAssignableFrom(activityType),
            IsTerminal = typeof(ITerminalNode).IsAssignableFrom(activityType),
            Attributes = [.. activityType.GetCustomAttributes(true).Cast<Attribute>()],
            CustomProperties = { ["Type"] = activityType },
        };
    }

    public async Task<InputDescriptor> DescribeInputPropertyAsync(PropertyInfo propertyInfo, CancellationToken cancellationToken = default)
    {
        var attribute = propertyInfo.GetCustomAttribute<InputAttribute>();
        var isWrapped = typeof(Input).IsAssignableFrom(propertyInfo.PropertyType);
        var type = isWrapped ? propertyInfo.PropertyType.GenericTypeArguments[0] : propertyInfo.PropertyType;
        type = Nullable.GetUnderlyingType(type) ?? type;

        return new InputDescriptor
        {
            Name = attribute?.Name ?? propertyInfo.Name,
            Type = type,
            ValueGetter = propertyInfo.GetValue,
            ValueSetter = propertyInfo.SetValue,
            PropertyInfo = propertyInfo,
            IsWrapped = isWrapped,
            UIHint = UIHintInference.Infer(type, attribute),
            UISpecifications = await uiHandlers.GetUIPropertiesAsync(propertyInfo, null, cancellationToken),
            DisplayName = attribute?.DisplayName ?? Names.ToTitle(propertyInfo.Name),
            Description = propertyInfo.GetCustomAttribute<DescriptionAttribute>()?.Description ?? attribute?.Description,
            Category = attribute?.Category,
            Order = attribute?.Order ?? 0,
            DefaultValue = attribute?.DefaultValue,
            DefaultSyntax = attribute?.DefaultSyntax,
            IsReadOnly = attribute?.IsReadOnly ?? false,
            IsBrowsable = attribute?.IsBrowsable ?? true,
            IsSerializable = attribute?.IsSerializable ?? true,
            IsSensitive = attribute?.CanContainSecrets ?? false,
            AutoEvaluate = attribute?.AutoEvaluate ?? true,
            EvaluatorType = attribute?.EvaluatorType,
        };
    }

    public Task<OutputDescriptor> DescribeOutputPropertyAsync(PropertyInfo propertyInfo, CancellationToken cancellationToken = default)
    {
        var attribute = propertyInfo.GetCustomAttribute<OutputAttribute>();

        return Task.FromResult(new OutputDescriptor
        {
            Name = Names.Pascalize(attribute?.Name ?? propertyInfo.Name),
            DisplayName = attribute?.DisplayName ?? Names.ToTitle(propertyInfo.Name),
            Description = propertyInfo.GetCustomAttribute<DescriptionAttribute>()?.Description ?? attribute?.Description,
            Type = propertyInfo.PropertyType.GenericTypeArguments.FirstOrDefault() ?? typeof(object),
            ValueGetter = propertyInfo.GetValue,
            ValueSetter = propertyInfo.SetValue,
            PropertyInfo = propertyInfo,
            IsBrowsable = attribute?.IsBrowsable ?? true,
            IsSerializable = attribute?.IsSerializable,
        });
    }

    public async Task<IEnumerable<InputDescriptor>> DescribeInputPropertiesAsync(Type activityType, CancellationToken cancellationToken = default) =>
        await Task.WhenAll(GetInputProperties(activityType).Select(x => DescribeInputPropertyAsync(x, cancellationToken)));

    public async Task<IEnumerable<OutputDescriptor>> DescribeOutputPropertiesAsync(Type activityType, CancellationToken cancellationToken = default) =>
        await Task.WhenAll(GetOutputProperties(activityType).Select(x => DescribeOutputPropertyAsync(x, cancellationToken)));

    public IEnumerable<PropertyInfo> GetInputProperties(Type activityType) => activityType.GetProperties()
        .Where(x => typeof(Input).IsAssignableFrom(x.PropertyType) || x.GetCustomAttribute<InputAttribute>() != null)
        .DistinctBy(x => x.Name);

    public IEnumerable<PropertyInfo> GetOutputProperties(Type activityType) => activityType.GetProperties()
        .Where(x => typeof(Output).IsAssignableFrom(x.PropertyType))
        .DistinctBy(x => x.Name);

    private static IEnumerable<Port> EmbeddedPorts(Type activityType) =>
        from property in activityType.GetProperties()
        where typeof(IActivity).IsAssignableFrom(property.PropertyType)
        let port = property.GetCustomAttribute<PortAttribute>()
        select new Port
        {
            Name = port?.Name ?? property.Name,
            DisplayName = port?.DisplayName ?? port?.Name ?? property.Name,
            Type = PortType.Embedded,
            IsBrowsable = port != null && (property.GetCustomAttribute<BrowsableAttribute>()?.Browsable ?? true),
        };

    private static IEnumerable<Port> FlowPorts(Type activityType) =>
        activityType.GetCustomAttribute<FlowNodeAttribute>()?.Outcomes.Select(x => new Port { Name = x, DisplayName = x, Type = PortType.Flow }) ?? [];

    private static string FriendlyName(Type type) => type.IsGenericType
        ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(x => x.Name))}>"
        : type.Name;
}
