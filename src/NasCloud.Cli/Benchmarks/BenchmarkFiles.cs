using NasCloud.Cli.Hosting;
using NasCloud.Cli.Plots;
using NasCloud.Core.Benchmarks;

namespace NasCloud.Cli.Benchmarks;

/// <summary>Where the curves go, checked before the searches begin.</summary>
/// <param name="Csv">A CSV file, or null.</param>
/// <param name="Plot">An SVG or PNG file, or null.</param>
internal sealed record BenchmarkFiles(string? Csv, string? Plot)
{
    /// <exception cref="CliException">A file can't be written there.</exception>
    public static BenchmarkFiles Read(string? csv, string? plot, string workingFolder)
    {
        if (plot is not null && !RegretPlot.Endings.Contains(Path.GetExtension(plot), StringComparer.OrdinalIgnoreCase))
            throw new CliException(ExitCode.Invalid, $"--plot is {plot}: pictures are written as SVG or PNG; give the file a name that ends in {string.Join(" or ", RegretPlot.Endings)}.");
        return new(Place("--csv", csv, workingFolder), Place("--plot", plot, workingFolder));
    }

    /// <summary>Writes them, each whole or not at all.</summary>
    public void Write(BenchmarkRequest request, IReadOnlyList<ContenderResult> results)
    {
        if (Csv is not null)
            Replace(Csv, path => File.WriteAllLines(path, BenchmarkCsv.Lines(results, request.Problem.Table)));
        if (Plot is not null)
            Replace(Plot, path => File.WriteAllBytes(path, RegretPlot.Draw(results, request, Path.GetExtension(Plot))));
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
