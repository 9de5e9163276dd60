using NasCloud.Training.Datasets;

namespace NasCloud.Training.Tests.Datasets;

public class StratifiedSplitTests
{
    private static readonly Gen<int[]> Labels = Gen.Int[0, 6].Array[1, 300];

    private static readonly Gen<double> Fractions = Gen.Double[0.01, 0.99];

    [Fact]
    public void Create_AnyLabels_EverySampleOnceAndNoneInBoth() =>
        Gen.Select(Labels, Fractions, Gen.Long).Sample((labels, fraction, seed) =>
        {
            var (training, validation) = StratifiedSplit.Create(labels, fraction, seed);
            Assert.Equal(Enumerable.Range(0, labels.Length), training.Concat(validation).Order());
        });

    [Fact]
    public void Create_ClassOfTwoOrMore_IsInBothParts() =>
        Gen.Select(Labels, Fractions, Gen.Long).Sample((labels, fraction, seed) =>
        {
            var (training, validation) = StratifiedSplit.Create(labels, fraction, seed);
            foreach (var (label, count) in labels.CountBy(label => label))
            {
                Assert.Contains(training, index => labels[index] == label);
                Assert.Equal(count >= 2, validation.Any(index => labels[index] == label));
            }
        });

    [Fact]
    public void Create_ClassesLargeEnough_HoldsOutTheFractionOfEach() =>
        Gen.Select(Gen.Int[20, 90].Array[2, 6], Gen.Double[0.1, 0.9], Gen.Long).Sample((sizes, fraction, seed) =>
        {
            var labels = sizes.SelectMany((size, label) => Enumerable.Repeat(label, size)).ToArray();
            var (_, validation) = StratifiedSplit.Create(labels, fraction, seed);
            Assert.Equal((int)Math.Round(labels.Length * fraction), validation.Length);
            for (var label = 0; label < sizes.Length; label++)
                Assert.InRange(validation.Count(index => labels[index] == label), (sizes[label] * fraction) - 1.5, (sizes[label] * fraction) + 1.5);
        });

    [Fact]
    public void Create_LimitOfTrainingSamples_KeepsProportionsAndValidation() =>
        Gen.Select(Gen.Int[20, 90].Array[2, 6], Gen.Int[10, 100], Gen.Long).Sample((sizes, limit, seed) =>
        {
            var labels = sizes.SelectMany((size, label) => Enumerable.Repeat(label, size)).ToArray();
            var whole = StratifiedSplit.Create(labels, 0.2, seed);
            var limited = StratifiedSplit.Create(labels, 0.2, seed, limit);
            Assert.Equal(whole.Validation, limited.Validation);
            Assert.Equal(Math.Min(limit, whole.Training.Length), limited.Training.Length);
            Assert.Subset(whole.Training.ToHashSet(), limited.Training.ToHashSet());
            for (var label = 0; label < sizes.Length; label++)
            {
                var share = whole.Training.Count(index => labels[index] == label) * (double)limited.Training.Length / whole.Training.Length;
                Assert.InRange(limited.Training.Count(index => labels[index] == label), share - 1.01, share + 1.01);
            }
        });

    [Fact]
    public void Create_SameSeed_SameSplit() =>
        Gen.Select(Labels, Fractions, Gen.Long).Sample((labels, fraction, seed) =>
        {
            var (first, second) = (StratifiedSplit.Create(labels, fraction, seed), StratifiedSplit.Create(labels, fraction, seed));
            Assert.Equal(first.Training, second.Training);
            Assert.Equal(first.Validation, second.Validation);
        });

    [Fact]
    public void Create_PinnedSeed_TheSameOnEveryMachine()
    {
        var (training, validation) = StratifiedSplit.Create([0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2], 0.25, seed: 7);
        Assert.Equal("6 0 8 9 3 10 7 4 1 / 5 2 11", $"{string.Join(' ', training)} / {string.Join(' ', validation)}");
    }

    [Fact]
    public void Create_OtherSeed_OtherSplit()
    {
        var labels = Enumerable.Range(0, 200).Select(i => i % 4).ToArray();
        Assert.NotEqual(StratifiedSplit.Create(labels, 0.2, 1).Validation.Order(), StratifiedSplit.Create(labels, 0.2, 2).Validation.Order());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    public void Create_FractionOutOfRange_Throws(double fraction) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => StratifiedSplit.Create([0, 1], fraction, 1));

    [Fact]
    public void Create_LimitBelowOne_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => StratifiedSplit.Create([0, 1], 0.5, 1, trainingSamples: 0));

    [Fact]
    public void Create_NegativeLabel_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => StratifiedSplit.Create([0, -1], 0.5, 1));
}
