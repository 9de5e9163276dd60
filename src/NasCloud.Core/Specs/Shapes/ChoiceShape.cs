using NasCloud.Core.Collections;

namespace NasCloud.Core.Specs.Shapes;

/// <summary>One of some strings.</summary>
/// <param name="Options">The allowed strings.</param>
public sealed record ChoiceShape(ValueArray<string> Options) : Shape;
