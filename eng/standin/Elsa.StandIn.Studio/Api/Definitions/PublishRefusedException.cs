namespace Elsa.StandIn.Api.Definitions;

/// <summary>A definition was not published, and why.</summary>
internal sealed class PublishRefusedException(IReadOnlyList<string> reasons) : Exception(string.Join(' ', reasons))
{
    public IReadOnlyList<string> Reasons => reasons;
}
