namespace Elsa.Intercom.BrowserTests.Pages;

/// <summary>A conversation in the inbox of the sandbox, with what a person can do there.</summary>
internal sealed class ConversationView
{
    private const int MostStops = 100;

    private readonly IPage _page;
    private readonly ILocator _section;

    private ConversationView(IPage page, string id, string contactId)
    {
        (_page, Id, ContactId) = (page, id, contactId);
        _section = page.Locator("#conversation");
    }

    public string Id { get; }

    public string ContactId { get; }

    public ILocator Title => _section.GetByRole(AriaRole.Heading);

    public ILocator Thread => _section.Locator("#thread");

    public ILocator Text => _section.GetByLabel("Message", new LocatorGetByLabelOptions { Exact = true });

    public static async Task<ConversationView> OpenAsync(IPage page, Uri inbox, (string Id, string ContactId) conversation)
    {
        await page.GotoAsync(new Uri(inbox, $"#{conversation.Id}").ToString());
        var view = new ConversationView(page, conversation.Id, conversation.ContactId);
        await Assertions.Expect(view.Title).ToContainTextAsync($"#{conversation.Id} Open");
        return view;
    }

    public ILocator Message(string label) => Thread.GetByRole(AriaRole.Article, new LocatorGetByRoleOptions { Name = label });

    public ILocator Button(string name) => _section.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = name, Exact = true });

    public ILocator Choice(string label) => _section.GetByLabel(label, new LocatorGetByLabelOptions { Exact = true });

    public ILocator Author(string label) => _section.GetByRole(AriaRole.Radio, new LocatorGetByRoleOptions { Name = label });

    /// <summary>Goes to a button with the Tab key and presses it.</summary>
    public async Task PressAsync(string button)
    {
        await TabToAsync(Button(button));
        await _page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Goes to a dropdown with the Tab key and types the beginning of an item.</summary>
    public async Task ChooseAsync(string label, string beginning)
    {
        await TabToAsync(Choice(label));
        await _page.Keyboard.TypeAsync(beginning);
    }

    public async Task TabToAsync(ILocator target)
    {
        await target.WaitForAsync();

        for (var stops = 0; !await target.EvaluateAsync<bool>("element => element === document.activeElement"); stops++)
        {
            if (stops == MostStops)
                throw new InvalidOperationException($"The Tab key does not reach {target}.");

            await _page.Keyboard.PressAsync("Tab");
        }
    }
}
