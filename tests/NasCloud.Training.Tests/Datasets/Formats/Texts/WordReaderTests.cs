using NasCloud.Core.Architectures;
using NasCloud.Core.Datasets;
using NasCloud.Core.Specs;
using NasCloud.Models.Texts;
using NasCloud.Training.Datasets;

namespace NasCloud.Training.Tests.Datasets.Formats.Texts;

/// <summary>Texts in words, in a column of a table.</summary>
public sealed class WordReaderTests : IDisposable
{
    private const string Training = """
        mood,said,id
        up,"Good, good!",1
        up,a good day,2
        down,A bad day!,3
        down,NA,4
        up,rare,5
        """;

    private static readonly CancellationToken Test = TestContext.Current.CancellationToken;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Load_Texts_KnowsTheWordsOfSeveralTexts()
    {
        var source = await OpenAsync(new TextSpec("said"), "down,BAD bad day ever and more,6");
        var info = await source.DescribeAsync(Test);
        var (training, test) = ((SeriesSamples)await source.LoadTrainingAsync(Test), (SeriesSamples)await source.LoadTestAsync(Test));

        Assert.Equal(new TextVocabulary("said", ["good", "!", "a", "day"]), training.Text);
        Assert.Equal((DataKind.Tokens, TensorShape.Image(1, 1, 4), 6, new TextSpec("said")), (info.Kind, info.Input, info.Vocabulary, info.Text));
        Assert.Equal([2, 1, 2, 3, 4, 2, 5, 0, 4, 1, 5, 3, 1, 0, 0, 0, 1, 0, 0, 0], training.Numbers);
        Assert.Equal([1, 1, 0, 0, 1], training.Labels);
        Assert.Equal([1, 1, 5, 1], test.Numbers);
        Assert.Equal(training.Text, test.Text);
    }

    [Fact]
    public async Task Load_LimitsGiven_KeepsTheMostFrequentWordsAndTheBeginning()
    {
        var source = await OpenAsync(new TextSpec("said", Vocabulary: 1, Length: 2), "up,good,6");
        var training = (SeriesSamples)await source.LoadTrainingAsync(Test);

        Assert.Equal(["good"], training.Text!.Words);
        Assert.Equal([2, 1, 1, 2, 1, 1, 1, 0, 1, 0], training.Numbers);
    }

    [Fact]
    public async Task Describe_OtherWordsOfTheSameTokens_AreOtherData()
    {
        var one = await (await OpenAsync(new TextSpec("said"), "up,good,6")).DescribeAsync(Test);
        var other = await (await OpenAsync(new TextSpec("said"), "up,good,6", Training.Replace("day", "time", StringComparison.Ordinal))).DescribeAsync(Test);

        Assert.NotEqual(one.Fingerprint, other.Fingerprint);
    }

    [Fact]
    public async Task Describe_LongTexts_ReadsAsMuchAsNearlyAllHave()
    {
        var rows = string.Concat(Enumerable.Range(1, 40).Select(i => $"{(i % 2 == 0 ? "up" : "down")},{string.Join(' ', Enumerable.Repeat("word", i))},{i}\n"));

        var info = await (await OpenAsync(new TextSpec("said"), "up,word,0", "mood,said,id\n" + rows)).DescribeAsync(Test);

        Assert.Equal(38, info.Input.Width);
    }

    [Theory]
    [InlineData("text", "mood", null, "it has no column 'text', which dataset.text names: expected one of mood, said, id")]
    [InlineData("said", "said", null, "dataset.text and dataset.target both name 'said'")]
    [InlineData("said", null, null, "nothing says which column is meant by dataset.target: expected one of mood, said, id")]
    [InlineData("id", "mood", null, "no word stands in 2 texts of column 'id'")]
    [InlineData("said", "mood", DataKind.Series, "dataset.text is given, and dataset.kind is series: expected tokens")]
    public async Task Describe_WhatCanNotBe_SaysWhy(string column, string? target, DataKind? kind, string message)
    {
        var error = await Assert.ThrowsAsync<DatasetException>(async () => await (await OpenAsync(new TextSpec(column), "up,good,6", target: target, kind: kind)).DescribeAsync(Test));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_RowsToPredict_AreTheTokensOfTheirTexts()
    {
        var path = _folder["new.csv"];
        await File.WriteAllTextAsync(path, "id;said\n1;\"A good; new\nday\"\n2;\n", Test);

        var (texts, lines) = TextFiles.Read(path, new("said", ["good", "!", "a", "day"]), 6, Test);

        Assert.Equal([4, 2, 1, 1, 5, 0, 0, 0, 0, 0, 0, 0], texts.Numbers);
        Assert.Equal([2, 4], lines);
    }

    [Fact]
    public void Read_NoSuchColumn_NamesIt()
    {
        var path = _folder["new.csv"];
        File.WriteAllText(path, "id;review\n1;good\n");

        var error = Assert.Throws<DatasetException>(() => TextFiles.Read(path, new("said", ["good"]), 6, Test));

        Assert.Contains("it has no column 'said'", error.Message, StringComparison.Ordinal);
    }

    private async Task<IDatasetSource> OpenAsync(TextSpec text, string test, string training = Training, string? target = "mood", DataKind? kind = null)
    {
        await File.WriteAllTextAsync(_folder["train.csv"], training, Test);
        await File.WriteAllTextAsync(_folder["test.csv"], $"mood,said,id\n{test}\n", Test);
        return await new DatasetCatalog(null).OpenAsync(new DatasetSpec("moods", Path: _folder.Path, Target: target, Kind: kind, Text: text), Test);
    }
}
