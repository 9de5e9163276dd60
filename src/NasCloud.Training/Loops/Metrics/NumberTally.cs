using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NasCloud.Core.Objectives;
using NasCloud.Models.Networks;
using TorchSharp;

namespace NasCloud.Training.Loops.Metrics;

/// <summary>The metrics of samples of which a number is predicted, in the number's own unit.</summary>
/// <param name="scale">The unit.</param>
internal sealed class NumberTally(TargetScale scale) : ITally
{
    private readonly List<(double Actual, double Predicted)> _pairs = [];

    /// <inheritdoc/>
    public void Add(torch.Tensor outputs, torch.Tensor labels)
    {
        var actual = MemoryMarshal.Cast<byte, float>(labels.cpu().bytes);
        var predicted = MemoryMarshal.Cast<byte, float>(outputs.squeeze(1).contiguous().cpu().bytes);
        for (var place = 0; place < actual.Length; place++)
            _pairs.Add((scale.Restore(actual[place]), scale.Restore(predicted[place])));
    }

    /// <inheritdoc/>
    public ImmutableSortedDictionary<string, double> Measure()
    {
        var errors = Sum(pair => pair.Actual - pair.Predicted);
        return ImmutableSortedDictionary<string, double>.Empty
            .Add(MetricNames.Mae, _pairs.Average(pair => Math.Abs(pair.Actual - pair.Predicted)))
            .Add(MetricNames.Rmse, Math.Sqrt(errors / _pairs.Count))
            .Add(MetricNames.R2, Explained(errors));
    }

    /// <summary>Where all targets are equal there is nothing to explain: 1 where all are met, else 0.</summary>
    private double Explained(double errors)
    {
        var mean = _pairs.Average(pair => pair.Actual);
        var spread = Sum(pair => pair.Actual - mean);
        return spread > 0 ? 1 - (errors / spread) : errors > 0 ? 0 : 1;
    }

    private double Sum(Func<(double Actual, double Predicted), double> difference) =>
        _pairs.Sum(pair => difference(pair) * difference(pair));
}
