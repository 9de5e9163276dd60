using System.Text.Json;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Serialization;
using NasCloud.Core.Trials;

namespace NasCloud.Core.Tests.Trials;

public sealed class TrialJsonTests
{
    private static readonly Trial Some = new() { Number = 1, Genotype = new Genotype([1]), ArchitectureId = "a", Epochs = 2, Parameters = 3, Flops = 4 };

    // Ledgers of versions that knew no replicas read, and are written, as they were.
    [Fact]
    public void Serialize_TrialOfASearch_SaysNothingOfReplicas()
    {
        var json = JsonSerializer.Serialize(Some, CoreJson.Compact);

        Assert.DoesNotContain("replica", json, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(Some, JsonSerializer.Deserialize<Trial>(json, CoreJson.Compact));
    }

    [Fact]
    public void Serialize_Replica_IsKept() =>
        Assert.Equal(3, JsonSerializer.Deserialize<Trial>(JsonSerializer.Serialize(Some with { Replica = 3 }, CoreJson.Compact), CoreJson.Compact)!.Replica);
}
