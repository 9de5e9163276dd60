using System.Globalization;
using System.Text;
using NasCloud.Core.Architectures;
using NasCloud.Core.Datasets;
using NasCloud.Core.Searches;
using NasCloud.Core.Specs;

namespace NasCloud.Testing.Searches;

/// <summary>Small searches over the NAS-Bench-201 space, scored by a table that tests make themselves.</summary>
public static class TestSearch
{
    /// <summary>A manifest of a spec; parts left out are those of a random search of the cell space.</summary>
    public static SearchManifest Create(
        string budget = """{ "trials": 10 }""",
        string strategy = "\"random\"",
        string fidelity = """{ "name": "full", "epochs": 1 }""",
        string table = "table.csv",
        string more = "",
        string id = "test")
    {
        var reading = SearchSpecReader.Read($$"""
            {
              "schemaVersion": 1, "name": "test", "space": "nas-bench-201", "strategy": {{strategy}}, "fidelity": {{fidelity}},
              "estimator": { "name": "table", "path": "{{table}}", "metrics": { "accuracy": "accuracy" } },
              "budget": {{budget}} {{more}}
            }
            """);
        Assert.True(reading.Spec is not null, string.Join("; ", reading.Errors));
        return new SearchManifest(new SearchId(id), DateTimeOffset.UnixEpoch, reading.Spec, Dataset: null);
    }

    /// <summary>Writes a table of every cell; a cell's accuracy grows with its digits, so that there is one best.</summary>
    public static void WriteTable(string path)
    {
        var csv = new StringBuilder("ops,accuracy\n");
        for (var cell = 0; cell < 15_625; cell++)
        {
            var digits = Enumerable.Range(0, 6).Select(place => cell / (int)Math.Pow(5, place) % 5).ToArray();
            csv.Append(CultureInfo.InvariantCulture, $"{string.Concat(digits)},{digits.Select((digit, place) => digit * (place + 1)).Sum() / 100.0}\n");
        }

        File.WriteAllText(path, csv.ToString());
    }

    /// <summary>What a data set of 28x28 grey images and ten classes looks like.</summary>
    public static DatasetInfo GreyImages { get; } = new(
        "grey", TensorShape.Image(1, 28, 28), [.. Enumerable.Range(0, 10).Select(label => label.ToString(CultureInfo.InvariantCulture))], 1000, 100, "0");
}
