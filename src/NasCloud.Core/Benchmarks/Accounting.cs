using System.Text.Json.Serialization;

namespace NasCloud.Core.Benchmarks;

/// <summary>What counts as an evaluation.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Accounting>))]
public enum Accounting
{
    /// <summary>
    /// A distinct architecture, as in searches: genotypes that stand for one already paid for, or for no network, are
    /// passed over and cost nothing.
    /// </summary>
    [JsonStringEnumMemberName("product")] Product,

    /// <summary>
    /// A genotype proposed, as in the simulations of the literature: repeats cost again, and nothing is known of genotypes
    /// that stand for the same architecture.
    /// </summary>
    [JsonStringEnumMemberName("reference")] Reference,
}
