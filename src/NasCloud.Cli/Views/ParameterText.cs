namespace NasCloud.Cli.Views;

/// <summary>A parameter in words.</summary>
/// <param name="Path">Where it stands: <c>layers[].kernel</c>.</param>
/// <param name="Allowed">What it may be.</param>
/// <param name="Default">Its value when it is left out, as JSON; null for none.</param>
/// <param name="Required">Whether it must be there.</param>
/// <param name="Summary">What it means.</param>
internal sealed record ParameterText(string Path, string Allowed, string? Default, bool Required, string Summary);
