using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using NasCloud.Cli.Commands;
using NasCloud.Cli.Hosting;
using NasCloud.Cli.Tests.Fakes;
using NasCloud.Core.Architectures;
using NasCloud.Core.Searches;
using NasCloud.Models.Files;
using NasCloud.Models.Networks;
using NasCloud.Models.Onnx;
using NasCloud.Testing.Datasets;
using NasCloud.Testing.Searches;
using SkiaSharp;
using Spectre.Console.Testing;

namespace NasCloud.Cli.Tests.Documentation;

/// <summary>A working folder that holds what the documents' commands name: searches that ended, specs, data and a model, all small.</summary>
/// <remarks>Searches that are begun in it end at once, untrained; what comes before that, the spec and its data, is read and checked.</remarks>
public sealed partial class DocumentedFolder : IAsyncLifetime
{
    private const string Table = "nas-bench-201-cifar10.csv";

    /// <summary>What makes a command short, where it has the option, and with true also where it hasn't.</summary>
    private static readonly (string Command, string Option, string Value, bool Always)[] Shorter =
    [
        ("benchmark", "--seeds", "2", true),
        ("benchmark", "--budget", "10", true),
        ("benchmark", "--at", "5,10", false),
        ("dataset", "--count", "2", false),
    ];

    private readonly TestHost _host = new();

    private readonly List<string> _searches = [];
    private int _runs;

    public async ValueTask InitializeAsync()
    {
        // As many as a document compares.
        for (var search = 0; search < 3; search++)
            await SearchAsync();
        _host.Drivers = store => new FakeDriver(async (id, _) =>
        {
            await store.Repository.WriteStatusAsync(id, new SearchStatus(SearchState.Completed, DateTimeOffset.UnixEpoch), CancellationToken.None);
            return SearchState.Completed;
        });
        WriteFiles();
    }

    public ValueTask DisposeAsync()
    {
        _host.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Runs a command in this process.</summary>
    /// <returns>What it exits with, and what it printed.</returns>
    internal async Task<(int ExitCode, string Printed)> RunAsync(IReadOnlyList<string> arguments)
    {
        using var console = new TestConsole();
        console.Profile.Width = 120;
        await using var error = new StringWriter();
        var host = _host.Host() with { Console = console, Error = error };
        var exitCode = await NasCloudCommand.RunAsync(host, [.. Real(arguments)]);
        return (exitCode, $"{error}{console.Output}");
    }

    /// <summary>The command with what is here in place of what the document names, and no longer than it must be.</summary>
    private IEnumerable<string> Real(IReadOnlyList<string> arguments)
    {
        var ids = 0;
        List<string> real = [];
        foreach (var argument in arguments)
        {
            if (real.Count > 0 && SearchId().IsMatch(argument))
                real.Add(_searches[ids++ % _searches.Count]);
            else if (argument.Contains('*', StringComparison.Ordinal))
                real.AddRange(Directory.EnumerateFiles(Path.Combine(_host.Folder, Path.GetDirectoryName(argument)!), Path.GetFileName(argument)));
            else
                real.Add(argument.Replace("=/data/", "=", StringComparison.Ordinal).Replace("warmStart.search=quickstart-7f3a", $"warmStart.search={_searches[0]}", StringComparison.Ordinal));
        }

        foreach (var (command, option, value, always) in Shorter.Append((arguments[0], "--to", $"to-{++_runs}", false)))
            Set(real, command, option, value, always);
        return real;
    }

    private static void Set(List<string> arguments, string command, string option, string value, bool always)
    {
        if (arguments[0] != command)
            return;
        var place = arguments.IndexOf(option);
        if (place >= 0)
            arguments[place + 1] = value;
        else if (always)
            arguments.AddRange([option, value]);
    }

    /// <summary>Runs a search of a table to its end, and gives it a model.</summary>
    private async Task SearchAsync()
    {
        Assert.True(await _host.RunAsync("search", _host.WriteTableSpec(14)) == ExitCode.Success, _host.Errors);
        var id = await _host.Store.ListAsync(TestContext.Current.CancellationToken).FirstAsync(each => !_searches.Contains(each.Value), TestContext.Current.CancellationToken);
        await _host.Store.Store.CreateAsync(SearchPaths.ResultFile(id, "model.onnx"), Model(), TestContext.Current.CancellationToken);
        _searches.Add(id.Value);
    }

    private void WriteFiles()
    {
        Copy(Path.Combine(AppContext.BaseDirectory, "examples"), Directory.CreateDirectory(PathOf("examples")).FullName);
        Copy(PathOf("examples"), _host.Folder, "*.csv");
        BarImages.Write(PathOf(".nascloud", "datasets"));
        Directory.Move(PathOf(".nascloud", "datasets", BarImages.Name), PathOf(".nascloud", "datasets", "fashion-mnist"));
        WriteTable(PathOf(Table));
        File.Copy(PathOf(Table), PathOf("examples", Table));
        File.WriteAllText(PathOf("settings.json"), """{ "schemaVersion": 1, "strategies": ["random", { "name": "genetic", "population": 5 }] }""");
        File.WriteAllLines(PathOf("wines.csv"), ["acidity,sugar,quality", .. Enumerable.Range(0, 60).Select(row => $"{row % 7}.5,{row % 5}.25,{(row % 7 > 3 ? "good" : "fair")}")]);
        for (var index = 0; index < 24; index++)
            WriteImage(PathOf("photos", index < 18 ? "train" : "test", index % 2 == 0 ? "ring" : "corner", FormattableString.Invariant($"{(index % 18 / 2) + 1:D5}.png")), index);
        WriteImage(PathOf("photos", "new.jpg"), 1);
        WriteImage(PathOf("shoe.png"), 2);
        WriteImage(PathOf("shirt.jpg"), 3);
        WriteArrays(PathOf("scans.npz"), [40, 8, 8]);
        WriteArrays(PathOf("beats.npz"), [40, 32]);
        Directory.CreateDirectory(PathOf("winner"));
        File.WriteAllBytes(PathOf("winner", "model.onnx"), Model());
    }

    /// <summary>The table of the examples, every cell in it; the scores are the test search's.</summary>
    private static void WriteTable(string path)
    {
        TestSearch.WriteTable(path);
        File.WriteAllLines(path, File.ReadAllLines(path).Select((line, index) => index == 0 ? "ops,c10_val12,c10_val200" : $"{line},{line[(line.IndexOf(',', StringComparison.Ordinal) + 1)..]}"));
    }

    private static byte[] Model()
    {
        var builder = new ArchitectureBuilder(TensorShape.Image(1, 4, 4));
        builder.Then("mean", new GlobalAveragePooling());
        builder.Then("dense", new Dense(2));
        var weights = new Dictionary<string, SafetensorsEntry>
        {
            ["dense.weight"] = SafetensorsEntry.Of([2, 1], [2, -2]),
            ["dense.bias"] = SafetensorsEntry.Of([2], [0, 0]),
        };
        return OnnxExporter.Export(new(builder.Build(), weights, new PixelNormalization([0.5], [0.5]), ["bright", "dark"]));
    }

    private static void WriteImage(string path, int seed)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var bitmap = new SKBitmap(12, 12);
        bitmap.Erase(new SKColor((byte)(seed * 10), (byte)(255 - (seed * 10)), 90));
        using var data = bitmap.Encode(path.EndsWith(".png", StringComparison.Ordinal) ? SKEncodedImageFormat.Png : SKEncodedImageFormat.Jpeg, 90);
        File.WriteAllBytes(path, data.ToArray());
    }

    /// <summary>Bytes that differ, and two labels in turn, in NumPy's format.</summary>
    private static void WriteArrays(string path, int[] shape)
    {
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        Add(archive, "x_train", "|u1", shape, [.. Enumerable.Range(0, shape.Aggregate((left, right) => left * right)).Select(index => (byte)(index * 37 % 251))]);
        Add(archive, "y_train", "|u1", [shape[0]], [.. Enumerable.Range(0, shape[0]).Select(index => (byte)(index % 2))]);
    }

    private static void Add(ZipArchive archive, string name, string type, int[] shape, byte[] content)
    {
        var header = $"{{'descr': '{type}', 'fortran_order': False, 'shape': ({string.Join(", ", shape)}{(shape.Length == 1 ? "," : "")}), }}";
        header = header.PadRight(117, ' ') + "\n";
        using var stream = archive.CreateEntry($"{name}.npy").Open();
        stream.Write([0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0, .. Encoding.ASCII.GetBytes(header), .. content]);
    }

    private static void Copy(string from, string to, string pattern = "*")
    {
        foreach (var file in Directory.EnumerateFiles(from, pattern))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
    }

    private string PathOf(params string[] names) => Path.Combine([_host.Folder, .. names]);

    [GeneratedRegex("^(ID|quick|[a-z][a-z0-9-]*-[0-9a-f]{4})$")]
    private static partial Regex SearchId();
}
