using Elsa.Intercom.Sandbox.Faults;

namespace Elsa.Intercom.IntegrationTests.Sandbox.Faults;

/// <summary>Paths with stars.</summary>
public sealed class PathPatternTests
{
    [Theory]
    [InlineData("/conversations/*/reply", "/conversations/12/reply", true)]
    [InlineData("/conversations/*/reply", "/Conversations/12/Reply/", true)]
    [InlineData("/conversations/*/reply", "/conversations/*/reply", true)]
    [InlineData("/conversations/*/reply", "/conversations/12", false)]
    [InlineData("/conversations/*/reply", "/conversations//reply", false)]
    [InlineData("/conversations/*/reply", "/conversations/1/2/reply", false)]
    [InlineData("/conversations/*/reply", "/conversations/12/parts", false)]
    [InlineData("/conversations/*/reply", "/conversations/12/replying", false)]
    [InlineData("/conversations/*/re*", "/conversations/12/replying/on", true)]
    [InlineData("/conversations/*/*", "/conversations/12/reply", true)]
    [InlineData("/conversations/*/*", "/conversations/12", false)]
    [InlineData("/*/*/reply", "/conversations/12/reply", true)]
    [InlineData("/*/12", "/conversations/12", true)]
    [InlineData("/conversations/*", "/conversations/12/reply", true)]
    [InlineData("/conversations/12/reply", "/conversations/12/reply", true)]
    [InlineData("/conversations/12/reply", "/conversations/*/reply", false)]
    [InlineData("/conversations/1*", "/conversations/*", false)]
    public void Stars_stand_for_a_segment_or_for_the_end(string pattern, string path, bool matches) =>
        Assert.Equal(matches, PathPattern.Matches(pattern, path));

    [Theory]
    [InlineData("/contacts/*", "/contacts/*/archive", true)]
    [InlineData("/contacts/*", "/*/12", true)]
    [InlineData("/contacts/*", "/con*", true)]
    [InlineData("/contacts/*", "/conversations/*", false)]
    [InlineData("/conversations/search", "/*/search", true)]
    [InlineData("/conversations/search", "/conversations/*/reply", false)]
    [InlineData("/conversations", "/*/reply", false)]
    [InlineData("/*/reply", "/con*", true)]
    [InlineData("/a/*/c", "/*/b/*", true)]
    [InlineData("/a/*/c", "/*/b/d", false)]
    [InlineData("/a/*/c", "/a/*/d*", false)]
    public void Two_patterns_may_have_a_path_in_common(string one, string other, bool overlap)
    {
        Assert.Equal(overlap, PathPattern.Overlap(one, other));
        Assert.Equal(overlap, PathPattern.Overlap(other, one));
    }

    [Theory]
    [InlineData("/*", true)]
    [InlineData("/con*", true)]
    [InlineData("/*/*/reply", true)]
    [InlineData("/conversations/*/re*", true)]
    [InlineData("", false)]
    [InlineData("*", false)]
    [InlineData("/con*/reply", false)]
    [InlineData("/*tions/reply", false)]
    [InlineData("/conversations/**", false)]
    [InlineData("/conversations/*/", false)]
    [InlineData("/conversations/*//", false)]
    public void A_star_is_a_whole_segment_or_at_the_end(string pattern, bool wellFormed) =>
        Assert.Equal(wellFormed, PathPattern.IsWellFormed(pattern));
}
