using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.Strategies.Tpe;

/// <summary>What can be set of the tree-structured Parzen estimator.</summary>
/// <param name="Initial">Random candidates before the first model, 2 to 10,000.</param>
/// <param name="Share">The share of the candidates that count as good, above 0, below 1.</param>
/// <param name="Samples">Candidates drawn from the model of the good ones, of which the most promising is suggested, 1 to 10,000.</param>
internal sealed record TpeOptions(int Initial = 20, double Share = 0.15, int Samples = 24)
{
    public static ObjectShape Shape { get; } = new(
    [
        new Property("initial", new IntegerShape(2, 10_000), "Random candidates before the first model.", "20"),
        new Property("share", new NumberShape(0, 1, ExcludeMinimum: true, ExcludeMaximum: true), "The share of the candidates that count as good.", "0.15"),
        new Property("samples", new IntegerShape(1, 10_000), "Candidates drawn from the model of the good ones, of which the most promising is suggested.", "24"),
    ]);

    public static TpeOptions From(SpecValues values) => new(values.Integer("initial"), values.Number("share"), values.Integer("samples"));
}
