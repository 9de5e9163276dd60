using NasCloud.Core.Architectures;
using NasCloud.Core.Datasets;
using NasCloud.Core.Datasets.Tables;
using NasCloud.Core.Specs;
using NasCloud.Models.Networks;
using NasCloud.Training.Datasets;
using NasCloud.Training.Samples;
using NasCloud.Training.Tests.Datasets.Formats.Numpy;
using TorchSharp;

namespace NasCloud.Training.Tests.Datasets.Formats.Series;

/// <summary>Series, from arrays and from tables.</summary>
public sealed class SeriesTests : IDisposable
{
    private static readonly CancellationToken Test = TestContext.Current.CancellationToken;

    private readonly string _folder = Directory.CreateTempSubdirectory("nascloud-series-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(2)]
    [InlineData(1)]
    public async Task Load_Arrays_KeepsStepsAndChannels(int channels)
    {
        float[] numbers = [.. Enumerable.Range(0, 48).Select(index => index / 2f)];
        Write(numbers, channels == 1 ? [6, 8] : [6, 4, 2], 0, 1, 0, 1, 0, 1);

        var source = await OpenAsync(new DatasetSpec("s", Path: _folder, Kind: DataKind.Series));
        var info = await source.DescribeAsync(Test);
        var samples = Assert.IsType<SeriesSamples>(await source.LoadTrainingAsync(Test));

        Assert.Equal((DataKind.Series, TensorShape.Image(channels, 1, 8 / channels)), (info.Kind, info.Input));
        Assert.Equal(numbers, samples.Numbers);
        Assert.Equal([0, 1, 0, 1, 0, 1], samples.Labels);
    }

    [Fact]
    public async Task Load_RowsOfATable_AreSeriesOfTheirNumericColumns()
    {
        var file = Path.Combine(_folder, "waves.csv");
        await File.WriteAllTextAsync(file, "t0,kind,t1,t2\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"{i},{(i % 2 == 0 ? "even" : "odd")},{(i == 3 ? "" : "5")},7\n")), Test);

        var source = await OpenAsync(new DatasetSpec("waves", Path: file, Target: "kind", Kind: DataKind.Series));
        var info = await source.DescribeAsync(Test);

        Assert.Equal((TensorShape.Image(1, 1, 3), 60), (info.Input, info.TrainingCount + info.TestCount));
        Assert.Equal(["even", "odd"], info.Classes);
        Assert.Null(info.Table);
        Assert.Contains(float.NaN, ((SeriesSamples)await source.LoadTrainingAsync(Test)).Numbers.Concat(((SeriesSamples)await source.LoadTestAsync(Test)).Numbers));
    }

    [Theory]
    [InlineData("t0,t1,y\n1,a,u\n2,b,v\n1,a,u\n2,b,v\n", "y", "column 't1' holds no numbers, and the columns of a series are its steps")]
    public async Task Describe_TableThatIsNoSeries_SaysWhy(string text, string target, string message)
    {
        var file = Path.Combine(_folder, "waves.csv");
        await File.WriteAllTextAsync(file, text, Test);
        var source = await OpenAsync(new DatasetSpec("waves", Path: file, Target: target, Kind: DataKind.Series));

        Assert.Contains(message, (await Assert.ThrowsAsync<DatasetException>(() => source.DescribeAsync(Test))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Describe_ArraysOfOtherShapes_SaysWhatIsExpected()
    {
        Write([.. Enumerable.Repeat(1f, 48)], [2, 2, 3, 4], 0, 1);
        var source = await OpenAsync(new DatasetSpec("s", Path: _folder, Kind: DataKind.Series));

        Assert.Contains("its shape is (2, 2, 3, 4): expected (samples, steps) or (samples, steps, channels)", (await Assert.ThrowsAsync<DatasetException>(() => source.DescribeAsync(Test))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Load_Tokens_AreOfTheVocabularyOfTheTrainingPart()
    {
        File.WriteAllBytes(
            Path.Combine(_folder, "s.npz"),
            NumpyData.Archive(
                ("x_train", NumpyData.Longs([2, 3], 4, 1, 0, 2, 9, 0)),
                ("y_train", NumpyData.Bytes([2], 0, 1)),
                ("x_test", NumpyData.Longs([1, 3], 12, 1, 0)),
                ("y_test", NumpyData.Bytes([1], 1))));

        var source = await OpenAsync(new DatasetSpec("s", Path: _folder, Kind: DataKind.Tokens));
        var info = await source.DescribeAsync(Test);

        Assert.Equal((DataKind.Tokens, 10, TensorShape.Image(1, 1, 3)), (info.Kind, info.Vocabulary!.Value, info.Input));
        var test = (SeriesSamples)await source.LoadTestAsync(Test);
        Assert.Equal(new float[] { 12, 1, 0 }, test.Numbers);
        Assert.Equal(new TokenNormalization(10), SampleMoments.Measure(SampleStore.Of(await source.LoadTrainingAsync(Test), [0])));
    }

    [Fact]
    public async Task Load_RowsOfATableWithANumberToPredict_KeepTheNumbers()
    {
        var file = Path.Combine(_folder, "waves.csv");
        await File.WriteAllTextAsync(file, "t0,t1,height\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"{i},7,{i}.5\n")), Test);

        var source = await OpenAsync(new DatasetSpec("waves", Path: file, Target: "height", Kind: DataKind.Series));
        var info = await source.DescribeAsync(Test);
        var training = (SeriesSamples)await source.LoadTrainingAsync(Test);

        Assert.Equal((PredictionTask.Regression, "height", 1, DataKind.Series), (info.Task, info.Target, info.Outputs, info.Kind));
        Assert.Equal(Enumerable.Range(0, training.Count).Select(sample => training.Numbers[2 * sample] + 0.5f), training.Targets);
        Assert.NotNull(SampleMoments.Measure(SampleStore.Of(training)).Target);
    }

    [Theory]
    [InlineData(null, 0.5f, true)]
    [InlineData(null, 1f, false)]
    [InlineData(PredictionTask.Regression, 1f, true)]
    public async Task Load_ArraysOfFloats_PredictsNumbersWhereSomeHaveAFractionOrTheSpecSaysSo(PredictionTask? task, float target, bool expected)
    {
        await File.WriteAllBytesAsync(Path.Combine(_folder, "x_train.npy"), NumpyData.Floats([2, 3], 1, 2, 3, 4, 5, 6), Test);
        await File.WriteAllBytesAsync(Path.Combine(_folder, "y_train.npy"), NumpyData.Floats([2, 1], 0, target), Test);

        var source = await OpenAsync(new DatasetSpec("s", Path: _folder, Kind: DataKind.Series, Task: task));
        var (info, training) = (await source.DescribeAsync(Test), await source.LoadTrainingAsync(Test));

        Assert.Equal(expected ? (0, "y_train") : (2, null), (info.Classes.Count, info.Target));
        Assert.Equal(expected ? [0, target] : [], training.Targets);
    }

    [Fact]
    public async Task Describe_TextsWithANumberToPredict_SaysThatTheyHaveClasses()
    {
        var file = Path.Combine(_folder, "texts.csv");
        await File.WriteAllTextAsync(file, "t0,t1,y\n1,2,0.5\n2,1,0.7\n3,1,0.9\n", Test);
        var source = await OpenAsync(new DatasetSpec("texts", Path: file, Target: "y", Kind: DataKind.Tokens));

        Assert.Contains("its target 'y' is a number, and texts are told apart by classes", (await Assert.ThrowsAsync<DatasetException>(() => source.DescribeAsync(Test))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1.5f, "a token is 1.5: expected whole numbers from 0 to 65535")]
    [InlineData(-1f, "a token is -1")]
    public async Task Describe_NumbersThatAreNoTokens_SaysSo(float number, string message)
    {
        Write([number, 1, 2, 3], [2, 2], 0, 1);
        var source = await OpenAsync(new DatasetSpec("s", Path: _folder, Kind: DataKind.Tokens));

        Assert.Contains(message, (await Assert.ThrowsAsync<DatasetException>(() => source.DescribeAsync(Test))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_ImagesAsSeries_IsRefused()
    {
        Tests.SampleData.WriteIdx(_folder, Tests.SampleData.Bars(10), Tests.SampleData.Bars(10, 2));

        var exception = await Assert.ThrowsAsync<DatasetException>(() => OpenAsync(new DatasetSpec("s", Path: _folder, Kind: DataKind.Series)));

        Assert.Contains("dataset.kind is series, and these are images", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_Batch_IsStandardizedByChannelWithMeansForWhatIsMissing()
    {
        var samples = SampleStore.Of(SampleSeries.Bumps(300));
        var normalization = Assert.IsType<SeriesNormalization>(SampleMoments.Measure(samples));
        using var scope = torch.NewDisposeScope();
        using var loader = new BatchLoader(samples, normalization, torch.CPU);

        var batch = loader.Load([.. Enumerable.Range(0, 300)]).Images;

        Assert.Equal([300, 2, 1, 19], batch.shape);
        Assert.InRange(normalization.Mean[0], 100, 103);
        Assert.InRange(normalization.Mean[1], 0.004, 0.006);
        for (var channel = 0; channel < 2; channel++)
        {
            Assert.Equal(0, batch.select(1, channel).mean().item<float>(), 3);
            Assert.Equal(1, batch.select(1, channel).std().item<float>(), 1);
        }
    }

    private void Write(float[] numbers, int[] shape, params byte[] labels) =>
        File.WriteAllBytes(Path.Combine(_folder, "s.npz"), NumpyData.Archive(("x_train", NumpyData.Floats(shape, numbers)), ("y_train", NumpyData.Bytes([labels.Length], labels))));

    private static Task<IDatasetSource> OpenAsync(DatasetSpec spec) => new DatasetCatalog(null).OpenAsync(spec, Test);
}
