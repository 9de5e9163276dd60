namespace NasCloud.Cli.Views.Live;

/// <summary>What Ctrl+C does to what is shown.</summary>
internal enum LiveHint
{
    /// <summary>It pauses the search.</summary>
    Pauses,

    /// <summary>It was pressed: the search is being paused.</summary>
    Pausing,

    /// <summary>It ends the watching.</summary>
    EndsWatching,
}
