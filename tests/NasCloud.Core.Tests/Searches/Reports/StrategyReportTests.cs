using System.Text.Json;
using System.Text.Json.Nodes;
using NasCloud.Core.Searches.Reports;
using NasCloud.Core.Serialization;
using NasCloud.Core.Specs;

namespace NasCloud.Core.Tests.Searches.Reports;

public sealed class StrategyReportTests
{
    [Fact]
    public void Of_AStrategyOfItsOwn_HasItsIdeaAndParametersAndNoReason()
    {
        var json = Json("reinforce(controller=lstm)");
        Assert.Equal(["name", "summary", "parameters"], json.Select(property => property.Key));
        Assert.StartsWith("REINFORCE", (string?)json["summary"], StringComparison.Ordinal);
        Assert.Equal(("lstm", 16), ((string?)json["parameters"]!["controller"], (int)json["parameters"]!["hidden"]!));
    }

    [Fact]
    public void Of_Auto_SaysWhatItStandsForAndWhatWasMeasured()
    {
        var json = Json("auto");
        Assert.Equal("gaussian-process", (string?)json["standsFor"]);
        Assert.Matches(@"NAS-Bench-201.*91\.10 % after 50", (string?)json["reason"]);
    }

    private static JsonObject Json(string strategy) =>
        JsonSerializer.SerializeToNode(StrategyReport.Of(ComponentReader.ReadStrategy(strategy).Components[0]), CoreJson.Compact)!.AsObject();
}
