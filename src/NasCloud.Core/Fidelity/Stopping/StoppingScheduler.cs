using NasCloud.Core.Strategies;

namespace NasCloud.Core.Fidelity.Stopping;

/// <summary>Lets each candidate go on, a few epochs at a time, until a rule holds it back; who is furthest comes first.</summary>
/// <remarks>
/// Held back is not stopped for good: as others end, a rule may come to another verdict, and the candidate goes on from its
/// checkpoint. A step is taken once, whether it fails or not.
/// </remarks>
internal sealed class StoppingScheduler(StoppingOptions options, IStoppingRule rule) : IFidelityScheduler
{
    private readonly IReadOnlyList<int> _looks = options.Looks();

    public int MaxEpochs => options.MaxEpochs;

    public FidelityChoice Next(SearchHistory history)
    {
        var wentOn = history.Observations.Select(observation => observation.Trial.ContinuesFrom).ToHashSet();
        for (var look = _looks.Count - 2; look >= 0; look--)
        {
            List<Observation> ended = [.. history.Observations.Where(each => each.Trial.Epochs == _looks[look] && !each.IsPending)];
            if (rule.GoingOn(ended, history, MaxEpochs).FirstOrDefault(each => !wentOn.Contains(each.Trial.Number)) is { } next)
                return new(_looks[look + 1], next.Trial.Number);
        }

        return new(_looks[0]);
    }
}
