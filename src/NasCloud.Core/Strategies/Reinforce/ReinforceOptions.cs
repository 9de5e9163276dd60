using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.Strategies.Reinforce;

/// <summary>What can be set of REINFORCE.</summary>
/// <param name="LearningRate">Adam's step, above 0, up to 1.</param>
/// <param name="Baseline">The share of the old baseline in each new one, 0 to below 1.</param>
/// <param name="Entropy">The weight of the policy's entropy beside the reward, 0 to 10.</param>
internal sealed record ReinforceOptions(double LearningRate = 0.01, double Baseline = 0.9, double Entropy = 0)
{
    public static ObjectShape Shape { get; } = new(
    [
        new Property("learningRate", new NumberShape(0, 1, ExcludeMinimum: true), "The step of Adam.", "0.01"),
        new Property("baseline", new NumberShape(0, 1, ExcludeMaximum: true), "How much of the moving average of the rewards is kept at each new one.", "0.9"),
        new Property("entropy", new NumberShape(0, 10), "How strongly the policy is kept from settling early: the weight of its entropy beside the reward.", "0"),
    ]);

    public static ReinforceOptions From(SpecValues values) => new(values.Number("learningRate"), values.Number("baseline"), values.Number("entropy"));
}
