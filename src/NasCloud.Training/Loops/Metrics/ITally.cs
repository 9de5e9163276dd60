using System.Collections.Immutable;
using TorchSharp;

namespace NasCloud.Training.Loops.Metrics;

/// <summary>Gathers what a network says of samples, batch by batch, and measures it.</summary>
internal interface ITally
{
    /// <summary>Takes in a batch.</summary>
    /// <param name="outputs">What the network says.</param>
    /// <param name="labels">What is right.</param>
    void Add(torch.Tensor outputs, torch.Tensor labels);

    /// <summary>The metrics of all samples so far, at least one; the loss is not among them.</summary>
    ImmutableSortedDictionary<string, double> Measure();
}
