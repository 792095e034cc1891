using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Elsa.Intercom.Tests.Conventions;

/// <summary>The public types and members of an assembly, one to a line.</summary>
internal static class PublicApi
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly NullabilityInfoContext Nullability = new();

    public static IEnumerable<string> Lines(Assembly assembly) =>
        assembly.GetExportedTypes()
            .SelectMany(type => Members(type).Select(member => $"{type.FullName}.{Text(member)}").Prepend(Text(type)))
            .Order(StringComparer.Ordinal);

    /// <summary>What a caller or a subclass sees. What every type or record has is left out.</summary>
    public static IEnumerable<MemberInfo> Members(Type type) => type.GetMembers(Declared).Where(member => member switch
    {
        _ when member.Name.Contains('<', StringComparison.Ordinal) => false,
        ConstructorInfo constructor => IsVisible(constructor) && !constructor.IsStatic && !IsCopy(constructor),
        MethodInfo method => IsVisible(method) && !method.IsSpecialName && method.Name is not ("ToString" or "Equals" or "GetHashCode" or "PrintMembers" or "Deconstruct"),
        PropertyInfo property => property.GetAccessors(true).Any(IsVisible) && property.Name != "EqualityContract",
        FieldInfo field => (field.IsPublic || field.IsFamily) && !field.IsSpecialName,
        EventInfo => true,
        _ => false,
    });

    private static string Text(Type type)
    {
        var kind = type switch
        {
            { IsEnum: true } => "enum",
            { IsInterface: true } => "interface",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };
        var bases = type.GetInterfaces().Except(type.BaseType?.GetInterfaces() ?? []).Where(contract => !contract.IsGenericType && !type.IsEnum).Select(contract => contract.FullName!);

        if (type.BaseType is { } parent && parent != typeof(object) && !type.IsEnum)
            bases = bases.Prepend(parent.FullName!);

        return string.Join(" : ", new[] { $"{type.FullName} ({kind})", string.Join(", ", bases) }.Where(part => part.Length > 0));
    }

    private static string Text(MemberInfo member) => member switch
    {
        ConstructorInfo constructor => $"{constructor.DeclaringType!.Name}({Parameters(constructor)})",
        MethodInfo method => $"{method.Name}({Parameters(method)}) -> {TypeText(Nullability.Create(method.ReturnParameter))}",
        PropertyInfo property => $"{property.Name} {{ {(property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "")}{Accessors(property)} }} -> {TypeText(Nullability.Create(property))}",
        FieldInfo { IsLiteral: true } field => $"{field.Name} = {Constant(field.GetRawConstantValue(), field.FieldType)}",
        FieldInfo field => $"{field.Name} -> {TypeText(Nullability.Create(field))}",
        _ => member.Name,
    };

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        $"{TypeText(Nullability.Create(parameter))} {parameter.Name}" + (parameter.HasDefaultValue ? $" = {Constant(parameter.DefaultValue, parameter.ParameterType)}" : "")));

    private static string Accessors(PropertyInfo property) => string.Join(' ', property.GetAccessors(true).Where(IsVisible).Select(accessor =>
        accessor.ReturnType != typeof(void) ? "get;" : accessor.ReturnParameter.GetRequiredCustomModifiers().Length > 0 ? "init;" : "set;"));

    private static string TypeText(NullabilityInfo info)
    {
        var type = info.Type;

        if (Nullable.GetUnderlyingType(type) is { } value)
            return $"{value.Name}?";

        var name = type switch
        {
            { IsGenericType: true } => $"{type.Name.Split('`')[0]}<{string.Join(", ", info.GenericTypeArguments.Select(TypeText))}>",
            { IsArray: true } => $"{TypeText(info.ElementType!)}[]",
            _ => type.Name,
        };

        return !type.IsValueType && info.ReadState == NullabilityState.Nullable ? name + "?" : name;
    }

    private static string Constant(object? value, Type type) => value switch
    {
        null => type.IsValueType && Nullable.GetUnderlyingType(type) == null ? "default" : "null",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static bool IsVisible(MethodBase method) => method.IsPublic || ((method.IsFamily || method.IsFamilyOrAssembly) && method.DeclaringType is { IsSealed: false });

    private static bool IsCopy(ConstructorInfo constructor) => constructor.GetParameters() is [var only] && only.ParameterType == constructor.DeclaringType;
}
