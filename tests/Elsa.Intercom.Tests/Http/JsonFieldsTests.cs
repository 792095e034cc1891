using Elsa.Intercom.Http;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Tests.Http;

/// <summary>A date decides whether a conversation is the one that was sent, so it is read in every form that a response may give it.</summary>
public class JsonFieldsTests
{
    [Theory]
    [InlineData("1734537501")]
    [InlineData("\"1734537501\"")]
    [InlineData("1734537501.0")]
    [InlineData("\"2024-12-18T15:58:21Z\"")]
    [InlineData("\"2024-12-18T15:58:21\"")]
    [InlineData("\"2024-12-18T16:58:21+01:00\"")]
    public void A_date_is_read_in_every_form(string value) =>
        Assert.Equal(1734537501, Read(value).Time("created_at")?.ToUnixTimeSeconds());

    [Theory]
    [InlineData("\"yesterday\"")]
    [InlineData("\"12/18/2024\"")]
    [InlineData("1.5")]
    [InlineData("0")]
    [InlineData("true")]
    [InlineData("1e300")]
    public void Anything_else_is_no_date(string value) => Assert.Null(Read(value).Time("created_at"));

    [Theory]
    [InlineData("true", true)]
    [InlineData("\"True\"", true)]
    [InlineData("false", false)]
    [InlineData("\"no\"", null)]
    [InlineData("1", null)]
    public void A_flag_is_read_leniently(string value, bool? flag) => Assert.Equal(flag, Read(value).Flag("created_at"));

    private static JObject Read(string value)
    {
        using var reader = new JsonTextReader(new StringReader($$"""{"created_at":{{value}}}""")) { DateParseHandling = DateParseHandling.None };
        return JObject.Load(reader);
    }
}
