using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NasCloud.Core.Objectives;
using TorchSharp;

namespace NasCloud.Training.Loops.Metrics;

/// <summary>The metrics of samples with classes.</summary>
/// <param name="classes">How many classes there are.</param>
/// <param name="samples">How many samples will be taken in.</param>
internal sealed class ClassTally(int classes, int samples) : ITally
{
    private readonly ConfusionMatrix _confusion = new(classes);

    // Class by class, so that each class's are a block that can be sorted.
    private readonly float[] _scores = new float[checked(classes * samples)];
    private readonly int[] _actual = new int[samples];
    private int _count;

    /// <inheritdoc/>
    public void Add(torch.Tensor outputs, torch.Tensor labels)
    {
        var actual = MemoryMarshal.Cast<byte, long>(labels.cpu().bytes);
        var predicted = MemoryMarshal.Cast<byte, long>(outputs.argmax(1).cpu().bytes);
        // The logarithm leaves the order of shares as it is, and tells those near 1 apart.
        var scores = MemoryMarshal.Cast<byte, float>(outputs.log_softmax(1).t().contiguous().cpu().bytes);
        for (var label = 0; label < classes; label++)
            scores.Slice(label * actual.Length, actual.Length).CopyTo(_scores.AsSpan((label * samples) + _count));
        for (var place = 0; place < actual.Length; place++)
        {
            _confusion.Add(actual[place], predicted[place]);
            _actual[_count++] = (int)actual[place];
        }
    }

    /// <inheritdoc/>
    public ImmutableSortedDictionary<string, double> Measure() => ImmutableSortedDictionary<string, double>.Empty
        .Add(MetricNames.Accuracy, _confusion.Accuracy)
        .Add(MetricNames.BalancedAccuracy, _confusion.BalancedAccuracy)
        .Add(MetricNames.MacroF1, _confusion.MacroF1)
        .Add(MetricNames.Auc, MacroAuc());

    /// <summary>Over the classes that some samples have and others don't; 0.5, which is chance, where there is none.</summary>
    private double MacroAuc() => Enumerable.Range(0, classes)
        .Select(label => AreaUnderCurve.Of(_scores.AsSpan(label * samples, _count), Array.ConvertAll(_actual[.._count], actual => actual == label)))
        .OfType<double>()
        .DefaultIfEmpty(0.5)
        .Average();
}
