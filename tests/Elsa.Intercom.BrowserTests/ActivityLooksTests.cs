using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Elsa.Intercom.BrowserTests.Browsing;
using Elsa.Intercom.BrowserTests.Pages;

namespace Elsa.Intercom.BrowserTests;

/// <summary>How our activities look on one page of the designer.</summary>
public class ActivityLooksTests(BrowserFixture browsers, DesignerFixture designer) : BrowserTest(browsers, designer)
{
    private static readonly (string Title, string Type, string[] Outcomes)[] Activities =
    [
        ("Create Intercom Conversation", "Elsa.Intercom.CreateConversation", ["Done", "Not Found", "Rejected", "Unavailable", "Unknown"]),
        ("Reply to Intercom Conversation", "Elsa.Intercom.ReplyToConversation", []),
        ("Find or Create Intercom Contact", "Elsa.Intercom.UpsertContact", []),
        ("Test Intercom Connection", "Elsa.Intercom.TestConnection", ["Done", "Rejected", "Unavailable"]),
    ];

    /// <summary>The icon of an activity that has no picture of its own.</summary>
    private const string WithoutPicture = """
        () => {
          const other = document.createElement('div');
          other.dataset.intercom = 'Other';
          other.innerHTML = '<svg class="mud-icon-root"></svg>';
          document.querySelector('[data-studio]').append(other);
          const mask = getComputedStyle(other.firstChild).maskImage;
          other.remove();
          return mask;
        }
        """;

    [Fact]
    public async Task Each_activity_has_its_own_icon_room_for_its_outcomes_and_is_reached_by_keyboard()
    {
        var definition = Authors.Steps("Icons", [.. Activities.Select(activity => activity.Type)]);
        var editor = await EditorPage.OpenAsync(Page, await Designer.SaveAsync(definition));
        await AssertKeyboardAsync(editor);
        await AssertIconsAsync(editor);
        await AssertToolboxAsync(editor);

        for (var i = 0; i < Activities.Length; i++)
            await AssertOutcomesAsync(editor, $"Step{i}", Activities[i].Outcomes);

        await AssertTooltipAsync(editor);
        Complaints.AssertNone();
    }

    /// <summary>The description of an activity is a box of several lines.</summary>
    private async Task AssertTooltipAsync(EditorPage editor)
    {
        await editor.ToolboxItem(Activities[0].Title).HoverAsync();
        var tooltip = Page.Locator(".mud-tooltip").Filter(new LocatorFilterOptions { HasText = "as if the contact had written it" });
        await Assertions.Expect(tooltip).ToBeVisibleAsync();
        await tooltip.EvaluateAsync("tooltip => Promise.allSettled(tooltip.getAnimations().map(animation => animation.finished))");
        var box = (await tooltip.BoundingBoxAsync())!;
        var contrast = await tooltip.EvaluateAsync<double>("""
            tooltip => {
              const luminance = color => {
                const [r, g, b] = color.match(/[\d.]+/g).map(part => part / 255).map(part => part <= .03928 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4);
                return .2126 * r + .7152 * g + .0722 * b;
              };
              const { color, backgroundColor } = getComputedStyle(tooltip);
              const [dark, light] = [luminance(color), luminance(backgroundColor)].sort((a, b) => a - b);
              return (light + .05) / (dark + .05);
            }
            """);

        Assert.InRange(box.Width, 200, 400);
        Assert.InRange(box.Height, 60, 200);
        Assert.True(contrast >= 7, $"The tooltip's contrast is {contrast:0.0}.");
    }

    private static async Task AssertIconsAsync(EditorPage editor)
    {
        await editor.OpenCategoryAsync("Intercom", Activities[0].Title);
        var icons = new List<string>();

        for (var i = 0; i < Activities.Length; i++)
        {
            icons.Add(await MaskAsync(editor.ToolboxItem(Activities[i].Title).Locator("svg").First));
            Assert.StartsWith("url(", icons[i], StringComparison.Ordinal);
            Assert.Equal(icons[i], await MaskAsync(editor.Activity($"Step{i}").Locator(".activity-icon svg").First));
        }

        Assert.Distinct(icons);
    }

    /// <summary>Each activity of ours has an icon that no other has, nor an activity without a picture.</summary>
    private async Task AssertToolboxAsync(EditorPage editor)
    {
        await editor.OpenCategoryAsync("Intercom", Activities[0].Title);
        var icons = new List<string> { await Page.EvaluateAsync<string>(WithoutPicture) };

        foreach (var item in await Page.Locator("[draggable=true][data-intercom]:visible").AllAsync())
            icons.Add(await MaskAsync(item.Locator("svg").First));

        Assert.Equal(await CountAsync(), icons.Count - 1);
        Assert.Distinct(icons);
    }

    /// <summary>How many activities of ours the server has.</summary>
    private async Task<int> CountAsync()
    {
        var answer = await Designer.Host.Http.GetFromJsonAsync<JsonObject>(
            new Uri("/elsa/api/descriptors/activities", UriKind.Relative), TestContext.Current.CancellationToken);
        return answer!["items"]!.AsArray().Count(item => ((string)item!["typeName"]!).StartsWith("Elsa.Intercom.", StringComparison.Ordinal));
    }

    /// <summary>A step is high enough for the names of its outcomes.</summary>
    private static async Task AssertOutcomesAsync(EditorPage editor, string activity, string[] outcomes)
    {
        var step = (await editor.Activity(activity).Locator(".elsa-activity").BoundingBoxAsync())!;
        var names = new List<LocatorBoundingBoxResult>();

        foreach (var outcome in outcomes)
            names.Add((await editor.OutcomeName(activity, outcome).BoundingBoxAsync())!);

        foreach (var (upper, lower) in names.Zip(names.Skip(1)))
            Assert.True(upper.Y + upper.Height <= lower.Y, "The names of two outcomes lie on each other.");

        // A name stands above its line.
        Assert.All(names, name => Assert.InRange(name.Y, step.Y - name.Height / 2, step.Y + step.Height - name.Height));
    }

    /// <summary>The keyboard reaches the pages, the toolbox and the properties. Only the canvas needs a mouse.</summary>
    private async Task AssertKeyboardAsync(EditorPage editor)
    {
        await Page.Keyboard.PressAsync("Tab");
        Assert.Contains("Skip", await FocusedAsync(), StringComparison.Ordinal);

        await editor.SelectAsync("Step0", "Contact");
        await Page.Locator(".skip").FocusAsync();

        var reached = new List<string>();

        for (var key = 0; key < 60; key++)
        {
            await Page.Keyboard.PressAsync("Tab");
            reached.Add(await FocusedAsync());
        }

        foreach (var wanted in (string[])["Workflows", "Runs", "Inbox", "Start page", "Search", "Auto-save", "Contact", "Message"])
            Assert.Contains(reached, text => text.Contains(wanted, StringComparison.Ordinal));
    }

    private static async Task<string> MaskAsync(ILocator icon)
    {
        await icon.WaitForAsync();
        await icon.Page.WaitForFunctionAsync("icon => getComputedStyle(icon).maskImage !== 'none'", await icon.ElementHandleAsync());
        return await icon.EvaluateAsync<string>("icon => getComputedStyle(icon).maskImage");
    }

    /// <summary>The name of the focused element: its label, its text, or the text around it.</summary>
    private Task<string> FocusedAsync() => Page.EvaluateAsync<string>("""
        () => {
          const e = document.activeElement;
          return e.getAttribute('aria-label') || e.placeholder || e.innerText?.trim() || e.closest('.mud-input-control, label')?.innerText?.trim() || e.tagName;
        }
        """);
}
