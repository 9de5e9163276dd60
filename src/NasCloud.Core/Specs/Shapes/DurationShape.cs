namespace NasCloud.Core.Specs.Shapes;

/// <summary>A length of time: <c>45s</c>, <c>90m</c>, <c>1h30m</c>, <c>2d</c> or <c>hh:mm:ss</c>.</summary>
/// <param name="Minimum">The shortest allowed.</param>
/// <param name="Maximum">The longest allowed.</param>
public sealed record DurationShape(TimeSpan Minimum, TimeSpan Maximum) : Shape;
