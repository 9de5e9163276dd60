using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace NasCloud.Core.Tests;

/// <summary>Holds the direction of the arrows between the projects.</summary>
public sealed class HouseTests
{
    // What each project of src may reference. Hosts know platforms; no platform and no host knows another.
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["NasCloud.Core"] = [],
        ["NasCloud.Models"] = ["NasCloud.Core"],
        ["NasCloud.Training"] = ["NasCloud.Core", "NasCloud.Models"],
        ["NasCloud.Local"] = ["NasCloud.Core"],
        ["NasCloud.Azure"] = ["NasCloud.Core"],
        ["NasCloud.Api"] = ["NasCloud.Core"],
        ["NasCloud.Cli"] = ["NasCloud.Core", "NasCloud.Models", "NasCloud.Training", "NasCloud.Local", "NasCloud.Azure", "NasCloud.Api"],
        ["NasCloud.Functions"] = ["NasCloud.Core", "NasCloud.Azure", "NasCloud.Api"],
        ["NasCloud.Trainer"] = ["NasCloud.Core", "NasCloud.Azure", "NasCloud.Training"],
    };

    public static TheoryData<string> Projects => [.. SourceProjects().Select(path => Path.GetFileNameWithoutExtension(path))];

    [Theory]
    [MemberData(nameof(Projects))]
    public void References_OfEachProject_PointDownTheHouse(string project)
    {
        var references = Items(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')));

        Assert.True(Allowed.ContainsKey(project), $"{project} is new: give it its place in this test and in docs/architecture.md.");
        Assert.Empty(references.Except(Allowed[project]));
    }

    [Fact]
    public void Packages_OfCore_AreNone() => Assert.Empty(Items("NasCloud.Core", "PackageReference"));

    [Fact]
    public void Tests_OfEachProject_HaveTheirOwnProject() =>
        Assert.All(SourceProjects(), path =>
        {
            var tests = Path.GetFileNameWithoutExtension(path) + ".Tests";
            Assert.True(File.Exists(Path.Combine(Root(), "tests", tests, tests + ".csproj")), $"{tests} is missing.");
        });

    private static IEnumerable<string> Items(string project, string kind) =>
        XDocument.Load(Path.Combine(Root(), "src", project, project + ".csproj"))
            .Descendants(kind)
            .Select(item => (string)item.Attribute("Include")!);

    // Builds leave projects of their own in obj/.
    private static IEnumerable<string> SourceProjects() =>
        Directory.EnumerateDirectories(Path.Combine(Root(), "src")).SelectMany(folder => Directory.EnumerateFiles(folder, "*.csproj")).Order(StringComparer.Ordinal);

    private static string Root([CallerFilePath] string path = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", ".."));
}
