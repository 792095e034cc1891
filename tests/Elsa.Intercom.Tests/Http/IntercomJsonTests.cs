using Elsa.Intercom.Api;
using Elsa.Intercom.Http;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Elsa.Intercom.Tests.Http;

public class IntercomJsonTests
{
    [Fact]
    public void Attributes_keep_their_kinds()
    {
        var request = new ContactRequest
        {
            CustomAttributes = new Dictionary<string, object?> { ["plan"] = "pro", ["seats"] = 3, ["rate"] = 1.5, ["paid"] = true, ["left"] = null },
        };

        // A null among the attributes is intended: it clears the attribute at Intercom.
        Assert.Equal("""{"custom_attributes":{"plan":"pro","seats":3,"rate":1.5,"paid":true,"left":null}}""", IntercomJson.Text(request, Formatting.None));
    }

    [Fact]
    public void A_text_that_looks_like_a_date_stays_a_text() =>
        Assert.Equal(JTokenType.String, IntercomJson.Read("{\"name\":\"2026-01-01T00:00:00Z\"}")!["name"]!.Type);

    [Fact]
    public void A_type_name_in_an_answer_makes_no_object_of_that_type() =>
        Assert.IsType<Contact>(IntercomJson.Convert<Contact>(JObject.Parse("{\"$type\":\"System.IO.FileInfo, System.IO.FileSystem\",\"id\":\"1\"}")));

    [Fact]
    public void An_application_wide_default_changes_nothing()
    {
        var defaults = JsonConvert.DefaultSettings;

        try
        {
            JsonConvert.DefaultSettings = () => new JsonSerializerSettings { NullValueHandling = NullValueHandling.Include, Formatting = Formatting.Indented };

            Assert.Equal("""{"email":"a"}""", IntercomJson.Text(new ContactRequest { Email = "a" }, Formatting.None));
        }
        finally
        {
            JsonConvert.DefaultSettings = defaults;
        }
    }

    [Theory]
    [InlineData("{\"archived\":\"perhaps\"}")]
    [InlineData("{\"id\":{\"a\":1}}")]
    [InlineData("{\"id\":[]}")]
    public void An_object_of_another_shape_is_ignored(string json) => Assert.Null(IntercomJson.Convert<Contact>(JObject.Parse(json)));
}
