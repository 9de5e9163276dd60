using System.Text.Json.Nodes;
using NasCloud.Cli.Hosting;
using NasCloud.Cli.Tests.Fakes;
using NasCloud.Cli.Tests.Resilience;
using NasCloud.Core.Architectures;
using NasCloud.Core.Searches;
using NasCloud.Models.Files;
using NasCloud.Models.Networks;
using NasCloud.Models.Onnx;
using NasCloud.Testing.Searches;
using SkiaSharp;

namespace NasCloud.Cli.Tests.Commands;

/// <summary>Commands on what a search trained: <c>predict</c> and <c>export</c>.</summary>
public sealed class ModelCommandTests : IDisposable
{
    private static readonly SearchManifest Search = TestSearch.Create();

    private readonly TestHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Predict_ModelFile_LabelsEachImage()
    {
        await File.WriteAllBytesAsync(PathOf("bright.onnx"), OnnxExporter.Export(Network()), TestContext.Current.CancellationToken);
        WriteImage("white.png", SKColors.White);
        WriteImage("black.png", SKColors.Black);

        Assert.Equal(ExitCode.Success, await _host.RunAsync("predict", "bright.onnx", "white.png", "black.png"));

        Assert.Matches(@"white\.png  bright 9\d\.\d%\s+black\.png  dark 9\d\.\d%", _host.Output);
    }

    [Fact]
    public async Task Predict_SearchWithAModel_TakesTheOneOfItsResult()
    {
        await WriteResultAsync("model.onnx", OnnxExporter.Export(Network()));
        WriteImage("white.png", SKColors.White);

        Assert.Equal(ExitCode.Success, await _host.RunAsync("predict", Search.Id.Value, "white.png", "--top", "2", "--json"));

        var classes = JsonNode.Parse(_host.Output)!["classes"]!.AsArray();
        Assert.Equal(["bright", "dark"], classes.Select(each => (string?)each!["class"]));
    }

    [Theory]
    [InlineData("missing.onnx", "There is no file ")]
    [InlineData("test-search", "has no model.onnx: it has once its winner was trained in full.")]
    public async Task Predict_NoModel_SaysWhatIsMissing(string model, string message)
    {
        await _host.Store.CreateAsync(Search with { Id = new("test-search") }, TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.NotFound, await _host.RunAsync("predict", model, "white.png"));
        Assert.Contains(message, _host.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Predict_MissingImage_IsNamed()
    {
        await File.WriteAllBytesAsync(PathOf("bright.onnx"), OnnxExporter.Export(Network()), TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.NotFound, await _host.RunAsync("predict", "bright.onnx", "nowhere.png"));
        Assert.Contains("nowhere.png", _host.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_TrainedWinner_WritesAModelThatPredicts()
    {
        foreach (var (name, content) in NetworkFiles.Of(Network()))
            await WriteResultAsync(name, content);
        WriteImage("white.png", SKColors.White);

        // In a process of its own: it loads libtorch, which commands that need none are held not to.
        await using (var export = NasCloudProcess.Start("export", Search.Id.Value, "--opset", "13", "--to", PathOf("old.onnx"), "--store", PathOf(StorePlace.DefaultFolder)))
            Assert.True(await export.ExitAsync(TestContext.Current.CancellationToken) == ExitCode.Success, export.Output);

        Assert.Equal(ExitCode.Success, await _host.RunAsync("predict", "old.onnx", "white.png"));
        Assert.Contains("white.png  bright", _host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_WinnerThatWasNotTrained_SaysSo()
    {
        await _host.Store.CreateAsync(Search, TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.NotFound, await _host.RunAsync("export", Search.Id.Value));
        Assert.Contains("has no architecture.json", _host.Errors, StringComparison.Ordinal);
    }

    /// <summary>Takes an image for bright or dark by its mean.</summary>
    private static TrainedNetwork Network()
    {
        var builder = new ArchitectureBuilder(TensorShape.Image(1, 4, 4));
        builder.Then("mean", new GlobalAveragePooling());
        builder.Then("dense", new Dense(2));
        var weights = new Dictionary<string, SafetensorsEntry>
        {
            ["dense.weight"] = SafetensorsEntry.Of([2, 1], [2, -2]),
            ["dense.bias"] = SafetensorsEntry.Of([2], [0, 0]),
        };
        return new(builder.Build(), weights, new PixelNormalization([0.5], [0.5]), ["bright", "dark"]);
    }

    private async Task WriteResultAsync(string name, byte[] content)
    {
        await _host.Store.CreateAsync(Search, TestContext.Current.CancellationToken);
        await _host.Store.Store.CreateAsync(SearchPaths.ResultFile(Search.Id, name), content, TestContext.Current.CancellationToken);
    }

    private void WriteImage(string name, SKColor colour)
    {
        using var bitmap = new SKBitmap(8, 8);
        bitmap.Erase(colour);
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        File.WriteAllBytes(PathOf(name), data.ToArray());
    }

    private string PathOf(string name) => Path.Combine(_host.Folder, name);
}
