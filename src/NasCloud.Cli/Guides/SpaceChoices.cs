using NasCloud.Core.Datasets;
using NasCloud.Core.Searches.Planning;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Specs;

namespace NasCloud.Cli.Guides;

/// <summary>Finds the spaces that fit some data.</summary>
internal static class SpaceChoices
{
    // Written by hand, or for tables of scores that others published.
    private static readonly string[] Left = ["custom", "nas-bench-101"];

    /// <summary>Those that fit with their defaults, the proposed one first.</summary>
    /// <param name="dataset">The data.</param>
    /// <param name="proposal">The one that is for such data.</param>
    public static IReadOnlyList<SearchSpaceDescriptor> Fitting(DatasetInfo dataset, string proposal) =>
    [
        .. SearchSpaceCatalog.All
            .Where(each => !Left.Contains(each.Name) && Fits(each.Name, dataset))
            .OrderByDescending(each => each.Name == proposal),
    ];

    private static bool Fits(string name, DatasetInfo dataset)
    {
        var reading = ComponentReader.ReadSpace(name);
        try
        {
            return reading.Errors.Count == 0 && SearchComponents.CreateSpace(reading.Components[0], dataset) is not null;
        }
        catch (Exception exception) when (exception is ArgumentException or Core.Architectures.InvalidArchitectureException)
        {
            return false;
        }
    }
}
