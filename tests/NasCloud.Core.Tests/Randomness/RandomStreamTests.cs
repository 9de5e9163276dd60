using NasCloud.Core.Randomness;

namespace NasCloud.Core.Tests.Randomness;

public sealed class RandomStreamTests
{
    [Fact]
    public void Create_EqualArguments_GivesEqualSequences() =>
        Gen.Select(Gen.Long, Gen.String, Gen.Long).Sample((seed, purpose, index) =>
            Draw(seed, purpose, index).SequenceEqual(Draw(seed, purpose, index)));

    [Fact]
    public void Create_AnotherSeedPurposeOrIndex_GivesAnotherSequence()
    {
        var sequences = new[] { Draw(1, "propose", 1), Draw(2, "propose", 1), Draw(1, "split", 1), Draw(1, "propose", 2) };

        Assert.Equal(sequences.Length, sequences.Select(each => string.Join(' ', each)).Distinct().Count());
    }

    [Fact]
    public void Seed_KnownArguments_NeverChanges() =>
        // A search that is resumed with a newer version must draw what the older one would have drawn.
        Assert.Equal((1164491868, 1040221425), (RandomStream.Seed(0, "propose"), RandomStream.Seed(42, "split", 7)));

    private static int[] Draw(long seed, string purpose, long index)
    {
        var random = RandomStream.Create(seed, purpose, index);
        return [.. Enumerable.Range(0, 8).Select(_ => random.Next())];
    }
}
