namespace Elsa.Intercom.Options;

/// <summary>Where a workspace's data is hosted (Intercom API 2.14, servers).</summary>
public enum IntercomRegion
{
    /// <summary>United States: https://api.intercom.io.</summary>
    US,

    /// <summary>Europe: https://api.eu.intercom.io.</summary>
    EU,

    /// <summary>Australia: https://api.au.intercom.io.</summary>
    AU,
}
