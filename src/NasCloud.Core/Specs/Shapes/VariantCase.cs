namespace NasCloud.Core.Specs.Shapes;

/// <summary>One case of a <see cref="VariantShape"/>.</summary>
/// <param name="Name">The value of <c>name</c> that selects it.</param>
/// <param name="Summary">What it is, for the docs.</param>
/// <param name="Shape">The keys it has beside <c>name</c>.</param>
public sealed record VariantCase(string Name, string Summary, ObjectShape Shape);
