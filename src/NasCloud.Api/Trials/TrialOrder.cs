using NasCloud.Core.Objectives;
using NasCloud.Core.Searches;
using NasCloud.Core.Strategies;

namespace NasCloud.Api.Trials;

/// <summary>An order of trials: by their numbers, or by something that was measured; those without it come last, equals by number.</summary>
/// <param name="Key">What they are ordered by: one of <see cref="Keys"/>.</param>
/// <param name="IsDescending">Whether the largest comes first.</param>
internal sealed record TrialOrder(string Key, bool IsDescending) : IComparer<TrialPlace>
{
    public const string Number = "number";

    private const string Epochs = "epochs";
    private const string DeviceSeconds = "deviceSeconds";

    private static readonly string[] AlwaysKnown =
    [
        Number, Epochs, DeviceSeconds, MetricNames.Parameters, MetricNames.Flops, MetricNames.Accuracy, MetricNames.MacroF1, MetricNames.Loss,
        MetricNames.TrainingSeconds, MetricNames.TestAccuracy, MetricNames.TestMacroF1, MetricNames.TestLoss,
    ];

    /// <summary>Whether a place is a number alone.</summary>
    public bool IsByNumber => Key == Number;

    /// <summary>What the trials of a search can be ordered by.</summary>
    public static IReadOnlyList<string> Keys(SearchSnapshot snapshot) =>
    [
        .. AlwaysKnown
            .Union(snapshot.Manifest.Spec.Objectives.Select(objective => objective.Metric))
            .Union(snapshot.Trials.FirstOrDefault(trial => trial.HasMetrics)?.Score!.Metrics.Keys ?? []),
    ];

    public TrialPlace PlaceOf(Observation trial) => new(ValueOf(trial), trial.Trial.Number);

    public int Compare(TrialPlace? x, TrialPlace? y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        var byValue = (x.Value, y.Value) switch
        {
            (null, null) => 0,
            (null, _) => 1,
            (_, null) => -1,
            ({ } left, { } right) => IsDescending ? right.CompareTo(left) : left.CompareTo(right),
        };
        return byValue != 0 ? byValue : x.Number.CompareTo(y.Number);
    }

    private double? ValueOf(Observation trial) => Key switch
    {
        Number => trial.Trial.Number,
        Epochs => trial.Trial.Epochs,
        DeviceSeconds => trial.Score?.DeviceSeconds,
        _ => trial.Metric(Key),
    };
}
