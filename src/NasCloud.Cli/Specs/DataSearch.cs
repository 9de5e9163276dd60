using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NasCloud.Cli.Hosting;
using NasCloud.Core.Datasets;
using NasCloud.Core.Datasets.Tables;
using NasCloud.Core.Serialization;
using NasCloud.Core.Specs;

namespace NasCloud.Cli.Specs;

/// <summary>The spec of a search that was told its data and no more: the space for such data, a short budget, all else by default.</summary>
/// <param name="data">The data.</param>
/// <param name="folder">Where relative paths in what the command line says start from.</param>
/// <param name="overrides">What the command line says otherwise, each <c>path=value</c>.</param>
internal sealed partial class DataSearch(DatasetSpec data, string folder, IReadOnlyList<string> overrides)
{
    private const string DatasetKey = "dataset";

    // What costs more takes minutes an epoch on two cores.
    private const long MostFlops = 20_000_000;

    /// <summary>The data, with what the command line says of it.</summary>
    /// <exception cref="CliException">It says something that is not valid.</exception>
    public DatasetSpec Dataset() =>
        // The space depends on the data; until these are known any will do.
        Read(Json(DataKind.Table, PredictionTask.Classification), [.. overrides.Where(change => change.StartsWith($"{DatasetKey}.", StringComparison.Ordinal))]).Dataset!;

    /// <summary>A spec that names some data and asks for nothing in particular, for whoever tells of data by specs.</summary>
    public static SearchSpec Around(DatasetSpec data) =>
        SearchSpecReader.Read("""{ "schemaVersion": 1, "name": "data", "dataset": "glyphs", "space": "mlp", "budget": { "trials": 1 } }""").Spec! with { Dataset = data };

    /// <summary>The spec for data of some kind.</summary>
    /// <exception cref="CliException">The command line says something that is not valid.</exception>
    public SearchSpec Create(DatasetInfo found) => SpecFile.WithLatencyTable(Read(Json(found.Kind, found.Task), overrides));

    /// <summary>The document for some data, with nothing of the command line in it.</summary>
    public JsonObject Document(DatasetInfo found) => Json(found.Kind, found.Task);

    private JsonObject Json(DataKind kind, PredictionTask task) => new()
    {
        ["schemaVersion"] = SearchSpec.CurrentSchemaVersion,
        ["name"] = NameOf(@"[^A-Za-z0-9]+"),
        [DatasetKey] = DatasetJson(),
        ["space"] = kind switch { DataKind.Table => "mlp", DataKind.Series => "conv1d", DataKind.Tokens => "text", _ => "chain" },
        ["fidelity"] = kind == DataKind.Images ? Asha(1, 9) : Asha(4, 36),
        ["training"] = kind == DataKind.Images ? [] : new JsonObject { ["batchSize"] = 32, ["optimizer"] = new JsonObject { ["name"] = "adam", ["learningRate"] = 0.003 } },
        ["objectives"] = new JsonArray(task == PredictionTask.Regression ? "rmse" : "accuracy"),
        ["constraints"] = new JsonObject { ["maxFlops"] = MostFlops },
        ["budget"] = new JsonObject { ["wallClock"] = "5m" },
        ["parallelism"] = 2,
    };

    private static JsonObject Asha(int least, int most) => new() { ["name"] = "asha", ["minEpochs"] = least, ["maxEpochs"] = most, ["reduction"] = 3 };

    private JsonObject DatasetJson()
    {
        var json = new JsonObject { ["name"] = NameOf(@"[^A-Za-z0-9._-]+") };
        foreach (var (key, value) in new[] { ("path", data.Path), ("target", data.Target), ("text", data.Text?.Column), ("kind", data.Kind is { } kind ? CoreJson.Name(kind) : null) })
        {
            if (value is not null)
                json[key] = value;
        }

        return json;
    }

    /// <summary>The data's name without what names can't have.</summary>
    private string NameOf(string forbidden)
    {
        var name = NotAtStart().Replace(Regex.Replace(data.Name, forbidden, "-"), "");
        return name.Length == 0 ? "data" : name[..Math.Min(name.Length, 64)];
    }

    private SearchSpec Read(JsonObject json, IReadOnlyList<string> overrides)
    {
        var reading = SearchSpecReader.Read(json.ToJsonString(), overrides);
        return reading.Spec is { } spec
            ? SpecPaths.MakeAbsolute(spec, folder)
            : throw new CliException(ExitCode.Invalid, SpecFile.Describe("What --data and --set ask for", reading));
    }

    [GeneratedRegex("^[^A-Za-z0-9]+")]
    private static partial Regex NotAtStart();
}
