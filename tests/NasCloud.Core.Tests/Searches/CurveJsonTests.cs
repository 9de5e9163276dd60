using System.Collections.Immutable;
using System.Text;
using NasCloud.Core.Searches;
using NasCloud.Core.Trials;

namespace NasCloud.Core.Tests.Searches;

public sealed class CurveJsonTests
{
    private static readonly LearningCurvePoint Point = new(1, 0.5, ImmutableSortedDictionary<string, double>.Empty, 2, 0.01);

    [Fact]
    public void Read_WhatWasWritten_IsTheSamePoints()
    {
        var points = CurveJson.Read("curve", new([.. CurveJson.Write(Point), .. CurveJson.Write(Point with { Epoch = 2 })]));

        Assert.Equal([1, 2], points.Select(point => point.Epoch));
        Assert.Equal(0.5, points[1].TrainingLoss);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("\0\0")]
    [InlineData("[1]")]
    public void Read_DamagedLine_NamesPathAndLine(string line)
    {
        byte[] content = [.. CurveJson.Write(Point), .. Encoding.UTF8.GetBytes(line + "\n")];

        var exception = Assert.Throws<InvalidDataException>(() => CurveJson.Read("some/curve.jsonl", content));

        Assert.StartsWith("some/curve.jsonl, line 2 is damaged: ", exception.Message, StringComparison.Ordinal);
    }
}
