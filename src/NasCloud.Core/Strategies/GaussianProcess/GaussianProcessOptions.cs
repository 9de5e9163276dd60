using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.Strategies.GaussianProcess;

/// <summary>What can be set of Bayesian optimisation with a Gaussian process.</summary>
/// <param name="Initial">Random candidates before the first model, 2 to 10,000.</param>
/// <param name="IsLearned">Whether it is learned how alike options are and how much each decision matters.</param>
/// <param name="Iterations">The most steps of learning it; no setting of specs.</param>
internal sealed record GaussianProcessOptions(int Initial = 10, bool IsLearned = true, int Iterations = 25)
{
    private const string Learned = "decisions", Isotropic = "isotropic";

    public static ObjectShape Shape { get; } = new(
    [
        new Property("initial", new IntegerShape(2, 10_000), "Random candidates before the first model.", "10"),
        new Property("kernel", new ChoiceShape([Learned, Isotropic]), "How candidates are compared: decisions learns how much each decision matters and how alike options are; isotropic counts the decisions that differ.", $"\"{Learned}\""),
    ]);

    public static GaussianProcessOptions From(SpecValues values) => new(values.Integer("initial"), values.Text("kernel") == Learned);
}
