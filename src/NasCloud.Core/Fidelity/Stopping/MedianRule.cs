using NasCloud.Core.Objectives;
using NasCloud.Core.Specs.Shapes;
using NasCloud.Core.Strategies;

namespace NasCloud.Core.Fidelity.Stopping;

/// <summary>Holds back who is worse than the median of all that trained as long.</summary>
/// <remarks>
/// Golovin et al. 2017, "Google Vizier: A Service for Black-Box Optimization" (section 3.2.1), with results at the look itself
/// in place of running averages, which shares a trial's early epochs out to its later ones. By rank, so that several
/// objectives have a median too; failed trials count as the worst.
/// </remarks>
internal sealed class MedianRule(int startAfter) : IStoppingRule
{
    public static FidelityDescriptor Descriptor { get; } = new(
        "median-stopping",
        "Median stopping rule: a candidate trains on as long as it is not worse than the median of those that trained as long (Golovin et al. 2017, Google Vizier).",
        new ObjectShape(StoppingOptions.Properties),
        values => Create(StoppingOptions.From(values)));

    public IEnumerable<Observation> GoingOn(IReadOnlyList<Observation> look, SearchHistory history, int maxEpochs)
    {
        var ranked = Ranking.Measured(look, history.Objectives);
        return look.Count < startAfter ? ranked : ranked.Take((look.Count + 1) / 2);
    }

    private static StoppingScheduler Create(StoppingOptions options) => new(options, new MedianRule(options.StartAfter));
}
