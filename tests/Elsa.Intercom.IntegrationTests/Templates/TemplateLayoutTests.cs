using System.Reflection;
using Elsa.Workflows.Attributes;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.IntegrationTests.Templates;

/// <summary>The layout of a template on the canvas.</summary>
public class TemplateLayoutTests
{
    // The space beside a step has the circles and labels of its outcomes. The space below is only a gap.
    private const double Margin = 40;
    private const double Gap = 20;

    // Measured in the Studio: a step is as wide as the longer of its two lines of text, and 54 high. Each outcome needs 27 for its label.
    private const double Height = 54;
    private const double OutcomeHeight = 27;
    private const double Frame = 91;
    private const double LetterOfText = 7.6;
    private const double LetterOfType = 6.8;

    private static readonly Dictionary<string, string> DisplayNames = new()
    {
        ["Elsa.HttpEndpoint"] = "HTTP Endpoint",
        ["Elsa.SetVariable"] = "Set Variable",
        ["Elsa.FlowDecision"] = "Decision",
        ["Elsa.WriteHttpResponse"] = "HTTP Response",
    };

    public static TheoryData<string> Names => TemplateFile.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void No_two_steps_lie_on_each_other(string name)
    {
        var boxes = Boxes(name);

        foreach (var (one, other) in boxes.SelectMany((one, i) => boxes.Skip(i + 1).Select(other => (one, other))))
            Assert.False(one.Grown().Overlaps(other.Grown()), $"{one.Id} and {other.Id} lie on each other, or too close.");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_step_has_the_room_that_its_texts_and_its_outcomes_need(string name) => Assert.All(new TemplateFile(name).Steps, step =>
    {
        var type = TemplateFile.Type(step);
        var box = Box.From(step);
        var outcomes = Outcomes.For(type).Count();

        Assert.True(box.Width >= Frame + LetterOfText * ((string)step["metadata"]!["displayText"]!).Length, $"{box.Id} is narrower than its text.");
        Assert.True(box.Width >= Frame + Math.Min(LetterOfType * DisplayName(type).Length, 189), $"{box.Id} is narrower than the name of its activity.");
        Assert.True(box.Height >= Math.Max(Height, outcomes > 1 ? outcomes * OutcomeHeight : 0), $"{box.Id} is lower than its outcomes need.");
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void It_flows_from_left_to_right(string name)
    {
        var boxes = Boxes(name).ToDictionary(box => box.Id);

        Assert.All(new TemplateFile(name).Connections, connection => Assert.True(
            boxes[connection.Source].Right + Margin <= boxes[connection.Target].X, $"{connection.Source} does not lie left of {connection.Target}."));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_line_runs_through_a_step(string name)
    {
        var template = new TemplateFile(name);
        var boxes = Boxes(name).ToDictionary(box => box.Id);

        Assert.All(template.Connections, connection =>
        {
            foreach (var (from, to) in Line(template, boxes, connection))
                Assert.DoesNotContain(
                    boxes.Values.Where(box => box.Id != connection.Source && box.Id != connection.Target),
                    box => box.Overlaps(new Box("line", Math.Min(from.X, to.X), Math.Min(from.Y, to.Y), Math.Abs(to.X - from.X), Math.Abs(to.Y - from.Y))));
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Lines_to_different_answers_have_lanes_of_their_own(string name)
    {
        var connections = new TemplateFile(name).Connections.Where(
            connection => connection.Vertices.Count > 0 && Outcomes.Statuses.ContainsKey(connection.Port)).ToArray();
        var lanes = connections.GroupBy(connection => connection.Target).Select(
            lane => Assert.Single(lane.Select(connection => connection.Vertices[0].X).Distinct())).ToArray();

        Assert.Equal(4, lanes.Length);
        Assert.Equal(lanes.Length, lanes.Distinct().Count());
    }

    private static string DisplayName(string type) =>
        DisplayNames.GetValueOrDefault(type) ?? Outcomes.Activity(type).GetCustomAttribute<ActivityAttribute>()!.DisplayName!;

    private static List<Box> Boxes(string name) => [.. new TemplateFile(name).Steps.Select(Box.From)];

    /// <summary>The segments of a line from the outcome's port through its vertices to the target's left side.</summary>
    private static IEnumerable<((double X, double Y) From, (double X, double Y) To)> Line(
        TemplateFile template, Dictionary<string, Box> boxes, TemplateConnection connection)
    {
        var source = boxes[connection.Source];
        var target = boxes[connection.Target];
        var outcomes = Outcomes.For(TemplateFile.Type(template.Step(connection.Source))).ToList();
        var port = (source.Right, source.Y + source.Height * (outcomes.IndexOf(connection.Port) + 0.5) / outcomes.Count);
        (double X, double Y)[] points = [port, .. connection.Vertices, (target.X, target.Y + target.Height / 2)];
        return points.Zip(points.Skip(1));
    }

    private sealed record Box(string Id, double X, double Y, double Width, double Height)
    {
        public double Right => X + Width;

        private double Bottom => Y + Height;

        public static Box From(JObject step)
        {
            var designer = step["metadata"]!["designer"]!;
            return new Box(
                TemplateFile.Id(step),
                (double)designer["position"]!["x"]!,
                (double)designer["position"]!["y"]!,
                (double)designer["size"]!["width"]!,
                (double)designer["size"]!["height"]!);
        }

        public Box Grown() => new(Id, X - Margin / 2, Y - Gap / 2, Width + Margin, Height + Gap);

        public bool Overlaps(Box other) => X < other.Right && other.X < Right && Y < other.Bottom && other.Y < Bottom;
    }
}
