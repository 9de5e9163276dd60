using NasCloud.Core.Specs;

namespace NasCloud.Cli.Guides;

/// <summary>What the command line says of a spec that is to be written.</summary>
/// <param name="File">The file, absolute.</param>
/// <param name="Read">The data of a place, by what the user called it; the rest of the command line is in it.</param>
internal sealed record SpecRequest(string File, Func<string, DatasetSpec> Read)
{
    /// <summary>Where the data are; null where nothing says so.</summary>
    public string? Data { get; init; }

    /// <summary>What the search is called; null for the data's name.</summary>
    public string? Name { get; init; }

    /// <summary>The space; null for the one that is for such data.</summary>
    public string? Space { get; init; }

    /// <summary>The strategy; null for the default.</summary>
    public string? Strategy { get; init; }

    /// <summary>A length of time, or a number of networks; null for half an hour.</summary>
    public string? Budget { get; init; }

    /// <summary>What is set otherwise than proposed or answered, each <c>path=value</c>.</summary>
    public IReadOnlyList<string> Overrides { get; init; } = [];

    /// <summary>Whether a file that is there is written over.</summary>
    public bool Force { get; init; }

    /// <summary>Whether to time a network.</summary>
    public bool Times { get; init; } = true;
}
