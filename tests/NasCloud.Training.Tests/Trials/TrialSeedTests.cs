using System.Text.Json.Nodes;
using NasCloud.Core.Randomness;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Specs;
using NasCloud.Core.Specs.Shapes;
using NasCloud.Core.Trials;
using NasCloud.Training.Trials;

namespace NasCloud.Training.Tests.Trials;

public sealed class TrialSeedTests
{
    private static readonly Gen<string> Ids = Gen.Char["0123456789abcdef"].Array[32].Select(digits => new string(digits));

    [Fact]
    public void Seed_OfASearchsTrial_FollowsFromSearchAndCandidateAlone() =>
        Gen.Select(Gen.Long, Ids, Gen.Int[1, 1000]).Sample((seed, id, number) =>
            Assert.Equal(RandomStream.Seed(seed, $"train/{id}"), TrialTraining.Seed(Assignment(seed, id, number, replica: 0))));

    [Fact]
    public void Seed_OfReplicas_Differs() =>
        Gen.Select(Gen.Long, Ids).Sample((seed, id) =>
        {
            // Of 20 draws among 2 to the 31 two are equal once in ten million samples.
            var seeds = Enumerable.Range(0, 20).Select(replica => TrialTraining.Seed(Assignment(seed, id, number: 1, replica)));
            Assert.Equal(20, seeds.Distinct().Count());
        });

    private static TrialAssignment Assignment(long seed, string id, int number, int replica)
    {
        var none = new ComponentSpec("none", new SpecValues(new JsonObject()));
        var spec = new SearchSpec { Name = "test", Space = none, Strategy = none, Fidelity = none, Estimator = none, Training = new(), Objectives = [], Budget = new(Trials: 1), Seed = seed };
        var trial = new Trial { Number = number, Genotype = new Genotype([0]), ArchitectureId = id, Epochs = 1, Parameters = 1, Flops = 1, Replica = replica };
        return new(spec, trial, SampleSpaces.Cells, SampleArchitectures.SmallOf(batchNormalization: false, dropout: 0));
    }
}
