using System.Text.RegularExpressions;

namespace Elsa.Intercom.BrowserTests.Pages;

/// <summary>The designer with a workflow: toolbox, canvas and properties, used with mouse and keyboard.</summary>
internal sealed partial class EditorPage
{
    private const int MostTries = 5;

    /// <summary>Counts the requests for what a picker offers.</summary>
    private const string WatchOptions = """
        () => {
          const send = window.fetch;
          const options = window.optionRequests = { open: 0, endedAt: 0 };
          window.fetch = async (input, init) => {
            if (!String(input.url ?? input).includes('/options/'))
              return send(input, init);

            options.open++;

            try {
              return await send(input, init);
            } finally {
              options.open--;
              options.endedAt = performance.now();
            }
          };
        }
        """;

    private readonly IPage _page;

    private EditorPage(IPage page) => _page = page;

    public static async Task<EditorPage> OpenAsync(IPage page, string definitionId)
    {
        await page.GotoAsync($"{DefinitionsPage.Address}/{definitionId}/edit");
        var editor = await OpenedAsync(page);
        await editor.FittedAsync();
        return editor;
    }

    /// <summary>The page that a link or a button leads to.</summary>
    public static async Task<EditorPage> OpenedAsync(IPage page)
    {
        await page.WaitForURLAsync(Address());
        var editor = new EditorPage(page);
        await editor.Category("Intercom").WaitForAsync();
        await editor.Canvas.WaitForAsync();
        await page.EvaluateAsync(WatchOptions);
        return editor;
    }

    public ILocator Activity(string name) => _page.Locator("g.x6-node").Filter(new LocatorFilterOptions { HasText = name });

    /// <summary>The text beside the port of an outcome.</summary>
    public ILocator OutcomeName(string activity, string outcome) =>
        Activity(activity).Locator("g.x6-port").Filter(new LocatorFilterOptions { Has = _page.Locator($"[port='{outcome}']") }).Locator("text");

    /// <summary>The names of outcomes that a line runs through, in their natural size: Chromium rounds the size of smaller texts.</summary>
    public Task<string[]> CrossedOutcomesAsync() => _page.EvaluateAsync<string[]>("""
        async () => {
          const { graphBindings } = await import('/studio/_content/Elsa.Studio.Workflows.Designer/designer.entry.js');
          Object.values(graphBindings).forEach(({ graph }) => graph.zoomTo(1));
          const points = [...document.querySelectorAll('g.x6-edge path:last-child')].flatMap(line => {
            const length = line.getTotalLength();
            const toScreen = line.getScreenCTM();
            return Array.from({ length: Math.ceil(length) }, (_, at) => line.getPointAtLength(at).matrixTransform(toScreen));
          });
          return [...document.querySelectorAll('text.x6-port-label')].filter(name => name.textContent).filter(name => {
            const { left, right, top, bottom } = name.getBoundingClientRect();
            return points.some(({ x, y }) => x > left && x < right && y > top && y < bottom);
          }).map(name => name.textContent);
        }
        """);

    public ILocator Edges => _page.Locator("g.x6-edge");

    /// <summary>The messages that appear for a few seconds.</summary>
    public ILocator Messages => _page.Locator(".mud-snackbar");

    public ILocator Input(string label) => Fields.Find(Editor, label);

    public ILocator ToolboxItem(string name) => _page.Locator("[draggable=true]").Filter(new LocatorFilterOptions { HasText = name });

    public async Task OpenCategoryAsync(string category, string activity)
    {
        if (!await ToolboxItem(activity).IsVisibleAsync())
            await Category(category).ClickAsync();

        await Assertions.Expect(ToolboxItem(activity)).ToBeVisibleAsync();

        // While one category opens and another closes, the items move under the mouse.
        await _page.WaitForFunctionAsync("""
            () => [...document.querySelectorAll('.mud-expand-panel')].every(panel =>
              panel.querySelector('.mud-collapse-container').matches('.mud-collapse-entered, .invisible')
              && panel.getAnimations({ subtree: true }).every(animation => animation.playState === 'finished'))
            """);
    }

    /// <summary>Drags an activity from the toolbox to a position on the canvas, in fractions of its width and height.</summary>
    public async Task DragAsync(string category, string activity, float x, float y)
    {
        await OpenCategoryAsync(category, activity);
        var count = await _page.Locator("g.x6-node").CountAsync();
        var canvas = await BoxAsync(Canvas);
        await SavedAsync(() => DropAsync(ToolboxItem(activity), new TargetPosition { X = canvas.Width * x, Y = canvas.Height * y }));
        await Assertions.Expect(_page.Locator("g.x6-node")).ToHaveCountAsync(count + 1);
    }

    /// <summary>Selects an activity, which shows its properties.</summary>
    public async Task SelectAsync(string name, string firstInput)
    {
        var box = await BoxAsync(Activity(name));
        await _page.Mouse.ClickAsync(box.X + 90, box.Y + 18);
        await TabAsync("Input");
        await Input(firstInput).WaitForAsync();
        await CalmAsync();
    }

    /// <summary>What a dropdown offers.</summary>
    public async Task<IReadOnlyList<string>> ChoicesAsync(string label)
    {
        await Input(label).ClickAsync();
        var list = _page.Locator(".mud-popover-open");
        await Assertions.Expect(list).Not.ToHaveTextAsync("");
        var text = await list.InnerTextAsync();
        await _page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(list).ToHaveCountAsync(0);
        return text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    public Task ChooseAsync(string label, string choice) => SavedAsync(() => Fields.ChooseAsync(Input(label), choice));

    public Task WriteAsync(string label, string text) => SavedAsync(async () =>
    {
        await Input(label).Locator("input, textarea").First.FillAsync(text);
        await _page.Keyboard.PressAsync("Tab");
    });

    public Task CheckAsync(string label) => SavedAsync(() => Checkbox(label).CheckAsync());

    public Task UncheckAsync(string label) => SavedAsync(() => Checkbox(label).UncheckAsync());

    public async Task<EditorPage> ReloadAsync()
    {
        await _page.ReloadAsync();
        var editor = await OpenedAsync(_page);
        await editor.FittedAsync();
        return editor;
    }

    /// <summary>Waits until the page has zoomed to the steps.</summary>
    public Task FittedAsync() => _page.Locator("main[data-fitted]").WaitForAsync();

    /// <summary>Switches an input to another kind of expression, and writes the expression.</summary>
    public async Task WriteExpressionAsync(string label, string kind, string expression)
    {
        var menu = Input(label).Locator("xpath=ancestor::*[.//button][1]").Locator("button").Last;
        await SavedAsync(async () =>
        {
            await menu.ClickAsync();
            await _page.Locator(".mud-popover-open").GetByText(kind, new LocatorGetByTextOptions { Exact = true }).ClickAsync();
        });
        var code = Input(label).Locator(".monaco-editor");
        await code.WaitForAsync();
        await SavedAsync(async () =>
        {
            await code.ClickAsync();
            await _page.Keyboard.InsertTextAsync(expression);
        });
    }

    /// <summary>A line in the table of variables, by the name of the variable.</summary>
    public ILocator Variable(string name) => Editor.GetByRole(AriaRole.Row).Filter(new LocatorFilterOptions { HasText = name });

    public Task OpenVariablesAsync() => _page.GetByRole(AriaRole.Tab, new PageGetByRoleOptions { Name = "Variables" }).ClickAsync();

    public async Task AddVariableAsync(string name, string type, string? storage = null)
    {
        await OpenVariablesAsync();
        await _page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { NameRegex = AddVariable() }).ClickAsync();
        var dialog = _page.GetByRole(AriaRole.Dialog);
        await Fields.RenameAsync(dialog, name);
        await Fields.ChooseAsync(Fields.Find(dialog, "Type"), type);

        if (storage != null)
            await Fields.ChooseAsync(Fields.Find(dialog, "Storage"), storage);

        await SavedAsync(() => Fields.Button(dialog, "OK").ClickAsync());
        await Assertions.Expect(dialog).ToHaveCountAsync(0);
    }

    /// <summary>Binds an output of the selected activity to a variable.</summary>
    public async Task BindAsync(string output, string variable)
    {
        await TabAsync("Output");
        await ChooseAsync(output, variable);
    }

    public async Task ConnectAsync(string from, string outcome, string to)
    {
        var start = await BoxAsync(Port(from, outcome));
        var end = await BoxAsync(Port(to, "In"));
        await SavedAsync(async () =>
        {
            await _page.Mouse.MoveAsync(start.X + start.Width / 2, start.Y + start.Height / 2);
            await _page.Mouse.DownAsync();
            await _page.Mouse.MoveAsync(end.X, end.Y + end.Height / 2, new MouseMoveOptions { Steps = 10 });
            await _page.Mouse.MoveAsync(end.X + end.Width / 2, end.Y + end.Height / 2, new MouseMoveOptions { Steps = 3 });
            await _page.Mouse.UpAsync();
        });
    }

    public Task TabAsync(string name) => _page.GetByRole(AriaRole.Tab, new PageGetByRoleOptions { Name = name, Exact = true }).ClickAsync();

    public Task PublishAsync() => SavedAsync(() => _page.Locator("button.mud-icon-button.mud-primary-text").First.ClickAsync());

    /// <summary>Runs the workflow, which opens the page of its instance.</summary>
    public async Task<InstancePage> RunAsync()
    {
        await PressRunAsync();
        return await InstancePage.OpenedAsync(_page);
    }

    public Task PressRunAsync() => _page.Locator("button.mud-icon-button.mud-success-text").First.ClickAsync();

    /// <summary>What stands beside the button that was pressed.</summary>
    public ILocator Advice => _page.Locator("#problem.beside");

    /// <summary>Runs only the selected activity, on its Test tab. The result appears in the editor.</summary>
    public async Task<ILocator> TestAsync()
    {
        await TabAsync("Test");
        await _page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Start", Exact = true }).ClickAsync();
        return Editor;
    }

    public ILocator Canvas => _page.Locator(".x6-graph").First;

    /// <summary>Drags until the canvas gets the item. Chromium may not take up a drag while something moves under the mouse, such as the tooltip.</summary>
    private async Task DropAsync(ILocator item, TargetPosition position)
    {
        var drop = await Canvas.EvaluateHandleAsync("""
            canvas => {
              const drop = { isDone: false };
              canvas.addEventListener('drop', () => drop.isDone = true, { once: true, capture: true });
              return drop;
            }
            """);

        for (var tries = 0; tries < MostTries && !await drop.EvaluateAsync<bool>("drop => drop.isDone"); tries++)
        {
            await item.HoverAsync();
            await _page.Locator(".mud-tooltip").First.WaitForAsync();
            await item.DragToAsync(Canvas, new LocatorDragToOptions { TargetPosition = position });
        }
    }

    private ILocator Category(string name) =>
        _page.Locator(".mud-expand-panel-header").Filter(new LocatorFilterOptions { HasTextRegex = new Regex($"^{Regex.Escape(name)}$") });

    private ILocator Editor => _page.Locator("elsa-workflow-definition-editor");

    private ILocator Checkbox(string label) => Editor.GetByRole(AriaRole.Checkbox, new LocatorGetByRoleOptions { Name = label, Exact = true });

    private ILocator Port(string activity, string name) => Activity(activity).Locator($"g.x6-port-body[port='{name}']");

    /// <summary>The designer saves a moment after each change, and the next step must wait for that.</summary>
    private async Task SavedAsync(Func<Task> change)
    {
        var saved = _page.WaitForResponseAsync(
            response => response.Request.Method == "POST" && response.Url.EndsWith("/elsa/api/workflow-definitions", StringComparison.Ordinal));
        await change();
        await saved;
        await CalmAsync();
    }

    /// <summary>
    /// After a selection or a change, the Studio asks again and again what the pickers offer, and draws the fields anew with each answer. What is entered
    /// meanwhile may be lost, so a person waits until the fields stay.
    /// </summary>
    private async Task CalmAsync() =>
        await _page.WaitForFunctionAsync("() => optionRequests.open === 0 && performance.now() - optionRequests.endedAt > 500");

    private static async Task<LocatorBoundingBoxResult> BoxAsync(ILocator locator) =>
        await locator.BoundingBoxAsync() ?? throw new InvalidOperationException($"{locator} is not on the page.");

    [GeneratedRegex("/studio/workflows/definitions/[^/]+/edit$")]
    private static partial Regex Address();

    [GeneratedRegex("add|new", RegexOptions.IgnoreCase)]
    private static partial Regex AddVariable();
}
