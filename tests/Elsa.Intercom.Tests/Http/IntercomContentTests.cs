using System.Text;
using Elsa.Intercom.Http;

namespace Elsa.Intercom.Tests.Http;

public class IntercomContentTests
{
    [Fact]
    public async Task It_has_begun_once_it_is_written_and_not_when_it_is_measured()
    {
        using var content = new IntercomContent(Encoding.UTF8.GetBytes("{}"));

        Assert.Equal(2, content.Headers.ContentLength);
        Assert.False(content.Began);

        using var stream = new MemoryStream();
        await content.CopyToAsync(stream);

        Assert.True(content.Began);
        Assert.Equal("{}", Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Fact]
    public async Task It_has_begun_even_if_writing_fails()
    {
        using var content = new IntercomContent(Encoding.UTF8.GetBytes("{}"));
        using var closed = new MemoryStream([], writable: false);

        await Assert.ThrowsAnyAsync<Exception>(() => content.CopyToAsync(closed));

        Assert.True(content.Began);
    }

    [Fact]
    public async Task It_has_begun_when_a_handler_buffers_it()
    {
        using var content = new IntercomContent(Encoding.UTF8.GetBytes("{}"));

        await content.LoadIntoBufferAsync();

        Assert.True(content.Began);
    }
}
