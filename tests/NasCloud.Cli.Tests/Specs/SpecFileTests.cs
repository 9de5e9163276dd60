using NasCloud.Cli.Hosting;
using NasCloud.Cli.Specs;
using NasCloud.Cli.Tests.Fakes;
using NasCloud.Core.Specs;

namespace NasCloud.Cli.Tests.Specs;

public sealed class SpecFileTests : IDisposable
{
    private readonly TestHost _host = new();

    public static TheoryData<string> Examples =>
        [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "examples"), "*.json").Select(path => Path.GetFileName(path))];

    public void Dispose() => _host.Dispose();

    [Theory]
    [MemberData(nameof(Examples))]
    public void Read_OfExample_FindsNothingWrong(string name)
    {
        var spec = SpecFile.Read(Path.Combine(AppContext.BaseDirectory, "examples", name), []);

        Assert.Equal(Path.GetFileNameWithoutExtension(name), spec.Name);
    }

    [Fact]
    public void Read_OfMissingFile_NamesIt()
    {
        var error = Assert.Throws<CliException>(() => SpecFile.Read("/no/such/spec.json", []));

        Assert.Equal(ExitCode.Invalid, error.ExitCode);
        Assert.Contains("/no/such/spec.json: there is no such file", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OfInvalidSpec_ReportsAllErrorsWithTheirPaths()
    {
        _host.WriteSpec("""{ "schemaVersion": 1, "space": "nas-bench-201", "dataset": "glyphs", "budget": { "trials": 0 }, "seed": "x" }""");

        var error = Assert.Throws<CliException>(() => SpecFile.Read(Path.Combine(_host.Folder, "spec.json"), []));

        Assert.Contains("2 errors", error.Message, StringComparison.Ordinal);
        Assert.Contains("  budget.trials is 0", error.Message, StringComparison.Ordinal);
        Assert.Contains("  seed is", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OfInvalidSpec_ShowsWhereEachErrorStands()
    {
        _host.WriteSpec("{\n  \"schemaVersion\": 1, \"space\": \"nas-bench-201\", \"dataset\": \"glyphs\",\n\t\"budget\": { \"trials\": 0 }\n}");
        var path = Path.Combine(_host.Folder, "spec.json");

        var error = Assert.Throws<CliException>(() => SpecFile.Read(path, ["parallelism=none", "budgit.trials=3"]));

        var lines = error.Message.Split(Environment.NewLine);
        Assert.Equal(["     --> " + path + ":3:24", "      |", "    3 | \t\"budget\": { \"trials\": 0 }", "      | \t" + new string(' ', 22) + "^"], lines[2..6]);
        Assert.Contains("    --> --set parallelism=none", lines);
        Assert.Contains("    --> --set budgit.trials=3", lines);
    }

    [Fact]
    public void Read_OfVeryLongLine_ShowsThePartWithTheError()
    {
        _host.WriteSpec($$"""{ {{new string(' ', 5000)}}"schemaVersion": 1, "space": "nas-bench-201", "dataset": "glyphs", "budget": { "trials": 0 } }""");

        var error = Assert.Throws<CliException>(() => SpecFile.Read(Path.Combine(_host.Folder, "spec.json"), []));

        var lines = error.Message.Split(Environment.NewLine);
        Assert.All(lines[3..], line => Assert.InRange(line.Length, 0, 120));
        Assert.Equal('0', lines[4][lines[5].IndexOf('^', StringComparison.Ordinal)]);
    }

    [Fact]
    public void Read_OfMisspeltFile_NamesTheNearest()
    {
        _host.WriteTableSpec();

        var error = Assert.Throws<CliException>(() => SpecFile.Read(Path.Combine(_host.Folder, "spce.json"), []));

        Assert.Contains("did you mean 'spec.json'?", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_WithOverrides_AppliesThem()
    {
        _host.WriteTableSpec();

        var spec = SpecFile.Read(Path.Combine(_host.Folder, "spec.json"), ["budget.trials=3", "name=\"other\""]);

        Assert.Equal(3, spec.Budget.Trials);
        Assert.Equal("other", spec.Name);
    }

    [Fact]
    public void Read_OfRelativePaths_MakesThemAbsoluteFromTheSpecsFolder()
    {
        _host.WriteTableSpec(more: """, "dataset": { "name": "photos", "path": "data/photos" }""");

        var spec = SpecFile.Read(Path.Combine(_host.Folder, "spec.json"), []);

        Assert.Equal(Path.Combine(_host.Folder, "cells.csv"), spec.Estimator.Parameters.Text(EstimatorNames.TablePath));
        Assert.Equal(Path.Combine(_host.Folder, "data", "photos"), spec.Dataset!.Path);
    }

    [Fact]
    public void Read_OfAnAddress_LeavesItAsItIs()
    {
        _host.WriteTableSpec(more: """, "dataset": { "name": "photos", "path": "https://example.org/photos.zip" }""");

        Assert.Equal("https://example.org/photos.zip", SpecFile.Read(Path.Combine(_host.Folder, "spec.json"), []).Dataset!.Path);
    }
}
