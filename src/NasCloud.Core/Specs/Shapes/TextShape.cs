namespace NasCloud.Core.Specs.Shapes;

/// <summary>A string.</summary>
/// <param name="Pattern">A regular expression that all of it must match, or null.</param>
/// <param name="Expected">What is expected, for error messages: "a name of letters, digits and hyphens".</param>
public sealed record TextShape(string? Pattern = null, string Expected = "a string") : Shape;
