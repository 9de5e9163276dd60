using NasCloud.Core.Architectures;
using NasCloud.Models.Networks;
using NasCloud.Training.Modules;
using NasCloud.Training.Native;
using NasCloud.Training.Results;
using TorchSharp;

namespace NasCloud.Training.Tests.Docs;

public sealed class ModelSampleTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nascloud-").FullName;
    private readonly int _threads = TorchRuntime.Threads;

    public void Dispose()
    {
        TorchRuntime.Initialize(_threads);
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Sample_OfASearchsResult_MeasuresIt()
    {
        var architecture = SampleArchitectures.Small;
        WriteResult(architecture);
        SampleData.WriteIdx(Path.Combine(_folder, "bars"), SampleData.Bars(90), SampleData.Bars(30, seed: 2));
        using var output = new StringWriter();
        var console = Console.Out;
        Console.SetOut(output);
        try
        {
            await ModelSample.RunAsync(_folder, _folder, "bars");
        }
        finally
        {
            Console.SetOut(console);
        }

        Assert.Matches($@"^\d+\.\d ?% of the test images right, {architecture.Cost.Parameters} parameters, 3 classes", output.ToString());
    }

    [Fact]
    public void Sample_InTheDocs_IsTheOneThatRuns()
    {
        var docs = Between(Read("docs", "model.md"), "```csharp\n", "```");
        var code = Between(Read("tests", "NasCloud.Training.Tests", "Docs", "ModelSample.cs"), "// Sample\n", "        // End");

        Assert.Equal(string.Join('\n', code.Split('\n').Select(line => line.Trim())), docs);
    }

    private void WriteResult(Architecture architecture)
    {
        using var module = new NetworkModule(architecture, seed: 1, torch.CPU);
        foreach (var (name, content) in NetworkFiles.Of(TrainedNetworks.Of(architecture, module, new PixelNormalization([0.5], [0.25]), ["low", "middle", "high"])))
            File.WriteAllBytes(Path.Combine(_folder, name), content);
    }

    private static string Between(string text, string begin, string end)
    {
        var start = text.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        return text[start..text.IndexOf(end, start, StringComparison.Ordinal)];
    }

    private static string Read(params string[] path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "NasCloud.sln")))
            folder = folder.Parent;
        return File.ReadAllText(Path.Combine([folder.FullName, .. path])).ReplaceLineEndings("\n");
    }
}
