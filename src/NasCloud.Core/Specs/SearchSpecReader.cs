namespace NasCloud.Core.Specs;

/// <summary>Reads and writes search specs.</summary>
public static class SearchSpecReader
{
    /// <summary>Reads a spec and reports everything wrong with it at once.</summary>
    /// <param name="json">The document; comments and trailing commas are allowed.</param>
    public static SearchSpecReading Read(string json) => throw new NotImplementedException();

    /// <summary>The document for a spec, defaults written out; reading it gives an equal spec.</summary>
    public static string Write(SearchSpec spec) => throw new NotImplementedException();
}
