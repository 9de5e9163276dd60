using NasCloud.Core.Datasets;
using NasCloud.Core.Specs;
using NasCloud.Testing.Searches;
using NasCloud.Testing.Storage;

namespace NasCloud.Core.Tests.Datasets;

public sealed class BuiltInDatasetsTests
{
    private readonly StoredDatasets _stored = new(new InMemoryObjectStore());
    private readonly BuiltInDatasets _datasets;

    public BuiltInDatasetsTests() => _datasets = new BuiltInDatasets(_stored);

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    [Fact]
    public async Task DescribeAsync_EmptyStore_KnowsGlyphsAllTheSame()
    {
        Assert.Equal(["glyphs"], await _datasets.ListAsync(Test));
        Assert.Equal(BuiltInDatasets.Glyphs, await _datasets.DescribeAsync(new DatasetSpec("glyphs", TrainingSamples: 100), Test));
        Assert.Equal(BuiltInDatasets.Glyphs, await _datasets.DescribeAsync(new DatasetSpec("glyphs", ImageSize: 28), Test));
    }

    [Fact]
    public async Task DescribeAsync_OfTheStore_IsTheStores()
    {
        var own = TestSearch.GreyImages with { Name = "glyphs" };
        await _stored.WriteAsync(TestSearch.GreyImages, Test);
        await _stored.WriteAsync(own, Test);

        Assert.Equal(["glyphs", "grey"], await _datasets.ListAsync(Test));
        Assert.Equal(TestSearch.GreyImages, await _datasets.DescribeAsync(new DatasetSpec("grey"), Test));
        Assert.Equal(own, await _datasets.DescribeAsync(new DatasetSpec("glyphs"), Test));
    }

    [Theory]
    [InlineData("other", null, null)]
    [InlineData("glyphs", 14, null)]
    [InlineData("glyphs", null, "/a/folder")]
    public async Task DescribeAsync_WhatTrainersDoNotDraw_IsAnError(string name, int? imageSize, string? path) =>
        await Assert.ThrowsAsync<DatasetException>(() => _datasets.DescribeAsync(new DatasetSpec(name, ImageSize: imageSize, Path: path), Test));
}
