using System.Runtime.CompilerServices;

namespace Elsa.Extensions;

public static class OutputExtensions
{
    public static Input<T> CreateInput<T>(this Output output) => new(output);

    public static void Set<T>(
        this Output<T>? output, ActivityExecutionContext context, T? value, [CallerArgumentExpression(nameof(output))] string? outputName = null) =>
        context.Set(output, value, outputName);

    public static void Set<T>(this Output<T>? output, ExpressionExecutionContext context, T? value) => context.Set(output, value);

    public static Type? GetTargetType(this Output? output, ActivityExecutionContext context) =>
        Target(output, context)?.Metadata is VariableBlockMetadata metadata ? metadata.Variable.GetType().GenericTypeArguments.FirstOrDefault() : null;

    public static bool HasTarget(this Output? output, ActivityExecutionContext context) => Target(output, context) != null;

    public static object? ParseValue(this Output output, object? value) => VariableExtensions.ParseValue(output.GetType(), value);

    private static MemoryBlock? Target(Output? output, ActivityExecutionContext context) =>
        output?.MemoryBlockReference() is { } reference && context.ExpressionExecutionContext.TryGetBlock(reference, out var block) ? block : null;
}
