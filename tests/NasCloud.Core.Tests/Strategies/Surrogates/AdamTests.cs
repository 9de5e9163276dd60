using NasCloud.Core.Strategies.Surrogates;

namespace NasCloud.Core.Tests.Strategies.Surrogates;

public sealed class AdamTests
{
    [Fact]
    public void Move_FirstStep_GoesTheRateUpTheGradientHoweverLargeItIs() => Gen.Double[1e-3, 1e3].Array[1, 20].Sample(sizes =>
    {
        var adam = new Adam(sizes.Length, 0.1);
        var values = new double[sizes.Length];
        adam.Begin();
        adam.Move(values, [.. sizes.Select((size, index) => index % 2 == 0 ? size : -size)]);
        Assert.All(values, (value, index) => Assert.Equal(index % 2 == 0 ? 0.1 : -0.1, value, 5));
    });

    [Fact]
    public void Move_ManySteps_FindsTheTop()
    {
        var adam = new Adam(2, 0.05);
        double[] values = [4, -7], top = [1, 2];
        for (var step = 0; step < 2_000; step++)
        {
            adam.Begin();
            adam.Move(values, [top[0] - values[0], 100 * (top[1] - values[1])]);
        }

        Assert.Equal(top[0], values[0], 2);
        Assert.Equal(top[1], values[1], 2);
    }

    [Fact]
    public void Move_InParts_IsTheSameAsAtOnce()
    {
        var (whole, parts) = (new Adam(3, 0.1), new Adam(3, 0.1));
        double[] one = [1, 2, 3], other = [1, 2, 3], gradient = [0.5, -1, 2];
        for (var step = 0; step < 3; step++)
        {
            whole.Begin();
            whole.Move(one, gradient);
            parts.Begin();
            parts.Move(other.AsSpan(1), gradient.AsSpan(1), 1);
            parts.Move(other.AsSpan(0, 1), gradient.AsSpan(0, 1));
        }

        Assert.Equal(one, other);
    }

    [Fact]
    public void Copy_MovedOn_LeavesTheFirstWhereItStands()
    {
        double[] Moved(Adam adam, double gradient)
        {
            var values = new double[1];
            adam.Begin();
            adam.Move(values, [gradient]);
            return values;
        }

        var (adam, untouched) = (new Adam(1, 0.1), new Adam(1, 0.1));
        Moved(adam, 1);
        Moved(untouched, 1);
        var copy = adam.Copy();
        Moved(copy, -50);
        Assert.Equal(Moved(untouched, 0.1), Moved(adam, 0.1));
        Assert.NotEqual(Moved(untouched, 0.1), Moved(copy, 0.1));
    }
}
