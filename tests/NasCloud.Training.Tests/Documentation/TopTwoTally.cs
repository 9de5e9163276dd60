using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NasCloud.Training.Loops.Metrics;
using TorchSharp;

namespace NasCloud.Training.Tests.Documentation;

/// <summary>The share of samples whose class is one of the two that the network finds likeliest.</summary>
internal sealed class TopTwoTally : ITally
{
    /// <summary>The metric's name in specs. To be a constant of MetricNames.</summary>
    public const string Metric = "topTwo";

    private int _count;
    private int _right;

    /// <inheritdoc/>
    public void Add(torch.Tensor outputs, torch.Tensor labels)
    {
        var actual = MemoryMarshal.Cast<byte, long>(labels.cpu().bytes);
        var likeliest = MemoryMarshal.Cast<byte, long>(outputs.topk(2, dim: 1).indexes.contiguous().cpu().bytes);
        for (var place = 0; place < actual.Length; place++)
            _right += likeliest.Slice(2 * place, 2).Contains(actual[place]) ? 1 : 0;
        _count += actual.Length;
    }

    /// <inheritdoc/>
    public ImmutableSortedDictionary<string, double> Measure() =>
        ImmutableSortedDictionary<string, double>.Empty.Add(Metric, _right / (double)_count);
}
