using System.Net;
using System.Text.Json.Nodes;

namespace Elsa.Intercom.IntegrationTests.StudioApi;

/// <summary>An expression neither ends nor hangs the host.</summary>
public sealed class ScriptLimitTests(StudioHost studio) : IClassFixture<StudioHost>
{
    private const string Memory = "it used more than 64 MB of memory";
    private const string Deep = "nested deeper than 64 levels";
    private const string Recursion = "its functions call each other more than 200 levels deep";
    private const string TooDeep = "its functions call each other too deeply";
    private const string Slow = "it took longer than 5 seconds";
    private const string Text = "it makes a text of more than 16,777,216 characters";
    private const int MostAttempts = 5;

    private readonly RunApi _api = new(studio.Host.Http);

    [Fact]
    public async Task Every_bomb_faults_its_step_with_the_field_and_the_reason()
    {
        (string Script, string Reason)[] bombs =
        [
            ("(function f() { return f() })()", Recursion),
            ("({ get a() { return this.a } }).a", Recursion),
            ("var f = () => f(); f()", Recursion),
            ("var o = { toString() { return '' + this } }; '' + o", TooDeep),
            ("var o = { [Symbol.toPrimitive]() { return +this } }; +o", TooDeep),
            ("var o = { [Symbol.iterator]() { return [...this] } }; [...o]", TooDeep),
            ("var p = new Proxy({}, { get(target, key) { return p[key] } }); p.a", TooDeep),
            ("class A { static [Symbol.hasInstance](x) { return x instanceof A } } 1 instanceof A", TooDeep),
            ("var a = {}; a.a = a; a", "the result contains itself"),
            ("var a = []; a.push(a); a", "the result contains itself"),
            ("var a = {}; a.a = a; JSON.stringify(a)", Deep),
            ("var a = {}; for (var i = 0; i < 1e5; i++) a = { a }; JSON.stringify(a)", Deep),
            ("var a = []; for (var i = 0; i < 1e5; i++) a = [a]; '' + a", Recursion),
            ("JSON.parse('['.repeat(100000))", "Max. depth level of JSON reached"),
            ("while (true) {}", Slow),
            ("[2, 1].sort(() => { while (true) {} })", Slow),
            ("new Promise(() => {})", ""),
            ("/(a+)+b/.test('a'.repeat(40))", "a regular expression took too long"),
            ("var a = []; while (true) a.push(1)", Memory),
            ("new Array(1e9).fill(1)", Memory),
            ("var s = 'x'; while (true) s += s", Memory),
            ("'x'.repeat(5e8)", Text),
            ("'x'.padEnd(5e8)", Text),
            ("new Array(1e4).fill('x'.repeat(1e5)).join('')", Text),
            ("'x'.repeat(1e5).replaceAll('x', 'y'.repeat(1e5))", Memory),
            ("new Uint8Array(2e9)", "Uint8Array is not defined"),
            ("var x = 2n; while (true) x = x * x", "it uses a BigInt such as 1n"),
            ("var x = BigInt(2); while (true) x = x * x", "BigInt is not defined"),
            ("eval('1n')", "String compilation has been disabled"),
            ($"'{new string('x', 100_000)}'", "it has more than 100,000 characters"),
            (string.Concat(Enumerable.Repeat("[", 20_000)), ""),
            ("var a = {}; for (var i = 0; i < 1e5; i++) a = { a }; a", Deep),
            ("var a = []; for (var i = 0; i < 1e5; i++) a = [a]; a", Deep),
            ("var a = []; for (var i = 0; i < 1e5; i++) a = [a]; if (a) { a } else { 1 }", Deep),
            ("var a = []; for (var i = 0; i < 1e5; i++) a = [a]; if (a) return a; // 1", Deep),
            ("var a = []; for (var i = 0; i < 1e5; i++) a = [a]; try { 1, a } catch { 2 }", Deep),
        ];

        await Parallel.ForEachAsync(bombs, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (bomb, _) =>
        {
            var message = await FaultAsync(bomb.Script);

            // On a busy machine, the time of any bomb can end first.
            for (var attempt = 2; attempt <= MostAttempts && bomb.Reason != Slow && message.Contains(Slow, StringComparison.Ordinal); attempt++)
                message = await FaultAsync(bomb.Script);

            Assert.Contains("The field 'Text' cannot be evaluated: ", message, StringComparison.Ordinal);
            Assert.Contains(bomb.Reason, message, StringComparison.Ordinal);
        });

        using var health = await studio.Host.Http.GetAsync(new Uri("/health", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
    }

    [Theory]
    [InlineData("'ab'.repeat(2) + 'x'.padStart(3, '-') + [1, [2, 3]].join('+') + 'aXa'.replace('X', '$&$&')", "abab--x1+2,3aXXa")]
    [InlineData("'x'.repeat(1000).replaceAll('x', 'y'.repeat(1000)).length", "1000000")]
    [InlineData("JSON.stringify({ a: [1, { b: null }], n: '1n' })", """{"a":[1,{"b":null}],"n":"1n"}""")]
    [InlineData("'x'.repeat(100000).replaceAll('xxxxx', 'y'.repeat(200)).length", "4000000")]
    public async Task What_is_not_a_bomb_works_as_before(string script, string expected)
    {
        var draft = await _api.SaveAsync(Saying(script));

        var run = await _api.ExecuteAsync(draft.DefinitionId);

        Assert.True(run.Status == HttpStatusCode.OK, run.Body.ToJsonString());
        var say = Assert.Single(await _api.ExecutionsAsync(run.InstanceId, ConversationDefinitions.Say));
        Assert.Equal(expected, (string?)say["activityState"]!["Text"]);
    }

    private static JsonObject Saying(string script)
    {
        var definition = ConversationDefinitions.Saying();
        definition["root"]!["activities"]![0]!["text"] = DefinitionJson.Input("JavaScript", script);
        return definition;
    }

    private async Task<string> FaultAsync(string script)
    {
        var draft = await _api.SaveAsync(Saying(script));
        var run = await _api.ExecuteAsync(draft.DefinitionId);
        Assert.True(run.Status == HttpStatusCode.InternalServerError, $"{script[..Math.Min(script.Length, 100)]} answers {run.Status}");

        // Nobody reads a stack of megabytes, which Elsa would keep with the run.
        Assert.InRange(run.Body.ToJsonString().Length, 0, 200_000);

        // Elsa's own sentence names the input only; the reason is the exception inside.
        return (string)run.Body["workflowState"]!["incidents"]![0]!["exception"]!["innerException"]!["message"]!;
    }
}
