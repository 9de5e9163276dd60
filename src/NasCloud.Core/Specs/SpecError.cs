namespace NasCloud.Core.Specs;

/// <summary>One thing wrong with a document.</summary>
/// <param name="Path">Where: <c>space.layers[2].kernel</c>; empty for the document itself.</param>
/// <param name="Message">What is wrong with its value, what was expected and what to do, in one sentence without the path.</param>
public sealed record SpecError(string Path, string Message)
{
    /// <summary>The path and the message, as people read it.</summary>
    public override string ToString() => Path.Length == 0 ? Message : $"{Path} {Message}";
}
