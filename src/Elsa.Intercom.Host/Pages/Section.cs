namespace Elsa.Intercom.Host.Pages;

/// <summary>What the entries of the bar lead to.</summary>
internal enum Section
{
    Workflows,
    Runs,
    Start,
}
