namespace NasCloud.Cli.Hosting;

/// <summary>Where a search lies, and the commands that lead to it, as the user would type them.</summary>
/// <param name="Folder">The folder of the search.</param>
/// <param name="ResultFolder">The folder of its result.</param>
/// <param name="Show">The command that shows it.</param>
/// <param name="Resume">The command that goes on with it.</param>
/// <param name="Retrain">The command that trains its trials anew, without saying which and how long.</param>
internal sealed record SearchPlace(string Folder, string ResultFolder, string Show, string Resume, string Retrain)
{
    /// <summary>The command that fetches its result; null where that lies on this machine, or in storage that others reach.</summary>
    public string? Download { get; init; }
}
