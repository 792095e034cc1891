using Elsa.Studio.Abstractions;

namespace Elsa.Intercom.Studio;

/// <summary>Makes the Intercom module known to the Studio. It needs nothing at the start.</summary>
public class Feature : FeatureBase;
