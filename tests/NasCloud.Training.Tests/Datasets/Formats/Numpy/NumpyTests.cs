using NasCloud.Core.Architectures;
using NasCloud.Core.Datasets;
using NasCloud.Training.Datasets;
using NasCloud.Training.Datasets.Formats.Numpy;

namespace NasCloud.Training.Tests.Datasets.Formats.Numpy;

public sealed class NumpyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Load_MedMnistArchive_JoinsTheValidationPartToTheTrainingPart()
    {
        var source = await OpenAsync(
            ("train_images", NumpyData.Bytes([2, 1, 2, 3], 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)),
            ("train_labels", NumpyData.Bytes([2, 1], 0, 1)),
            ("val_images", NumpyData.Bytes([1, 1, 2, 3], 20, 21, 22, 23, 24, 25)),
            ("val_labels", NumpyData.Bytes([1, 1], 1)),
            ("test_images", NumpyData.Bytes([1, 1, 2, 3], 30, 31, 32, 33, 34, 35)),
            ("test_labels", NumpyData.Bytes([1, 1], 0)));

        var training = await TrainingOf(source);
        var test = await source.LoadTestAsync(TestContext.Current.CancellationToken);

        Assert.Equal(TensorShape.Image(3, 1, 2), training.Shape);
        Assert.Equal([0, 1, 1], training.Labels);
        Assert.Equal([1, 4, 2, 5, 3, 6], training.Sample(0).ToArray());
        Assert.Equal([20, 23, 21, 24, 22, 25], training.Sample(2).ToArray());
        Assert.Equal([30, 33, 31, 34, 32, 35], test.Sample(0).ToArray());
    }

    [Theory]
    [InlineData("x_train", "y_train")]
    [InlineData("X_train", "Y_train")]
    [InlineData("images", "labels")]
    [InlineData("x", "y")]
    public async Task Load_OtherNames_AreFound(string images, string labels)
    {
        var source = await OpenAsync((images, NumpyData.Bytes([2, 1, 2], 1, 2, 3, 4)), (labels, NumpyData.Longs([2], 1, 0)));

        var training = await TrainingOf(source);
        Assert.Equal([1, 0], training.Labels);
        Assert.Equal(0, (await source.LoadTestAsync(TestContext.Current.CancellationToken)).Count);
    }

    [Fact]
    public async Task Load_FolderOfArrays_ChannelsFirst()
    {
        _folder.Write("X_train.npy", NumpyData.Bytes([2, 2, 1, 5], [.. Enumerable.Range(0, 20).Select(i => (byte)i)]));
        _folder.Write("y_train.npy", NumpyData.Longs([2], 0, 1));

        var training = await TrainingOf(await SampleData.OpenAsync(_folder.Path));

        Assert.Equal(TensorShape.Image(2, 1, 5), training.Shape);
        Assert.Equal(Enumerable.Range(10, 10).Select(i => (byte)i), training.Sample(1).ToArray());
    }

    [Fact]
    public async Task Load_FloatsTo1_TestImagesAreTakenAsTheTrainingImages()
    {
        var source = await OpenAsync(
            ("x_train", NumpyData.Floats([2, 1, 2], 0, 1, 0.5f, 0.2f)), ("y_train", NumpyData.Longs([2], 0, 1)),
            ("x_test", NumpyData.Floats([1, 1, 2], 0.1f, 0)), ("y_test", NumpyData.Longs([1], 1)));

        Assert.Equal([0, 255, 128, 51], (await TrainingOf(source)).Pixels);
        Assert.Equal([26, 0], ((ImageSamples)await source.LoadTestAsync(TestContext.Current.CancellationToken)).Pixels);
    }

    [Fact]
    public async Task Load_OneHotLabels_AreTheirPlaces()
    {
        var source = await OpenAsync(("x_train", NumpyData.Bytes([2, 1, 1], 1, 2)), ("y_train", NumpyData.Floats([2, 3], 0, 0, 1, 1, 0, 0)));

        Assert.Equal([2, 0], NumpyLabels.Of(NumpyFiles.OfArchive(_folder["data.npz"]).Read("y_train")));
        await AssertFaultAsync(source, "class 1 (1) has no training samples");
    }

    [Fact]
    public Task Load_OtherArrays_SaysWhichNamesAreExpected() =>
        AssertFaultAsync("its arrays are pictures: expected train_images and train_labels", ("pictures", NumpyData.Bytes([1], 1)));

    [Fact]
    public Task Load_ImagesWithoutLabels_SaysSo() =>
        AssertFaultAsync("it has x_train and no y_train: expected both", ("x_train", NumpyData.Bytes([1, 1, 1], 1)));

    [Fact]
    public Task Load_OtherRank_NamesTheShape() =>
        AssertFaultAsync("[x_train]: its shape is (2, 4): expected (images, height, width)", ("x_train", NumpyData.Bytes([2, 4], 1, 2, 3, 4, 5, 6, 7, 8)), ("y_train", NumpyData.Longs([2], 0, 1)));

    [Fact]
    public Task Load_StandardizedFloats_NamesTheNumber() =>
        AssertFaultAsync("number 1 is -0.5: expected 0 to 1", ("x_train", NumpyData.Floats([2, 1, 1], 0, -0.5f)), ("y_train", NumpyData.Longs([2], 0, 1)));

    [Fact]
    public Task Load_PythonObjects_SaysHowToSave() =>
        AssertFaultAsync("[x_train]: its type is '|O'", ("x_train", NumpyData.Array("|O", [2, 1, 1], [1, 2])), ("y_train", NumpyData.Longs([2], 0, 1)));

    [Fact]
    public Task Load_FortranOrder_SaysHowToSave() =>
        AssertFaultAsync("numpy.ascontiguousarray", ("x_train", NumpyData.Array("|u1", [2, 1, 1], [1, 2], fortran: true)), ("y_train", NumpyData.Longs([2], 0, 1)));

    [Fact]
    public Task Load_FewerNumbersThanTheHeaderSays_IsTruncated() =>
        AssertFaultAsync("its header says (2, 1, 2) of uint8, which is 4 bytes, and 3 follow", ("x_train", NumpyData.Bytes([2, 1, 2], 1, 2, 3)), ("y_train", NumpyData.Longs([2], 0, 1)));

    [Fact]
    public Task Load_SeveralClassesASample_IsRefused() =>
        AssertFaultAsync("row 1 of (2, 3) is not a single 1 among zeros", ("x_train", NumpyData.Bytes([2, 1, 1], 1, 2)), ("y_train", NumpyData.Bytes([2, 3], 1, 0, 0, 1, 0, 1)));

    [Fact]
    public Task Load_MoreLabelsThanImages_SaysHowMany() =>
        AssertFaultAsync("x_train hold 2 images, and y_train 3 labels", ("x_train", NumpyData.Bytes([2, 1, 1], 1, 2)), ("y_train", NumpyData.Bytes([3], 0, 1, 1)));

    [Fact]
    public async Task Open_TwoArchives_AsksWhichIsMeant()
    {
        _folder.Write("a.npz", NumpyData.Archive());
        _folder.Write("b.npz", NumpyData.Archive());

        var error = await Assert.ThrowsAsync<DatasetException>(() => SampleData.OpenAsync(_folder.Path));

        Assert.Contains("it holds 2 .npz files (a.npz, b.npz)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_NoArchive_SaysWhatIsExpected()
    {
        _folder.Write("data.npz", [1, 2, 3]);

        var error = await Assert.ThrowsAsync<DatasetException>(() => SampleData.OpenAsync(_folder["data.npz"]));

        Assert.Contains("expected what numpy.savez writes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_AnyDamage_IsToldAndNothingElse() => Gen.Select(Gen.Int[0, 200], Gen.Byte, Gen.Int[0, 250]).Sample((place, value, length) =>
    {
        var array = NumpyData.Longs([10], 0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        array[place % array.Length] = value;
        array = array[..Math.Min(length, array.Length)];
        try
        {
            NumpyFile.Read(new MemoryStream(array), array.Length, "array");
        }
        catch (DatasetException exception)
        {
            Assert.StartsWith("array: ", exception.Message, StringComparison.Ordinal);
        }
    });

    private Task<IDatasetSource> OpenAsync(params (string Name, byte[] Array)[] arrays)
    {
        _folder.Write("data.npz", NumpyData.Archive(arrays));
        return SampleData.OpenAsync(_folder["data.npz"]);
    }

    private static async Task<ImageSamples> TrainingOf(IDatasetSource source) =>
        (ImageSamples)await source.LoadTrainingAsync(TestContext.Current.CancellationToken);

    private async Task AssertFaultAsync(string problem, params (string Name, byte[] Array)[] arrays) =>
        await AssertFaultAsync(await OpenAsync(arrays), problem);

    private async Task AssertFaultAsync(IDatasetSource source, string problem)
    {
        var error = await Assert.ThrowsAsync<DatasetException>(() => source.LoadTrainingAsync(TestContext.Current.CancellationToken));
        Assert.StartsWith(_folder.Path, error.Message, StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }
}
