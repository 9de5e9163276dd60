namespace NasCloud.Core.Specs.Shapes;

/// <summary>true or false.</summary>
public sealed record BooleanShape : Shape;
