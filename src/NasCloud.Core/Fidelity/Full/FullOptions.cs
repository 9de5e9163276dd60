using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.Fidelity.Full;

/// <summary>What can be set of full training.</summary>
/// <param name="Epochs">The epochs of every candidate, 1 to 10,000.</param>
internal sealed record FullOptions(int Epochs = 10)
{
    public static ObjectShape Shape { get; } = new(
    [
        new Property("epochs", new IntegerShape(1, 10_000), "Epochs that every candidate trains.", "10"),
    ]);

    public static FullOptions From(SpecValues values) => new(values.Integer("epochs"));
}
