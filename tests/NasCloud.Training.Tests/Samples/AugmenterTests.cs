using NasCloud.Core.Architectures;
using NasCloud.Core.Randomness;
using NasCloud.Core.Specs;
using NasCloud.Training.Datasets;
using NasCloud.Training.Samples;

namespace NasCloud.Training.Tests.Samples;

public class AugmenterTests
{
    // Two channels, 3x3: pixel (row, column) holds (10 row + column + 1, 100 + 10 row + column + 1), channels side by side.
    private static readonly SampleStore Store = SampleStore.Of(new ImageSamples(
        TensorShape.Image(2, 3, 3), [1, 2, 3, 11, 12, 13, 21, 22, 23, 101, 102, 103, 111, 112, 113, 121, 122, 123], [0]));

    [Fact]
    public void Copy_Nothing_LeavesTheImage() => Assert.Equal(Store.Content, Copy(new(), seed: 0));

    [Fact]
    public void Copy_Flip_MirrorsHalfOfTheImages()
    {
        byte[] mirrored = [3, 103, 2, 102, 1, 101, 13, 113, 12, 112, 11, 111, 23, 123, 22, 122, 21, 121];

        var copies = Enumerable.Range(0, 200).Select(seed => Copy(new(Flip: true), seed)).ToList();

        Assert.All(copies, copy => Assert.True(copy.SequenceEqual(Store.Content) || copy.SequenceEqual(mirrored)));
        Assert.InRange(copies.Count(copy => copy.SequenceEqual(mirrored)), 60, 140);
    }

    [Fact]
    public void Copy_Shift_MovesEveryPixelTheSameWayAndFillsWithBlack()
    {
        var shifts = Enumerable.Range(0, 300).Select(seed => ShiftOf(Copy(new(Shift: 1), seed))).ToList();

        Assert.Equal(9, shifts.Distinct().Count());
    }

    [Fact]
    public void Copy_ShiftBeyondTheImage_IsBlackOrPart() =>
        Assert.Contains(Enumerable.Range(0, 200).Select(seed => Copy(new(Shift: 5), seed)), copy => copy.All(value => value == 0));

    [Fact]
    public void Copy_Cutout_SetsASquareToTheMean()
    {
        foreach (var seed in Enumerable.Range(0, 50))
        {
            var copy = Copy(new(Cutout: 2), seed);
            var cut = Enumerable.Range(0, 9).Where(pixel => copy[pixel * 2] == 77).ToList();
            Assert.Contains(cut.Count, new[] { 1, 2, 4 });
            Assert.All(Enumerable.Range(0, 9), pixel => Assert.Equal(cut.Contains(pixel) ? (byte)88 : Store.Content[(pixel * 2) + 1], copy[(pixel * 2) + 1]));
        }
    }

    private static (int Down, int Right) ShiftOf(byte[] copy)
    {
        foreach (var (down, right) in from down in Enumerable.Range(-1, 3) from right in Enumerable.Range(-1, 3) select (down, right))
        {
            var expected = new byte[18];
            foreach (var (row, column) in from row in Enumerable.Range(0, 3) from column in Enumerable.Range(0, 3) select (row, column))
            {
                if (row + down is < 0 or > 2 || column + right is < 0 or > 2)
                    continue;
                Store.Content.AsSpan(((row * 3) + column) * 2, 2).CopyTo(expected.AsSpan((((row + down) * 3) + column + right) * 2));
            }

            if (expected.SequenceEqual(copy))
                return (down, right);
        }

        throw new InvalidOperationException("No shift of the image.");
    }

    private static byte[] Copy(AugmentationSpec spec, int seed)
    {
        var copy = new byte[18];
        new Augmenter(spec, Store, [77, 88], RandomStream.Create(seed, "test")).Copy(Store.Content, copy);
        return copy;
    }
}
