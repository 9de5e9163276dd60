using NasCloud.Core.Objectives;
using NasCloud.Core.Randomness;

namespace NasCloud.Core.Tests.Objectives;

public sealed class ScalarizerTests
{
    private static Gen<(double[][] Points, ScalarizationMethod Method, double[] Weights)> Cases { get; } =
        from count in Gen.Int[1, 4]
        from points in Gen.Int[-9, 9].Select(value => (double)value).Array[count].Array[1, 20]
        from weights in Gen.Double[0.1, 10].Array[count]
        from method in Gen.Bool.Select(sums => sums ? ScalarizationMethod.WeightedSum : ScalarizationMethod.Chebyshev)
        select (points, method, weights);

    [Fact]
    public void Scalars_TheLeast_IsOnTheParetoFront() => Cases.Sample(drawn =>
    {
        var scalars = Scalarizer.Scalars(drawn.Points, drawn.Method, drawn.Weights);

        var best = drawn.Points[Array.IndexOf(scalars, scalars.Min())];
        Assert.DoesNotContain(drawn.Points, point => ObjectivePoint.Dominates(point, best));
    }, iter: 1_000);

    [Fact]
    public void Scalars_InOtherUnits_AreTheSame() => Cases.Sample(drawn =>
    {
        // Powers of two and small whole numbers lose nothing, so that equal means equal.
        double[][] converted = [.. drawn.Points.Select(point => point.Select((value, index) => (value * (8 << index)) + 100).ToArray())];

        Assert.Equal(
            Scalarizer.Scalars(drawn.Points, drawn.Method, drawn.Weights),
            Scalarizer.Scalars(converted, drawn.Method, drawn.Weights));
    }, iter: 500);

    [Fact]
    public void Scalars_OfKnownPoints_AreThoseOfTheFormulas()
    {
        double[][] points = [[0, 300], [5, 200], [10, 100]];

        Assert.Equal([0.5, 1.0, 1.5], Scalarizer.Scalars(points, ScalarizationMethod.WeightedSum, [1.5, 0.5]));
        Assert.Equal([0.525, 0.8, 1.575], Scalarizer.Scalars(points, ScalarizationMethod.Chebyshev, [1.5, 0.5]), (left, right) => Math.Abs(left - right) < 1e-12);
    }

    [Fact]
    public void Scalars_Chebyshev_FindsWhatTheSumCannot()
    {
        // The middle one lies in a dent of the front.
        double[][] points = [[0, 1], [0.6, 0.6], [1, 0]];

        Assert.Equal(1, Least(Scalarizer.Scalars(points, ScalarizationMethod.Chebyshev, [1, 1])));
        Assert.All(Enumerable.Range(1, 99), share =>
            Assert.NotEqual(1, Least(Scalarizer.Scalars(points, ScalarizationMethod.WeightedSum, [share, 100 - share]))));
    }

    [Fact]
    public void Scalars_OfTheLargestAndTheSmallestNumbers_AreFinite() => Assert.All(
        Scalarizer.Scalars([[double.MaxValue, double.Epsilon], [double.MinValue, 0], [0, 0]], ScalarizationMethod.Chebyshev, [1, 1]),
        scalar => Assert.InRange(scalar, 0, 3));

    [Fact]
    public void DrawWeights_AnyCount_AreAboveZeroAndAddUpToOne()
    {
        var random = RandomStream.Create(1, "weights");
        double[][] drawn = [.. Enumerable.Range(0, 2_000).Select(_ => Scalarizer.DrawWeights(3, random))];

        Assert.All(drawn, weights => Assert.Equal(1, weights.Sum(), 9));
        Assert.All(drawn, weights => Assert.All(weights, weight => Assert.InRange(weight, double.Epsilon, 1)));
        // Evenly over the triangle: a weight is above a half in a quarter of it.
        Assert.InRange(drawn.Count(weights => weights[0] > 0.5), 400, 600);
    }

    private static int Least(double[] scalars) => Array.IndexOf(scalars, scalars.Min());
}
