using NasCloud.Core.Objectives;
using NasCloud.Core.Randomness;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ledger;
using NasCloud.Core.Searches.Planning;
using NasCloud.Core.Specs;
using NasCloud.Testing.Searches;
using NasCloud.Testing.Strategies;

namespace NasCloud.Core.Tests.Searches.Planning;

/// <summary>A search with screening as its planner leads it, its trials ended in any order, some of them failed.</summary>
internal sealed record ScreenedSearch
{
    private const string Large = """{ "name": "chain", "depth": [1, 2, 3], "layers": { "kinds": ["conv"], "conv": { "filters": [2, 3, 4], "kernel": [1, 3], "stride": [1] } } }""";

    public string Strategy { get; init; } = "\"random\"";

    public string Fidelity { get; init; } = "\"full\"";

    public string Screening { get; init; } = """{ "proxy": "snip", "pool": 3 }""";

    public string Space { get; init; } = Large;

    public int Trials { get; init; } = 6;

    public int Parallelism { get; init; } = 1;

    public int Seed { get; init; }

    /// <summary>Of so many trials one fails; 0 for none.</summary>
    public int FailsOneOf { get; init; }

    public LedgerState State { get; } = new();

    /// <summary>A space of layers, as a rule one, of which only the widths are open.</summary>
    public static string Widths(string widths, int depth = 1) => $$"""
        {
          "name": "chain", "depth": [{{depth}}], "head": ["globalAveragePooling"], "dense": { "layers": [0] },
          "layers": { "kinds": ["conv"], "conv": { "filters": {{widths}}, "kernel": [1], "stride": [1], "activation": ["relu"], "batchNorm": [true], "dropout": [0] } }
        }
        """;

    /// <summary>Runs it to its end.</summary>
    /// <param name="planned">Looks at each plan, before it is followed.</param>
    public EndReason? Run(Action<SearchManifest, SearchPlan>? planned = null)
    {
        var manifest = Manifest();
        var planner = new SearchPlanner(manifest);
        var random = RandomStream.Create(Seed, "test");
        while (planner.Plan(State, default) is { End: null } plan)
        {
            planned?.Invoke(manifest, plan);
            foreach (var trial in plan.NewTrials)
                State.Apply(new TrialProposed(default, trial));
            var ended = State.Find(State.Open.ElementAt(random.Next(State.Open.Count)))!;
            var metric = (ended.Trial.IsScreening ? MetricNames.Snip : MetricNames.Accuracy, random.Next(100) / 100.0);
            ended = FailsOneOf > 0 && random.Next(FailsOneOf) == 0 ? ended.Fail() : ended.End(metric);
            State.Apply(new TrialEnded(default, ended.Score!));
        }

        return planner.Plan(State, default).End;
    }

    public SearchManifest Manifest()
    {
        var reading = SearchSpecReader.Read($$"""
            {
              "schemaVersion": 1, "dataset": "grey", "space": {{Space}}, "strategy": {{Strategy}}, "fidelity": {{Fidelity}},
              "screening": {{Screening}}, "budget": { "trials": {{Trials}} }, "parallelism": {{Parallelism}}, "seed": {{Seed}}
            }
            """);
        Assert.Empty(reading.Errors);
        return new SearchManifest(new("test"), default, reading.Spec!, TestSearch.GreyImages);
    }
}
