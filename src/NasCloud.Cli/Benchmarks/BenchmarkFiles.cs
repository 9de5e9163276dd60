using NasCloud.Cli.Hosting;
using NasCloud.Cli.Plots;
using NasCloud.Core.Benchmarks;

namespace NasCloud.Cli.Benchmarks;

/// <summary>Where the curves go, checked before the searches begin.</summary>
/// <param name="Csv">A CSV file, or null.</param>
/// <param name="Plot">An SVG file, or null.</param>
internal sealed record BenchmarkFiles(string? Csv, string? Plot)
{
    private const string PlotEnding = ".svg";

    /// <exception cref="CliException">A file can't be written there.</exception>
    public static BenchmarkFiles Read(string? csv, string? plot, string workingFolder)
    {
        if (plot is not null && !plot.EndsWith(PlotEnding, StringComparison.OrdinalIgnoreCase))
            throw new CliException(ExitCode.Invalid, $"--plot is {plot}: pictures are written as SVG; give the file a name that ends in {PlotEnding}.");
        return new(Place("--csv", csv, workingFolder), Place("--plot", plot, workingFolder));
    }

    /// <summary>Writes them, each whole or not at all.</summary>
    public void Write(BenchmarkRequest request, IReadOnlyList<ContenderResult> results)
    {
        if (Csv is not null)
            Replace(Csv, path => File.WriteAllLines(path, BenchmarkCsv.Lines(results, request.Problem.Table)));
        if (Plot is not null)
            Replace(Plot, path => File.WriteAllText(path, RegretPlot.Svg(results, request)));
    }

    private static string? Place(string option, string? file, string workingFolder)
    {
        if (file is null)
            return null;
        var path = Path.GetFullPath(file, workingFolder);
        return Directory.Exists(Path.GetDirectoryName(path)) && !Directory.Exists(path)
            ? path
            : throw new CliException(ExitCode.Invalid, $"{option} is {file}: expected a file in a folder that exists.");
    }

    private static void Replace(string path, Action<string> write)
    {
        var temporary = path + ".tmp";
        write(temporary);
        File.Move(temporary, path, overwrite: true);
    }
}
