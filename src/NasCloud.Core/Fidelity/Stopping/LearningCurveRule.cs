using NasCloud.Core.Objectives;
using NasCloud.Core.Specs.Shapes;
using NasCloud.Core.Strategies;

namespace NasCloud.Core.Fidelity.Stopping;

/// <summary>Holds back who will hardly become the best, as the curves of those that trained to the end let expect.</summary>
/// <remarks>
/// What a candidate may still gain is taken to be distributed as what those gained, from the same number of epochs on, that
/// trained to the end: normally, with their mean and deviation, and wider the fewer they are. Stopping by a predicted
/// chance to beat the best is that of Domhan et al. 2015 (IJCAI) and Baker et al. 2017 (arXiv 1705.10823); both fit richer
/// curves, which want more of them than a search of tens of candidates has. With several objectives a chance in one is enough.
/// </remarks>
internal sealed class LearningCurveRule(int startAfter, double chance) : IStoppingRule
{
    private const string ChanceName = "chance";

    public static FidelityDescriptor Descriptor { get; } = new(
        "learning-curve",
        "Learning-curve stop: a candidate trains on as long as it has a chance to become the best, judged by how much others still gained (after Domhan et al. 2015; Baker et al. 2017, arXiv 1705.10823).",
        new ObjectShape(
        [
            .. StoppingOptions.Properties,
            new Property(ChanceName, new NumberShape(0, 1, ExcludeMinimum: true, ExcludeMaximum: true), "The least probability of becoming the best with which a candidate goes on.", "0.05"),
        ]),
        values => Create(StoppingOptions.From(values), values.Number(ChanceName)));

    public IEnumerable<Observation> GoingOn(IReadOnlyList<Observation> look, SearchHistory history, int maxEpochs)
    {
        var ranked = Ranking.Measured(look, history.Objectives);
        var whole = Whole(look, history, maxEpochs);
        if (whole.Count < startAfter)
            return ranked;
        var outlooks = Enumerable.Range(0, history.Objectives.Count).Select(objective => Outlook.Of(whole, objective)).ToList();
        return ranked.Where(each => HasAChance(ObjectivePoint.Of(each, history.Objectives)!, outlooks));
    }

    private bool HasAChance(double[] point, List<Outlook> outlooks) =>
        outlooks.Where((outlook, objective) => outlook.ChanceOf(point[objective]) >= chance).Any();

    /// <summary>The points, here and at the end, of the candidates that trained to the end.</summary>
    private static List<(double[] Here, double[] End)> Whole(IReadOnlyList<Observation> look, SearchHistory history, int maxEpochs)
    {
        var earlier = history.Observations.ToDictionary(each => each.Trial.Number, each => each.Trial.ContinuesFrom);
        var here = look.ToDictionary(each => each.Trial.Number);
        return
        [
            .. from last in history.Observations
               where last.Trial.Epochs == maxEpochs
               let end = ObjectivePoint.Of(last, history.Objectives)
               let first = Ancestors(last.Trial.Number, earlier).Select(number => here.GetValueOrDefault(number)).FirstOrDefault(each => each is not null)
               let begin = first is null ? null : ObjectivePoint.Of(first, history.Objectives)
               where end is not null && begin is not null
               select (begin, end),
        ];
    }

    private static IEnumerable<int> Ancestors(int number, Dictionary<int, int?> earlier)
    {
        for (var next = earlier.GetValueOrDefault(number); next is { } ancestor; next = earlier.GetValueOrDefault(ancestor))
            yield return ancestor;
    }

    private static StoppingScheduler Create(StoppingOptions options, double chance) => new(options, new LearningCurveRule(options.StartAfter, chance));
}
