using NasCloud.Core.Strategies;

namespace NasCloud.Core.Fidelity.Brackets;

/// <summary>Plays brackets of successive halving one after another, again and again.</summary>
/// <remarks>
/// The candidates of a rung are compared once all of them have ended. Where trials would have to wait for that, the next
/// bracket begins, so that no trainer is idle. Which bracket a trial belongs to follows from the order of the new candidates.
/// </remarks>
internal sealed class BracketScheduler(IReadOnlyList<Bracket> brackets, int reduction) : IFidelityScheduler
{
    public int MaxEpochs => brackets.Max(bracket => bracket.Rungs[^1]);

    public FidelityChoice Next(SearchHistory history)
    {
        var states = Replay(history);
        return Promotion(states, history, isEnding: false) ?? new(Open(states).FirstEpochs);
    }

    public FidelityChoice? NextPromotion(SearchHistory history) => Promotion(Replay(history), history, isEnding: true);

    private static FidelityChoice? Promotion(List<BracketState> states, SearchHistory history, bool isEnding) => states
        .Select(state => state.Promotion(history.Objectives, isEnding && !state.IsFull))
        .FirstOrDefault(choice => choice is not null);

    private BracketState Open(List<BracketState> states) =>
        states.Count > 0 && !states[^1].IsFull ? states[^1] : Create(states.Count);

    private BracketState Create(int index) => new(brackets[index % brackets.Count], reduction);

    private List<BracketState> Replay(SearchHistory history)
    {
        var states = new List<BracketState>();
        var places = new Dictionary<int, (BracketState State, int Rung)>();
        foreach (var observation in history.Observations)
        {
            if (observation.Trial.ContinuesFrom is { } from && places.TryGetValue(from, out var earlier))
            {
                places[observation.Trial.Number] = (earlier.State, earlier.Rung + 1);
                earlier.State.Add(earlier.Rung + 1, observation);
                continue;
            }

            if (states.Count == 0 || states[^1].IsFull)
                states.Add(Create(states.Count));
            places[observation.Trial.Number] = (states[^1], 0);
            states[^1].Add(0, observation);
        }

        return states;
    }
}
