using Elsa.Intercom.BrowserTests.Pages;

namespace Elsa.Intercom.Screenshots;

/// <summary>Walks through the designer like a newcomer, and takes a screenshot at each stop.</summary>
internal sealed class Tour(IBrowser browser, Uri host, DirectoryInfo folder)
{
    public async Task TakeAsync()
    {
        await using var context = await WindowAsync(1440, 900, ColorScheme.Light);
        var page = await context.NewPageAsync();

        await page.GotoAsync("/");
        await page.Locator("#connections").GetByText("Connected").First.WaitForAsync();
        await ShootAsync(page, "start-page");

        var list = new DefinitionsPage(page);
        await list.OpenAsync();
        await list.Row("Onboarding").WaitForAsync();
        await ShootAsync(page, "workflows");

        await AuthorAsync(page);
        await TemplatesAsync();
        await NarrowAsync();
    }

    private async Task AuthorAsync(IPage page)
    {
        var editor = await Authors.StartAsync(page, "Greet Grace");
        await editor.AddVariableAsync("Conversation", "String");
        await Authors.FillAsync(editor, "grace@example.com", "`I have ${1 + 1} questions about my plan`");
        await editor.BindAsync("Conversation ID", "Conversation");
        await Authors.WriteAsync(editor, "`Created ${getConversation()}`");
        await editor.ConnectAsync(Authors.Create, "Done", Authors.Write);

        // A new line shows its tools.
        editor = await editor.ReloadAsync();
        await editor.SelectAsync(Authors.Create, "Contact");
        await editor.OpenCategoryAsync("Intercom", "Create Intercom Conversation");
        await ShootAsync(page, "editor");

        await editor.CheckAsync("Dry run");
        var panel = await editor.TestAsync();
        var curl = panel.GetByText("curl -X POST").First;
        await curl.WaitForAsync();
        await curl.ScrollIntoViewIfNeededAsync();
        await ShootAsync(page, "dry-run");

        editor = await editor.ReloadAsync();
        await editor.SelectAsync(Authors.Create, "Contact");
        await editor.UncheckAsync("Dry run");
        var instance = await editor.RunAsync();
        await instance.SelectAsync(Authors.Create);
        await instance.Value("ConversationId").ScrollIntoViewIfNeededAsync();
        await ShootAsync(page, "run");

        var inbox = new InboxPage(page);
        await inbox.OpenAsync();
        await inbox.Conversations.First.ClickAsync();
        await inbox.Thread.GetByText("questions about my plan").WaitForAsync();
        await ShootAsync(page, "inbox");
    }

    /// <summary>The canvas alone, so large that the texts of a whole template can be read.</summary>
    private async Task TemplatesAsync()
    {
        await using var context = await WindowAsync(2400, 900, ColorScheme.Light, scale: 2);
        var page = await context.NewPageAsync();

        foreach (var template in (string[])["onboarding", "trial-ending", "bug-report", "hand-over"])
        {
            var editor = await EditorPage.OpenAsync(page, template);
            var response = await page.APIRequest.GetAsync(new Uri(host, $"templates/{template}").ToString());
            var connections = (await response.JsonAsync())!.Value.GetProperty("root").GetProperty("connections").GetArrayLength();

            // The canvas draws the lines after the steps.
            await Assertions.Expect(editor.Edges).ToHaveCountAsync(connections);
            await ShootAsync(page, $"template-{template}", editor.Canvas);
        }
    }

    private async Task NarrowAsync()
    {
        await using var context = await WindowAsync(390, 844, ColorScheme.Dark);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");
        await page.Locator("#connections").GetByText("Connected").First.WaitForAsync();
        await ShootAsync(page, "start-page-narrow-dark");
    }

    private async Task<IBrowserContext> WindowAsync(int width, int height, ColorScheme scheme, float scale = 1)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = host.ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = scheme,
            DeviceScaleFactor = scale,
        });
        context.SetDefaultTimeout(60_000);
        return context;
    }

    private async Task ShootAsync(IPage page, string name, ILocator? part = null)
    {
        // The element under the pointer shows its tools and tips.
        await page.Mouse.MoveAsync(1, 1);
        var file = Path.Combine(folder.FullName, $"{name}.png");

        if (part == null)
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = file, Animations = ScreenshotAnimations.Disabled });
        else
            await part.ScreenshotAsync(new LocatorScreenshotOptions { Path = file, Animations = ScreenshotAnimations.Disabled });

        Console.WriteLine(file);
    }
}
