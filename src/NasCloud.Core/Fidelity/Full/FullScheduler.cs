using NasCloud.Core.Strategies;

namespace NasCloud.Core.Fidelity.Full;

/// <summary>Every candidate trains the same, and none goes on.</summary>
internal sealed class FullScheduler(FullOptions options) : IFidelityScheduler
{
    public const string Name = "full";

    public static FidelityDescriptor Descriptor { get; } = new(
        Name,
        "Every candidate trains the same number of epochs.",
        FullOptions.Shape,
        values => new FullScheduler(FullOptions.From(values)));

    public int MaxEpochs => options.Epochs;

    public FidelityChoice Next(SearchHistory history) => new(options.Epochs);
}
