namespace NasCloud.Core.Specs.Shapes;

/// <summary>A finite number, a string, or a truth value.</summary>
public sealed record ScalarShape : Shape;
