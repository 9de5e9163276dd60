using NasCloud.Core.Fidelity.Asha;
using NasCloud.Core.Fidelity.Brackets;
using NasCloud.Core.Fidelity.Full;
using NasCloud.Core.Fidelity.Stopping;

namespace NasCloud.Core.Fidelity;

/// <summary>The fidelity schedulers that specs can name.</summary>
public static class FidelityCatalog
{
    /// <summary>All of them, in the order they are shown.</summary>
    public static IReadOnlyList<FidelityDescriptor> All { get; } =
    [
        FullScheduler.Descriptor,
        AshaScheduler.Descriptor,
        SuccessiveHalving.Descriptor,
        Hyperband.Descriptor,
        MedianRule.Descriptor,
        LearningCurveRule.Descriptor,
    ];
}
