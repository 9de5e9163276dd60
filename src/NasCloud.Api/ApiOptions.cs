using NasCloud.Core.Costs;
using NasCloud.Core.Specs;

namespace NasCloud.Api;

/// <summary>What a host lets its callers do.</summary>
public sealed record ApiOptions
{
    /// <summary>Whether specs may name files and folders of this machine. For hosts that serve the machine's own user alone.</summary>
    public bool AllowPaths { get; init; }

    /// <summary>Finds what a valid spec asks for that this host can't do, such as a device it lacks.</summary>
    public Func<SearchSpec, IEnumerable<SpecError>> FindUnsupported { get; init; } = _ => [];

    /// <summary>What a device costs, for what searches are said to have cost; null where it is not known.</summary>
    public DevicePrice? Price { get; init; }

    /// <summary>How many searches' ledgers are kept in memory, those asked for last, so that the next look costs only what is new; at least 1.</summary>
    public int WatchedSearches { get; init; } = 32;
}
