using Acornima.Ast;
using Jint;
using Jint.Native;
using Jint.Runtime.Interop;

namespace Elsa.Intercom.Host.Scripts;

/// <summary>
/// Refuses a result that contains itself or is nested deeply. Jint converts such a result very slowly after the expression has ended, and no limit of the
/// engine interrupts that. So the check is put around the value in the source, where it runs before the conversion.
/// </summary>
internal static class ResultCheck
{
    private const string Name = "__checkedResult";
    private const int Deepest = 64;
    private const int Widest = 10_000;

    public static ScriptPreparationOptions Preparation { get; } = new() { ParsingOptions = new ScriptParsingOptions { AllowReturnOutsideFunction = true } };

    /// <summary>Defines the function that <see cref="Around"/> calls.</summary>
    public static void Define(Engine engine) => engine.SetValue(Name, new ClrFunction(engine, Name, (_, values) => Checked(values[0])));

    /// <summary>The source with the check around each value that can be its result.</summary>
    public static string Around(string source, Script script)
    {
        var checkedSource = source;

        // From the end, so that the earlier positions stay true.
        foreach (var value in Returned(script).Concat(Completed(script.Body)).DistinctBy(x => x.Start).OrderByDescending(x => x.Start))
            checkedSource = checkedSource.Insert(value.End, "))").Insert(value.Start, $"{Name}((");

        return checkedSource;
    }

    private static JsValue Checked(JsValue result)
    {
        for (var (level, depth) = (new HashSet<JsValue>([result]), 0); level.Count is > 0 and < Widest; depth++)
        {
            if (depth > Deepest)
                throw new ScriptException($"the result contains itself, or is nested deeper than {Deepest} levels");

            var owners = level.Where(x => x is JsObject or JsArray).Select(x => x.AsObject());
            level = [.. owners.SelectMany(x => x.GetOwnProperties()).Select(x => x.Value.Value).OfType<JsValue>()];
        }

        return result;
    }

    /// <summary>What the source's own return statements return, without those of its functions.</summary>
    private static IEnumerable<Node> Returned(Node node) => node switch
    {
        ReturnStatement { Argument: { } value } => [value],
        IFunction or IClass => [],
        _ => node.ChildNodes.SelectMany(Returned),
    };

    /// <summary>The expressions whose value the last statement has.</summary>
    private static IEnumerable<Node> Completed(IReadOnlyList<Statement> statements) => statements switch
    {
        [.., ExpressionStatement statement] => [statement.Expression],
        [.., BlockStatement block] => Completed(block.Body),
        [.., IfStatement choice] => Completed([choice.Consequent]).Concat(choice.Alternate == null ? [] : Completed([choice.Alternate])),
        [.., TryStatement attempt] => Completed([attempt.Block]).Concat(attempt.Handler == null ? [] : Completed([attempt.Handler.Body])),
        _ => [],
    };
}
