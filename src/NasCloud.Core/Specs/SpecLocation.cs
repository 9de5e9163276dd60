namespace NasCloud.Core.Specs;

/// <summary>A place in the text of a spec.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The character in the line, from 1.</param>
/// <param name="Length">How many characters it spans, at least 1, all in that line.</param>
/// <param name="Text">The line.</param>
public sealed record SpecLocation(int Line, int Column, int Length, string Text);
