using NasCloud.Core.Architectures;
using NasCloud.Core.Datasets;

namespace NasCloud.Core.Tests.Datasets;

public class DatasetNotesTests
{
    private static readonly DatasetInfo Pets = new("pets", TensorShape.Image(1, 8, 8), ["cat", "dog", "newt"], 1330, 400, "0");

    [Fact]
    public void Of_BuiltInData_IsNothing() => Assert.Empty(DatasetNotes.Of(BuiltInDatasets.Glyphs));

    [Fact]
    public void Of_NobodyCounted_IsNothing() => Assert.Empty(DatasetNotes.Of(Pets));

    [Theory]
    [InlineData(300, 900, 301)]
    [InlineData(1, 1, 1)]
    public void Of_AThirdOfTheLargestAtLeast_IsNothing(int cats, int dogs, int newts) => Assert.Empty(DatasetNotes.Of(Pets with { ClassCounts = [cats, dogs, newts] }));

    [Fact]
    public void Of_UnevenClasses_SaysWhichAndHowMuch() => Assert.Equal(
        ["Classes are uneven: the largest, dog, has 1,000 training samples, and 2 of 3 have less than a third of it (newt 30, cat 300). Accuracy favours large classes; balancedAccuracy and macroF1 count all alike."],
        DatasetNotes.Of(Pets with { ClassCounts = [300, 1000, 30] }));

    [Fact]
    public void Of_Copies_SaysHowManyOnEachSide() => Assert.Equal(
        [
            "40 of 400 test samples (10.00 %) are exact copies of training samples: the test flatters what has learned them by heart. Remove them.",
            "133 of 1,330 training samples (10.00 %) are exact copies of others, 3 of them under another label: validation is cut from the training part, and copies may lie on both sides.",
        ],
        DatasetNotes.Of(Pets with { Duplicates = new(Training: 133, Test: 40, Contradicting: 3) }));
}
