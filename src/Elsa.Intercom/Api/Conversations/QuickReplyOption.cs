using Newtonsoft.Json;

namespace Elsa.Intercom.Api;

/// <summary>A button that a contact can press instead of writing (<c>reply_options</c>, from API 2.14).</summary>
public sealed class QuickReplyOption
{
    /// <summary>The text of the button. Required.</summary>
    [JsonProperty("text")]
    public string Text { get; set; } = "";

    /// <summary>A UUID of your own. When the contact presses the button, the contact's reply has it as <c>quick_reply_uuid</c>. Required.</summary>
    [JsonProperty("uuid")]
    public string Uuid { get; set; } = "";
}
