using NasCloud.Cli.Hosting;
using NasCloud.Core.Architectures;
using NasCloud.Core.Datasets;
using NasCloud.Core.Searches.Planning;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Specs;

namespace NasCloud.Cli.Commands;

/// <summary>Reads what <c>--space</c> was given.</summary>
internal static class SpaceOption
{
    /// <summary>The space.</summary>
    /// <param name="text">What the user wrote.</param>
    /// <param name="dataset">The data that its networks are for; null for those of a table of scores.</param>
    /// <exception cref="CliException">There is no such space, or it does not fit the data.</exception>
    public static SearchSpace Read(string text, DatasetInfo? dataset)
    {
        var reading = ComponentReader.ReadSpace(text);
        if (reading.Errors.Count > 0)
            throw new CliException(ExitCode.Invalid, $"--space is not valid: {string.Join("; ", reading.Errors)}");
        try
        {
            return SearchComponents.CreateSpace(reading.Components[0], dataset);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidArchitectureException)
        {
            throw new CliException(ExitCode.Invalid, $"--space is {text}, which can't be made: {exception.Message}");
        }
    }
}
