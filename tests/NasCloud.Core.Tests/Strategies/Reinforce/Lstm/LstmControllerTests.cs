using NasCloud.Core.Randomness;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Strategies.Reinforce;
using NasCloud.Core.Strategies.Reinforce.Lstm;
using NasCloud.Testing.SearchSpaces;

namespace NasCloud.Core.Tests.Strategies.Reinforce.Lstm;

public sealed class LstmControllerTests
{
    [Fact]
    public void Gradient_OfAnySpace_IsTheSlopeMeasured() => TestSpaces.WithSeed.Sample(seeded =>
    {
        const double Advantage = 1.7, EntropyWeight = 0.6, Step = 1e-5;
        var (controller, random) = (Scattered(seeded.Space, seeded.Seed), RandomStream.Create(seeded.Seed, "genotype"));
        var genotype = seeded.Space.Sample(random);
        var gradient = controller.Gradient(genotype, Advantage, EntropyWeight);
        double Worth(int parameter, double change)
        {
            var moved = controller.Copy();
            moved.Parameters[parameter] += change;
            return moved.Read(genotype).Sum(reading =>
                (Advantage * Math.Log(reading.Probabilities[reading.Choice])) + (EntropyWeight * Softmax.Entropy(reading.Probabilities)));
        }

        Assert.All(gradient, (slope, parameter) => Assert.Equal((Worth(parameter, Step) - Worth(parameter, -Step)) / (2 * Step), slope, tolerance: 1e-6));
    }, iter: 30);

    [Fact]
    public void Read_AllGenotypesOfAnySpace_HaveProbabilitiesThatAddUpToOne() => TestSpaces.WithSeed.Sample(seeded =>
    {
        var controller = Scattered(seeded.Space, seeded.Seed);
        Assert.Equal(1, seeded.Space.Enumerate().Sum(genotype => Probability(controller, genotype)), 9);
    }, iter: 50);

    [Fact]
    public void Read_Inactive_ArePassedOver()
    {
        var controller = Scattered(TestSpace.Layered(2), 1);
        Assert.Equal([0, 1], controller.Read(Genotype.Parse("0.1._._._._._")).Select(reading => reading.Decision));
        Assert.Equal([0, 1, 2, 3, 4], controller.Read(Genotype.Parse("1.0.2.1.2._._")).Select(reading => reading.Decision));
    }

    [Fact]
    public void Draw_ManyTimes_IsAsOftenAsProbabilitiesSay()
    {
        var (space, random) = (TestSpace.Flat(2, 3), RandomStream.Create(1, "test"));
        var controller = Scattered(space, 3);
        var counts = Enumerable.Range(0, 4_000).CountBy(_ => controller.Draw(space, random)).ToDictionary();
        Assert.All(space.Enumerate(), genotype => Assert.Equal(Probability(controller, genotype), counts.GetValueOrDefault(genotype) / 4_000.0, 0.03));
    }

    [Fact]
    public void Create_Anywhere_TakesEveryOptionNearlyAlike()
    {
        var space = TestSpace.Flat(6, 5);
        var readings = LstmController.Create(space.Decisions, 32).Read(Genotype.Parse("012340"));
        Assert.All(readings.SelectMany(reading => reading.Probabilities), probability => Assert.InRange(probability, 0.15, 0.25));
    }

    // With parameters that are not small, so that nothing is hidden by being nearly linear.
    private static LstmController Scattered(SearchSpace space, int seed)
    {
        var controller = LstmController.Create(space.Decisions, 5);
        var random = RandomStream.Create(seed, "parameters");
        foreach (ref var parameter in controller.Parameters.AsSpan())
            parameter = (4 * random.NextDouble()) - 2;
        return controller;
    }

    private static double Probability(LstmController controller, Genotype genotype) =>
        controller.Read(genotype).Aggregate(1.0, (product, reading) => product * reading.Probabilities[reading.Choice]);
}
