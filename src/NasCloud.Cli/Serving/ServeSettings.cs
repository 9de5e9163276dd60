namespace NasCloud.Cli.Serving;

/// <summary>How a server works.</summary>
/// <param name="Address">Where it listens.</param>
/// <param name="Key">What callers must show; null where the machine's own programs alone reach it.</param>
/// <param name="AtOnce">The most searches driven at once.</param>
/// <param name="TakesUp">Whether it goes on with the searches that were interrupted.</param>
internal sealed record ServeSettings(ListenAddress Address, ApiKey? Key, int AtOnce, bool TakesUp)
{
    /// <summary>Whether callers are the machine's own user, who may name its files.</summary>
    public bool ServesOwnUser => Address.IsLoopback;
}
