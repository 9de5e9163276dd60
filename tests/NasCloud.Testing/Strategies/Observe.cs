using System.Collections.Immutable;
using NasCloud.Core.Objectives;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Strategies;
using NasCloud.Core.Trials;

namespace NasCloud.Testing.Strategies;

/// <summary>Makes observations.</summary>
public static class Observe
{
    /// <summary>A trial of a candidate, pending.</summary>
    public static Observation Pending(int number, Genotype genotype, int epochs = 1, int? continuesFrom = null) =>
        new(Trial(number, genotype, epochs, continuesFrom), null);

    /// <summary>A trial that ended with an accuracy.</summary>
    public static Observation Accuracy(int number, Genotype genotype, double accuracy, int epochs = 1, int? continuesFrom = null) =>
        Pending(number, genotype, epochs, continuesFrom).End((MetricNames.Accuracy, accuracy));

    /// <summary>A trial that failed.</summary>
    public static Observation Failed(int number, Genotype genotype, int epochs = 1, int? continuesFrom = null) =>
        Pending(number, genotype, epochs, continuesFrom).Fail();

    /// <summary>The same trial, ended with metrics.</summary>
    public static Observation End(this Observation observation, params (string Name, double Value)[] metrics) => observation with
    {
        Score = new TrialScore
        {
            Trial = observation.Trial.Number,
            Outcome = TrialOutcome.Succeeded,
            Metrics = metrics.ToImmutableSortedDictionary(metric => metric.Name, metric => metric.Value, StringComparer.Ordinal),
        },
    };

    /// <summary>The same trial, failed.</summary>
    public static Observation Fail(this Observation observation) => observation with
    {
        Score = new TrialScore { Trial = observation.Trial.Number, Outcome = TrialOutcome.Failed, Error = "out of memory" },
    };

    /// <summary>The same trial of a network of some size.</summary>
    public static Observation Sized(this Observation observation, long parameters, long flops = 0) =>
        observation with { Trial = observation.Trial with { Parameters = parameters, Flops = flops } };

    private static Trial Trial(int number, Genotype genotype, int epochs, int? continuesFrom) => new()
    {
        Number = number,
        Genotype = genotype,
        ArchitectureId = genotype.ToString(),
        Epochs = epochs,
        ContinuesFrom = continuesFrom,
        Parameters = 0,
        Flops = 0,
    };
}
