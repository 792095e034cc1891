using System.Text.RegularExpressions;
using Jurassic;
using Jurassic.Library;

namespace Elsa.StandIn.JavaScript;

/// <summary>The script's <c>variables</c>: those that its text names, written back where it changed them.</summary>
internal sealed partial class VariablesObject
{
    private readonly ExpressionExecutionContext _context;
    private readonly ScriptEngine _engine;
    private readonly ObjectInstance _object;
    private readonly Dictionary<string, string?> _before = [];
    private readonly JavaScriptValues _values;

    public VariablesObject(ScriptEngine engine, JavaScriptValues values, ExpressionExecutionContext context, string source)
    {
        (_engine, _values, _context) = (engine, values, context);
        _object = engine.Object.Construct();
        var named = Reference().Matches(source).Select(x => x.Groups[1].Value).ToHashSet();

        foreach (var name in context.GetVariableNamesInScope().Where(named.Contains).ToList())
            Put(name, context.GetVariableInScope(name));

        engine.SetGlobalValue("variables", _object);
    }

    public void Put(string name, object? value)
    {
        _object[name] = _values.ToScript(value);
        _before[name] = Snapshot(name);
    }

    public void WriteBack()
    {
        foreach (var name in _object.Properties.Select(x => x.Key).OfType<string>().ToList())
        {
            var isNew = !_before.TryGetValue(name, out var before);

            if ((isNew || before != Snapshot(name)) && _values.ToClr(_object[name]) is { } value)
                _context.SetVariable(name, value);
        }
    }

    private string? Snapshot(string name) => JSONObject.Stringify(_engine, _object[name]) as string;

    [GeneratedRegex(@"variables\.(\w+)")]
    private static partial Regex Reference();
}
