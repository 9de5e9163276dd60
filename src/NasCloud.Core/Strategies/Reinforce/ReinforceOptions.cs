using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Specs.Shapes;
using NasCloud.Core.Strategies.Reinforce.Lstm;

namespace NasCloud.Core.Strategies.Reinforce;

/// <summary>What can be set of REINFORCE.</summary>
/// <param name="LearningRate">Adam's step, above 0, up to 1.</param>
/// <param name="Baseline">The share of the old baseline in each new one, 0 to below 1.</param>
/// <param name="Entropy">The weight of the policy's entropy beside the reward, 0 to 10.</param>
/// <param name="IsLstm">Whether the policy is an LSTM, and no table.</param>
/// <param name="Hidden">The units of the LSTM, 4 to 64.</param>
internal sealed record ReinforceOptions(double LearningRate = 0.01, double Baseline = 0.9, double Entropy = 0, bool IsLstm = false, int Hidden = 16)
{
    private const string Tabular = "tabular", Lstm = "lstm";

    // An LSTM wants larger steps: docs/strategies.md.
    private const double TabularRate = 0.01, LstmRate = 0.03;

    public static ObjectShape Shape { get; } = new(
    [
        new Property("controller", new ChoiceShape([Tabular, Lstm]), "What the policy is: tabular has a logit for each option, whatever the other choices are; lstm reads the choices one by one and goes by those before.", $"\"{Tabular}\""),
        new Property("hidden", new IntegerShape(4, 64), "The units of the lstm; a tabular policy has none.", "16"),
        new Property("learningRate", new NumberShape(0, 1, ExcludeMinimum: true), "The step of Adam. Left out: 0.01 for tabular, 0.03 for lstm."),
        new Property("baseline", new NumberShape(0, 1, ExcludeMaximum: true), "How much of the moving average of the rewards is kept at each new one.", "0.9"),
        new Property("entropy", new NumberShape(0, 10), "How strongly the policy is kept from settling early: the weight of its entropy beside the reward.", "0"),
    ]);

    public static ReinforceOptions From(SpecValues values)
    {
        var isLstm = values.Text("controller") == Lstm;
        var usualRate = isLstm ? LstmRate : TabularRate;
        return new(
            values.Has("learningRate") ? values.Number("learningRate") : usualRate,
            values.Number("baseline"),
            values.Number("entropy"),
            isLstm,
            values.Integer("hidden"));
    }

    /// <summary>The policy before it has learned anything.</summary>
    public IPolicy CreatePolicy(SearchSpace space) => IsLstm
        ? new LstmPolicy(space.Decisions, Hidden, LearningRate, Entropy)
        : new TabularPolicy(space.Decisions, LearningRate, Entropy);

    /// <summary>How many candidates a policy for a space learns from at most, at least 1.</summary>
    public int MostLessons(SearchSpace space) => IsLstm ? LstmPolicy.MostLessons(space.Decisions.Count, Hidden) : int.MaxValue;
}
